"""What stylesheets declare, rule by rule, and which of it holds for a device."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from veiviser.place import Place

_BLANK = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\([^)\n]*\)", re.DOTALL)
_SIGN = re.compile(r"[{};]")
_FEATURE = re.compile(r"\(\s*([\w-]+)\s*:\s*([\w-]+)\s*\)")
_OUTER = re.compile(r"(?::root|:host|html|\.screen|\.shell)")
"""On which elements properties stand that all of a screen follows."""


class Declaration(NamedTuple):
    """One property in one rule."""

    within: tuple[str, ...]
    """What opens the blocks around, from outside: `@media …`, then selectors."""
    name: str
    value: str
    place: Place

    @property
    def selector(self) -> str:
        return self.within[-1] if self.within else ""


class Device(NamedTuple):
    """What a device is set to."""

    scheme: str
    contrast: str


DEVICES = tuple(Device(scheme, contrast) for contrast in ("no-preference", "more") for scheme in ("light", "dark"))


def declarations(text: str, file: PurePosixPath) -> Iterator[Declaration]:
    """In the order written; what stands in layers comes first, as browsers weigh it."""
    found = list(_read(text, file))
    yield from sorted(found, key=lambda one: not any(head.startswith("@layer") for head in one.within))


def selectors(text: str) -> Iterator[tuple[int, str]]:
    """What opens each rule, and where it begins."""
    bare, start = _bare(text), 0
    for sign in _SIGN.finditer(bare):
        piece = bare[start : sign.start()]
        if sign[0] == "{" and not piece.lstrip().startswith("@"):
            yield start, piece
        start = sign.end()


def holds(declaration: Declaration, device: Device) -> bool:
    """Whether a device that shows a page obeys what is asked of it around the declaration."""
    return all(
        _is_asked(head.removeprefix("@media"), device) for head in declaration.within if head.startswith("@media")
    )


def properties(sheet: Iterable[Declaration], device: Device) -> Mapping[str, Declaration]:
    """What holds of each custom property that all of a screen follows, by name: the last that is said."""
    return {
        one.name: one
        for one in sheet
        if one.name.startswith("--")
        and any(_OUTER.fullmatch(part.strip()) for part in one.selector.split(","))
        and holds(one, device)
    }


def _read(text: str, file: PurePosixPath) -> Iterator[Declaration]:
    bare, start = _bare(text), 0
    opened: list[str] = []
    for sign in _SIGN.finditer(bare):
        piece = bare[start : sign.start()]
        if sign[0] == "{":
            opened.append(" ".join(piece.split()))
        else:
            name, colon, value = piece.partition(":")
            if colon and not piece.lstrip().startswith("@"):
                offset = start + len(piece) - len(piece.lstrip())
                place = Place(file, bare.count("\n", 0, offset) + 1, offset - bare.rfind("\n", 0, offset))
                yield Declaration(tuple(opened), name.strip(), " ".join(value.split()), place)
            if sign[0] == "}" and opened:
                opened.pop()
        start = sign.end()


def _bare(text: str) -> str:
    """The same without comments and what stands in quotes."""
    return _BLANK.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _is_asked(query: str, device: Device) -> bool:
    return any(_is_met(one, device) for one in query.split(","))


def _is_met(query: str, device: Device) -> bool:
    """Of what is asked with `and`. What is asked of anything but these is met: some device is as it says."""
    said = {"prefers-color-scheme": device.scheme, "prefers-contrast": device.contrast, "forced-colors": "none"}
    for part in map(str.strip, query.split(" and ")):
        feature = _FEATURE.search(part)
        if feature is None:
            if part == "print":
                return False
        elif feature[1] in said and (said[feature[1]] == feature[2]) == part.startswith(("not ", "(not ")):
            return False
    return True
