"""Whether the colours of a brand can be told apart where they meet."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from veiviser.messages import Message, say
from veiviser.model.brand import Brand
from veiviser.model.colours import Colour, contrast, nearest_that, written
from veiviser.problem import Report
from veiviser.reading.look.brand import colours_of, own, theme_of, tinted

TEXT, EDGE = 4.5, 3.0
"""What WCAG 2.2 asks for at least: of words (1.4.3), and of what shows where one can press (1.4.11)."""
PAIRS = (
    ("accent", "paper", TEXT),
    ("accent", "desk", TEXT),
    ("accent", "tinted", TEXT),
    ("ink", "paper", TEXT),
    ("ink", "desk", TEXT),
    ("ink", "tinted", TEXT),
    ("quiet", "paper", TEXT),
    ("quiet", "desk", TEXT),
    ("quiet", "tinted", TEXT),
    ("mark", "paper", TEXT),
    ("line-strong", "paper", EDGE),
)
"""Every two colours that stand on each other: links and buttons, words, quiet words, errors, edges of fields."""
OF_THEME = (
    ("accent-text-subtle", "accent-surface-tinted"),
    ("accent-text-default", "accent-surface-tinted"),
    ("accent-base-contrast-default", "accent-base-default"),
    ("accent-base-contrast-default", "accent-base-hover"),
    ("neutral-text-subtle", "neutral-background-default"),
    ("danger-text-subtle", "danger-surface-tinted"),
)
"""Likewise in a theme, by what stands behind `--ds-color-`; all of them are words."""


class _Worst(NamedTuple):
    share: float
    """Of what it must be; from 1 on it passes."""
    other: str
    ratio: float
    least: float


def find_alike(brand: Brand, tokens: str, theme: str, report: Report) -> None:
    """A problem for each colour that cannot be read on another, with the nearest that can."""
    light, _ = colours_of(tokens)
    known = {
        name: own(brand, name, light) for name in ("accent", "paper", "desk", "ink", "quiet", "line-strong", "mark")
    }
    for name, (colour, place) in brand.colours.items():
        worst = _worst(name, colour, known)
        if worst.share >= 1:
            continue
        near = nearest_that(colour, lambda tried, name=name: _worst(name, tried, known).share >= 1)  # type: ignore[misc]
        report.error(place, "low-contrast", _told(name, worst, near))
    if brand.theme is not None:
        for wrong in _alike_in(theme):
            report.error(brand.theme.place, "low-contrast", wrong)


def _worst(name: str, colour: Colour, known: Mapping[str, Colour]) -> _Worst:
    """Of all that the colour meets, what it is hardest to tell from."""
    now = {**known, name: colour}
    now["tinted"] = tinted(now["accent"], now["paper"])
    found = [
        _Worst(ratio / least, other, ratio, least)
        for one, another, least in PAIRS
        if name in (one, another)
        for other, ratio in [(another if one == name else one, contrast(now[one], now[another]))]
    ]
    return min(found)


def _alike_in(theme: str) -> Iterator[Message]:
    """What is to say of two colours of a theme that have too little contrast."""
    for scheme, colours in zip(("light", "dark"), theme_of(theme), strict=True):
        for one, other in OF_THEME:
            words, behind = (colours.get(f"--ds-color-{name}") for name in (one, other))
            if words is not None and behind is not None and (ratio := contrast(words, behind)) < TEXT:
                worst = _Worst(ratio / TEXT, f"{other} ({scheme})", ratio, TEXT)
                yield _told(one, worst, _readable(words, behind))


def _readable(words: Colour, behind: Colour) -> Colour | None:
    return nearest_that(words, lambda tried: contrast(tried, behind) >= TEXT)


def _told(name: str, worst: _Worst, near: Colour | None) -> Message:
    return say(
        "`{name}` has too little contrast to `{other}`: {ratio} to 1, and it must be {least} to 1{near}",
        name=name,
        other=worst.other,
        ratio=f"{worst.ratio:.2f}",
        least=f"{worst.least:.1f}",
        near=say("; the nearest that has enough is {colour}", colour=written(near)) if near is not None else "",
    )
