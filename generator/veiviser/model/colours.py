"""Colours as numbers: how well two can be told apart, and which one near a colour can be."""

import re
from collections.abc import Callable, Iterator

Colour = tuple[int, int, int]
"""Red, green and blue, each to 255."""
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 100


def read_colour(words: str) -> Colour | None:
    """Of `#6b2f5b` or `#63b`; None of anything else."""
    if not _HEX.fullmatch(words):
        return None
    digits = words[1:] if len(words) == 7 else "".join(2 * digit for digit in words[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def written(colour: Colour) -> str:
    """As styles have it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """
    The first with something of the other.

    Args:
        share: of the other, from 0 to 1.
    """
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21, as WCAG 2.2 defines it (contrast ratio)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def nearest_that(colour: Colour, passes: Callable[[Colour], bool]) -> Colour | None:
    """The colour that passes with the least black or white mixed into it; None where none does."""
    return next((tried for tried in _tried(colour) if passes(tried)), None)


def _tried(colour: Colour) -> Iterator[Colour]:
    for step in range(_STEPS + 1):
        yield mixed(colour, BLACK, step / _STEPS)
        yield mixed(colour, WHITE, step / _STEPS)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
