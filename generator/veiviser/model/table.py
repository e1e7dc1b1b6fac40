"""A table on a page, made from a data file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from veiviser.model.fact import Mention
from veiviser.place import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with its source and the day it was checked."""

    cells: Mapping[str, str]
    """By the column's name; every column has one."""
    source: str
    """Who says so, in words for readers."""
    checked: date
    """The day somebody last compared it with the source."""
    place: Place
    """Of that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows below headings."""

    name: str
    """The data file's, without ending."""
    caption: str
    columns: Mapping[str, str]
    """Headings by the column's name, in the order shown."""
    rows: tuple[Row, ...]
    """At least one, in the order written."""
    mentions: tuple[Mention, ...] = ()
    """Of facts, in the order written."""
