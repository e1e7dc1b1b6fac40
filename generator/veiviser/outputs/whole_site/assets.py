"""Stylesheets and scripts that all prototype pages share."""

import re
from functools import lru_cache

from veiviser.model.project import Look, Project
from veiviser.model.site import (
    ASSETS,
    DESIGN_SYSTEM,
    MAP_STYLE,
    PROTOTYPE_STYLE,
    SCHEMES,
    STATES_STYLE,
    Scheme,
    states_in,
    style_in,
)
from veiviser.outputs.contract import Files, SiteView
from veiviser.templating.written_words import put_words

_GAP = r"(?:\s|/\*(?:(?!\*/).)*\*/)"
_STYLE = re.compile(rf"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|{_GAP}*([{{}};]){_GAP}*|{_GAP}+""", re.DOTALL)
"""What is for those who write styles, comments and white space; and words in quotes, which hold what looks the same."""
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
"""In a script, one that has its lines to itself."""


STATES = {
    "hover": re.compile(r":hover\b"),
    "focus": re.compile(r":focus(?:-visible)?(?![\w-])"),
    "disabled": re.compile(r"\[aria-disabled=[\"']?true[\"']?\]|:disabled\b"),
}
"""What a part of a screen can be in, beside what it is at rest, by what stands in `data-state` around its picture."""
_OR_SHOWN = ':is({held}, :where([data-state="{state}"]) :nth-child(n))'
"""Where it is so, or shown so: the second holds of every element, and counts as much as the first."""
_POINTER = re.compile(r"\((?:hover: ?hover|pointer: ?fine)\)")


def draw(site: SiteView) -> Files:
    assets = make_assets(site.project.look)
    style = assets[f"{ASSETS}/{PROTOTYPE_STYLE}"]
    others = {path: text for look in site.project.looks.values() for path, text in make_style(look).items()}
    styles = {f"{ASSETS}/{PROTOTYPE_STYLE}": style, **others}
    chosen = {
        style_in(scheme, path.removeprefix(f"{ASSETS}/")): _as_if(text, scheme)
        for path, text in styles.items()
        for scheme in SCHEMES
    }
    shown = _of_gallery(site.project) if site.project.gallery else {}
    return Files(site={**assets, **others, **chosen, **shown})


def make_assets(look: Look) -> dict[str, str]:
    """By path in the site: Designsystemet's styles, ours, those of maps, and each script."""
    files = {
        **make_style(look),
        f"{ASSETS}/{MAP_STYLE}": _closed(look.styles.get(MAP_STYLE, "")),
        f"{ASSETS}/{DESIGN_SYSTEM}": look.styles.get(DESIGN_SYSTEM, ""),
    }
    scripts = {f"{name}.js": c.script for name, c in sorted(look.components.items()) if c.script} | {**look.scripts}
    files.update({f"{ASSETS}/{name}": put_words(_COMMENT.sub("", text), look.words) for name, text in scripts.items()})
    return files


def make_style(look: Look) -> dict[str, str]:
    """What its screens are drawn with, beside Designsystemet's styles, by path in the site."""
    own = {name: text for name, text in look.styles.items() if name not in (DESIGN_SYSTEM, MAP_STYLE)}
    components = [c.style for _, c in sorted(look.components.items()) if c.style]
    return {f"{ASSETS}/{look.style}": _closed("\n".join([*own.values(), *components]))}


def _as_if(style: str, chosen: Scheme) -> str:
    """A stylesheet for those who see it as if their device was set to the light, or to the dark."""
    for scheme in SCHEMES:
        holds = "(min-width: 0)" if scheme == chosen else "(max-width: 0)"
        style = style.replace(f"(prefers-color-scheme: {scheme})", holds)
    return style


def _of_gallery(project: Project) -> dict[str, str]:
    """What the gallery alone is drawn with: all looks, in the light and the dark, with all states."""
    styles = {STATES_STYLE: project.look.styles.get(DESIGN_SYSTEM, "")}
    for look in (project.look, *project.shown.values()):
        (text,) = make_style(look).values()
        styles |= {states_in(scheme, look.key): _as_if(text, scheme) for scheme in SCHEMES}
    return {path: with_states(text) for path, text in styles.items()}


def with_states(style: str) -> str:
    """A stylesheet for pictures, in which everything may be shown in a state, on a phone too."""
    style = _POINTER.sub("(min-width: 0)", style)
    for state, held in STATES.items():
        style = held.sub(lambda found, state=state: _OR_SHOWN.format(held=found[0], state=state), style)  # type: ignore[misc]
    return style


@lru_cache(maxsize=16)
def _closed(style: str) -> str:
    """A stylesheet without what is for those who write it."""
    return _STYLE.sub(_close, style)


def _close(found: re.Match[str]) -> str:
    return found[1] or found[2] or " "
