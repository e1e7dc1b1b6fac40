"""Rows of a data file, for a component to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from veiviser.model.text import Text

Cell = str | Decimal | bool | date
Record = Mapping[str, Cell | None]
"""By column; an empty cell is None."""
_NORWEGIAN = str.maketrans({"æ": "z1", "ø": "z2", "å": "z3"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a long list: how its cells are read, shown and searched."""

    name: str
    label: Text
    kind: Literal["text", "list", "number"] = "text"
    """`list`: several texts in a cell, with commas between."""
    words: tuple[str, ...] = ()
    """The allowed ones, where there are only some."""
    required: bool = False
    """That no cell may be empty."""
    search: bool = False
    filter: bool = False
    """That one can choose among what stands in it."""
    least: tuple[Decimal, ...] = ()
    """Of numbers: what one can ask for as the least."""
    sort: bool = False
    beside: bool = False
    """That it stands on the line of the one before."""
    before: Text | None = None
    after: Text | None = None
    none: Text | None = None
    """What stands in its place where the cell is empty or 0."""
    tag: bool = False
    """That it stands out; choices tell whether they stand for rows that have something in it."""

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(text for text in (self.label, self.before, self.after, self.none) if text is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The columns of a data file."""

    all: tuple[Column, ...]
    """At least one, in the order of the file; the first says what a row is called."""


@dataclass(frozen=True, eq=False)  # without slots, so that what is derived is kept
class Records:
    """A data file, its cells read as its columns are declared."""

    name: str
    """The file's, without its ending."""
    rows: tuple[Record, ...]
    """At least one, in the order written."""

    @cached_property
    def distinct(self) -> Mapping[str, tuple[str, ...]]:
        """By column of texts, what stands in it, in Norwegian order; a comma makes several of a text."""
        by_column: dict[str, set[str]] = {}
        for row in self.rows:
            for column, cell in row.items():
                if isinstance(cell, str):
                    by_column.setdefault(column, set()).update(cell.split(", "))
        return {
            column: tuple(sorted(texts, key=lambda text: text.lower().translate(_NORWEGIAN)))
            for column, texts in by_column.items()
        }
