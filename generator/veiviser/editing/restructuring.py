"""More than words: a choice, a block or a screen taken out, moved, or added, as a careful person would write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal

from veiviser.editing.forms import block_of
from veiviser.editing.pieces_of_yaml import Way, free_name, moved, names_in, read_in_order, with_new, without
from veiviser.editing.units import Unit
from veiviser.editing.yaml_texts import texts_of, with_words
from veiviser.model.component import Component

What = Literal["delete", "earlier", "later", "add", "put"]
"""`add`: another one of its kind behind it. `put`: a component behind a block."""
WHATS: tuple[What, ...] = ("delete", "earlier", "later", "add", "put")
_STAND_IN = "veiviser"
"""Words that need no quotes, until those that were typed take their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restructuring:
    """What is to be done with a unit."""

    what: What
    unit: Unit
    words: str = ""
    """Of what is added."""
    to: str = ""
    """Where a choice that is added leads; empty: as the one that it stands behind."""
    component: Component | None = None
    """That is put."""
    filled: Mapping[str, str] = field(default_factory=dict)
    """Its form, by option."""


def restructured(source: str, file: PurePosixPath, asked: Restructuring) -> str | None:
    """
    The file with it done; None where the words cannot stand there, or anything else would be read otherwise.

    Raises:
        OnOneLine: when it is written so that only its author can change it.
        LookupError: when there is no such place.
    """
    way = asked.unit.way
    if asked.what == "add":
        return _added(source, file, asked)
    if asked.what == "put":
        return _put(source, asked)
    made = without(source, way) if asked.what == "delete" else moved(source, way, 1 if asked.what == "later" else -1)
    return made if read_in_order(made) == _expected(read_in_order(source), way, asked.what) else None


def _added(source: str, file: PurePosixPath, asked: Restructuring) -> str | None:
    way = asked.unit.way
    piece, behind = _piece(source, asked)
    made = with_new(source, way, piece)
    spot = next((spot for spot, one in texts_of(made).items() if one.way == behind and not one.is_key), None)
    return with_words(made, file, spot, asked.words) if spot is not None else None


def _put(source: str, asked: Restructuring) -> str | None:
    way = asked.unit.way
    if asked.component is None or not isinstance(way[-1], int):
        raise LookupError(way)
    lines, read = block_of(asked.component, asked.filled)
    made = with_new(source, way, lines)
    return made if read_in_order(made) == _with_behind(read_in_order(source), way, read) else None


def _with_behind(said: Any, way: Way, new: object) -> Any:
    """What a file says with something more behind an item of a list."""
    step, rest = way[0], way[1:]
    entries = list(said)
    at = step if isinstance(step, int) else [name for name, _ in entries].index(step)
    if not rest:
        entries.insert(at + 1, new)
    else:
        inner = _with_behind(entries[at] if isinstance(step, int) else entries[at][1], rest, new)
        entries[at] = inner if isinstance(step, int) else (step, inner)
    return entries if isinstance(said, list) else tuple(entries)


def _piece(source: str, asked: Restructuring) -> tuple[list[str], Way]:
    """Its lines with a stand-in for the words, and the way to that."""
    way = asked.unit.way
    around, last = way[:-1], way[-1]
    if asked.unit.kind == "block" and isinstance(last, int):
        return [f"- text: {_STAND_IN}"], (*around, last + 1, "text")
    if isinstance(last, int):
        return [f"- {_STAND_IN}"], (*around, last + 1)
    name = free_name(asked.words, str(last), names_in(source, around))
    one = _value(read_in_order(source), way)
    to = asked.to or next((str(said) for key, said in one if key == "to"), "") if isinstance(one, tuple) else asked.to
    if not to:
        return [f"{name}: {_STAND_IN}"], (*around, name)
    return [f"{name}:", f"  label: {_STAND_IN}", f"  to: {to}"], (*around, name, "label")


def _value(said: Any, way: Way) -> object:
    for step in way:
        said = said[step] if isinstance(step, int) else dict(said)[step]
    return said


def _expected(said: Any, way: Way, what: What) -> Any:
    """What a file says once it is done."""
    step, rest = way[0], way[1:]
    entries = list(said)
    at = step if isinstance(step, int) else [name for name, _ in entries].index(step)
    if rest:
        inner = _expected(entries[at] if isinstance(step, int) else entries[at][1], rest, what)
        entries[at] = inner if isinstance(step, int) else (step, inner)
    elif what == "delete":
        del entries[at]
    else:
        other = at + (1 if what == "later" else -1)
        entries[at], entries[other] = entries[other], entries[at]
    return entries if isinstance(said, list) else tuple(entries)
