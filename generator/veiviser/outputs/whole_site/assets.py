"""Stylesheets and scripts that all prototype pages share."""

import re

from veiviser.model.project import Look
from veiviser.model.site import ASSETS, DARK_STYLE, DESIGN_SYSTEM, LIGHT_STYLE, MAP_STYLE, PROTOTYPE_STYLE
from veiviser.outputs.contract import Files, SiteView
from veiviser.templating.written_words import put_words

_GAP = r"(?:\s|/\*(?:(?!\*/).)*\*/)"
_STYLE = re.compile(rf"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|{_GAP}*([{{}};]){_GAP}*|{_GAP}+""", re.DOTALL)
"""What is for those who write styles, comments and white space; and words in quotes, which hold what looks the same."""
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
"""In a script, one that has its lines to itself."""


def draw(site: SiteView) -> Files:
    assets = make_assets(site.project.look)
    style = assets[f"{ASSETS}/{PROTOTYPE_STYLE}"]
    return Files(
        site={**assets, LIGHT_STYLE: _as_if(style, "light", "dark"), DARK_STYLE: _as_if(style, "dark", "light")}
    )


def make_assets(look: Look) -> dict[str, str]:
    """By path in the site: Designsystemet's styles, ours, those of maps, and each script."""
    own = {name: text for name, text in look.styles.items() if name not in (DESIGN_SYSTEM, MAP_STYLE)}
    components = [c.style for _, c in sorted(look.components.items()) if c.style]
    files = {
        f"{ASSETS}/{PROTOTYPE_STYLE}": _STYLE.sub(_close, "\n".join([*own.values(), *components])),
        f"{ASSETS}/{MAP_STYLE}": _STYLE.sub(_close, look.styles.get(MAP_STYLE, "")),
        f"{ASSETS}/{DESIGN_SYSTEM}": look.styles.get(DESIGN_SYSTEM, ""),
    }
    scripts = {f"{name}.js": c.script for name, c in sorted(look.components.items()) if c.script} | {**look.scripts}
    files.update({f"{ASSETS}/{name}": put_words(_COMMENT.sub("", text), look.words) for name, text in scripts.items()})
    return files


def _as_if(style: str, chosen: str, other: str) -> str:
    """A stylesheet for those who see it as if their device was set to the light, or to the dark."""
    style = style.replace(f"(prefers-color-scheme: {chosen})", "(min-width: 0)")
    return style.replace(f"(prefers-color-scheme: {other})", "(max-width: 0)")


def _close(found: re.Match[str]) -> str:
    return found[1] or found[2] or " "
