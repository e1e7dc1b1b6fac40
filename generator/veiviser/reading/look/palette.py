"""Which colour a property comes to, by what it names in turn."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from veiviser.model.colours import Colour, read_colour
from veiviser.reading.look.sheets import Declaration, Device, properties

Palette = Mapping[str, str]
"""What holds of each custom property on a device, as written."""

_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)")
_PART = re.compile(r"(?:[^\s(),]|\((?:[^()]|\([^()]*\))*\))+")
_NAMED = {
    "white": "#fff",
    "black": "#000",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "red": "#f00",
    "green": "#008000",
    "blue": "#00f",
    "navy": "#000080",
    "teal": "#008080",
    "purple": "#800080",
    "maroon": "#800000",
    "yellow": "#ff0",
    "orange": "#ffa500",
}
"""Those that people write by name; others are not judged."""
_DEEPEST = 20


class Found(NamedTuple):
    """A colour, and the properties that led to it, from the one that was asked for."""

    colour: Colour
    by: tuple[str, ...]


def palette(sheet: list[Declaration], device: Device) -> Palette:
    return {name: one.value for name, one in properties(sheet, device).items()}


def colour_in(value: str, known: Palette, by: tuple[str, ...] = ()) -> Found | None:
    """The first colour that a value names; None where it names none, or one that lets through what is behind."""
    for part in _PART.findall(value):
        named = _VAR.fullmatch(part)
        if named is not None and len(by) < _DEEPEST:
            inner = known.get(named[1], named[2] or "")
            found = colour_in(inner, known, (*by, named[1]) if named[1] in known else by)
        else:
            colour = _literal(part.lower())
            found = Found(colour, by) if colour is not None else None
        if found is not None:
            return found
    return None


def _literal(words: str) -> Colour | None:
    if parts := _RGB.fullmatch(words):
        return (min(int(parts[1]), 255), min(int(parts[2]), 255), min(int(parts[3]), 255))
    return read_colour(_NAMED.get(words, words))
