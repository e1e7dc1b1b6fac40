"""What a YAML file says, as a few plain nodes, each with its place."""

from collections.abc import Mapping as Dictionary
from typing import NamedTuple

from veiviser.model.fact import Fact
from veiviser.place import Place, Runs


class Scalar(NamedTuple):
    """A text as it was written: `no`, `10:22` and `0301` are those texts."""

    text: str
    place: Place
    style: str = ""
    """`'` or `"` where it was quoted, `|` or `>` where it is a block, else empty."""
    fact: Fact | None = None
    """That which was all of the text, as `{fact.name}`; the text is its words."""
    first: Place | None = None
    """Of the text's first character, where each of its lines is a line of the file."""
    runs: Runs = ()
    """Where the text stands, where it was not written as it reads."""


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


class Entry(NamedTuple):
    """One line of a mapping."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Keys and values, in the order written."""

    items: Dictionary[str, Entry]
    place: Place


Node = Scalar | Sequence | Mapping
