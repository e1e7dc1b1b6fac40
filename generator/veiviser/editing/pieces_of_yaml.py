"""Items of lists and entries of tables in a YAML file: one taken out, moved, or put in, and no other line touched."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from veiviser.reading.yaml.names import RESERVED, slug

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Way = tuple[str | int, ...]
"""Keys and numbers, from 0, that lead to it from the top of the file."""


class OnOneLine(Exception):
    """What is written between brackets, or behind something else on its line, is for its author to change."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Of a piece, with the comments right above it."""

    first: int
    """From 0."""
    end: int
    """Behind its last one."""
    indent: int
    """Columns before its key or its hyphen."""


def without(source: str, way: Way) -> str:
    """
    The file without one piece, and without one of the gaps around it.

    Raises:
        OnOneLine: see there.
        LookupError: when there is no such piece, or it is the last one of its kind.
    """
    pieces, at = _siblings(source, way)
    if len(pieces) == 1:
        raise LookupError(way)
    lines, piece = source.split("\n"), pieces[at]
    end = piece.end
    while at + 1 < len(pieces) and end < pieces[at + 1].first and not lines[end].strip():
        end += 1
    first = piece.first
    while at + 1 == len(pieces) and not lines[first - 1].strip():
        first -= 1
    return "\n".join([*lines[:first], *lines[end:]])


def moved(source: str, way: Way, by: int) -> str:
    """
    The file with a piece and its neighbour in each other's place; gaps stay where they are.

    Args:
        by: 1 to come later, -1 to come earlier.

    Raises:
        OnOneLine: see there.
        LookupError: when there is no such piece, or no neighbour on that side.
    """
    pieces, at = _siblings(source, way)
    if not 0 <= at + by < len(pieces):
        raise LookupError(way)
    one, other = sorted((pieces[at], pieces[at + by]), key=lambda piece: piece.first)
    lines = source.split("\n")
    upper, between, lower = lines[one.first : one.end], lines[one.end : other.first], lines[other.first : other.end]
    return "\n".join([*lines[: one.first], *lower, *between, *upper, *lines[other.end :]])


def with_new(source: str, way: Way, piece: Sequence[str]) -> str:
    """
    The file with a new piece behind another, as far from it as those around it are.

    Args:
        piece: its lines, not yet indented; that of a list begins with a hyphen.

    Raises:
        OnOneLine: see there.
        LookupError: when there is no such piece.
    """
    pieces, at = _siblings(source, way)
    lines, one = source.split("\n"), pieces[at]
    gap = pieces[1].first - pieces[0].end if len(pieces) > 1 else 0
    new = [" " * one.indent + line for line in piece]
    return "\n".join([*lines[: one.end], *[""] * gap, *new, *lines[one.end :]])


def _siblings(source: str, way: Way) -> tuple[list[_Lines], int]:
    """Those of the same list or table, and which one it is."""
    around = _node(yaml.compose(source, Loader=_Loader), way[:-1])
    if around.flow_style:
        raise OnOneLine
    if isinstance(around, yaml.MappingNode):
        children = [(key.value, key, value) for key, value in around.value]
    else:
        children = [(number, item, item) for number, item in enumerate(around.value)]
    lines = source.split("\n")
    pieces = [_lines(lines, first, last, isinstance(around, yaml.SequenceNode)) for _, first, last in children]
    return pieces, [name for name, *_ in children].index(way[-1])


def _node(node: Any, way: Way) -> Any:
    """
    Raises:
        LookupError: when nothing is there.
    """
    for step in way:
        if isinstance(node, yaml.MappingNode):
            node = {key.value: value for key, value in node.value}[step]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            raise LookupError(way)
    return node


def _lines(lines: Sequence[str], first: Any, last: Any, is_item: bool) -> _Lines:
    start = first.start_mark
    before = lines[start.line][: start.column]
    if before.strip() != ("-" if is_item else ""):
        raise OnOneLine
    indent = before.index("-") if is_item else start.column
    top = start.line
    while top and lines[top - 1].strip().startswith("#") and _indent(lines[top - 1]) == indent:
        top -= 1
    end = 1 + max(_ends(last))
    while not lines[end - 1].strip():
        end -= 1
    return _Lines(top, end, indent)


def _ends(node: Any) -> Iterator[int]:
    """The last line of each text in it, and its own first."""
    yield node.start_mark.line
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        yield node.end_mark.line - (node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (*_ends(key), *_ends(value))
    else:
        for item in node.value:
            yield from _ends(item)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def names_in(source: str, way: Way) -> list[str]:
    """
    The keys of a table, in order.

    Raises:
        LookupError: when there is no such table.
    """
    node = _node(yaml.compose(source, Loader=_Loader), way)
    if not isinstance(node, yaml.MappingNode):
        raise LookupError(way)
    return [key.value for key, _ in node.value]


def free_name(words: str, instead: str, taken: Collection[str]) -> str:
    """
    The name that words would have, with a number where it is taken.

    Args:
        instead: where no letters are left of the words.
    """
    name = slug(words) or instead
    return next(one for one in _numbered(name) if one not in taken and one not in RESERVED)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in range(2, 10_000))


def read_in_order(source: str) -> object:
    """All that it says, in its order."""
    return _said(yaml.compose(source, Loader=_Loader))


def _said(node: Any) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.MappingNode):
        return tuple((key.value, _said(value)) for key, value in node.value)
    return [_said(item) for item in node.value] if node is not None else None
