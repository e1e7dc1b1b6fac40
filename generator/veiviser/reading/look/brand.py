"""The styles that a brand comes to, behind those of any look."""

import re
from collections.abc import Mapping

from veiviser.model.brand import Brand
from veiviser.model.colours import BLACK, WHITE, Colour, contrast, mixed, nearest_that, read_colour, written

ACCENT = "--ds-color-accent-"
CORNERS = ("sm", "md", "lg", "xl", "default")
_SCHEMES = {
    scheme: re.compile(rf"\[data-color-scheme=[\"']?{scheme}[\"']?\]\s*{{([^}}]*)}}") for scheme in ("light", "dark")
}
_DARK = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark")
_PROPERTY = re.compile(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,6})\b")
_SCALE: Mapping[str, float] = {
    "base-default": 0,
    "border-default": 0,
    "border-strong": 0.1,
    "text-subtle": 0,
    "base-hover": 0.18,
    "base-active": 0.34,
    "text-default": 0.5,
    "border-subtle": -0.6,
    "surface-active": -0.7,
    "surface-hover": -0.8,
    "surface-tinted": -0.89,
    "background-tinted": -0.94,
}
"""How much ink is mixed into the accent, or, of what lies behind, how much paper."""
_AND, _LIGHT, _NIGHT = " and ", "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"
_USUAL = "(prefers-contrast: no-preference)"
"""Who wants more contrast has the colours of the look, which give 7 to 1."""
_IN_THE_DARK = 6.0
"""What contrast the accent has to paper there."""


def style_of(brand: Brand, tokens: str, theme: str = "") -> str:
    """
    What comes behind all styles of the look, and behind the tokens of pages.

    Args:
        tokens: of the look, which say what paper is in the light and in the dark.
        theme: what the brand's stylesheet of Designsystemet says.
    """
    light, dark = colours_of(tokens)
    bright, _ = brand.colours.get("paper", (light.get("paper", WHITE), None))
    always = [
        f"--ds-border-radius-{name}: calc({brand.corner} * var(--px));" for name in CORNERS if brand.corner is not None
    ]
    always += ['--type: "Brand", system-ui, sans-serif;'] if brand.fonts else []
    of_light, of_dark = theme_of(theme)
    of_light |= {f"--{name}": colour for name, (colour, _) in brand.colours.items() if name != "accent"}
    if "accent" in brand.colours:
        accent, paper = brand.colours["accent"][0], dark.get("paper", BLACK)
        lighter = nearest_that(mixed(accent, WHITE, 0.2), lambda one: contrast(one, paper) >= _IN_THE_DARK) or WHITE
        of_light |= _scale(accent, bright, BLACK)
        of_dark |= _scale(lighter, paper, WHITE)
    weights = ("200 500", "600 900") if brand.fonts[1:] else ("200 900",)
    faces = [_face(font.words, weights[at]) for at, font in enumerate(brand.fonts)]
    return "\n".join(
        (
            *faces,
            _rule(always),
            _rule(_said(of_light), f"print,{_AND.join((_LIGHT, _USUAL))}"),
            _rule(_said(of_dark), _AND.join(("screen", _NIGHT, _USUAL))),
        )
    )


def theme_of(style: str) -> tuple[dict[str, Colour], dict[str, Colour]]:
    """What a stylesheet of Designsystemet's command says of colours, in the light and in the dark, by property."""
    found = {scheme: "".join(block.findall(style)) for scheme, block in _SCHEMES.items()}
    return _read(found["light"]), _read(found["dark"])


def colours_of(tokens: str) -> tuple[dict[str, Colour], dict[str, Colour]]:
    """What a look's tokens say of colours that are written as such, in the light and in the dark, by name."""
    light, *dark = _DARK.split(tokens, maxsplit=1)
    parts = (light.partition("@media")[0], dark[0].partition("@media")[0] if dark else "")
    in_light, in_dark = ({name.removeprefix("--"): found for name, found in _read(part).items()} for part in parts)
    return in_light, in_dark


def _read(style: str) -> dict[str, Colour]:
    found = {name: read_colour(words) for name, words in _PROPERTY.findall(style)}
    return {name: colour for name, colour in found.items() if colour is not None}


def _scale(accent: Colour, paper: Colour, ink: Colour) -> dict[str, Colour]:
    """All that Designsystemet has of the accent; words on it are in what can be read better."""
    on = max((WHITE, BLACK), key=lambda words: contrast(words, accent))
    mixes = {name: mixed(accent, ink if share >= 0 else paper, abs(share)) for name, share in _SCALE.items()}
    mixes |= {"base-contrast-default": on, "base-contrast-subtle": on}
    return {f"{ACCENT}{name}": colour for name, colour in mixes.items()}


def _said(colours: Mapping[str, Colour]) -> list[str]:
    return [f"{name}: {written(colour)};" for name, colour in colours.items()]


def _face(file: str, weight: str) -> str:
    kind = "woff2" if file.endswith("2") else "woff"
    return (
        f'@font-face {{ font-family: "Brand"; font-weight: {weight}; font-display: swap; '
        f'src: url("../../{file}") format("{kind}"); }}'
    )


def _rule(said: list[str], media: str = "") -> str:
    rule = f":root, :host, .screen, .shell {{ {' '.join(said)} }}" if said else ""
    return f"@media {media} {{ {rule} }}" if media and rule else rule
