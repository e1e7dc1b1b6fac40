"""Rows of a data file, for a component to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

Cell = str | Decimal | bool | date
Record = Mapping[str, Cell | None]
"""By column; an empty cell is None."""
_NORWEGIAN = str.maketrans({"æ": "z1", "ø": "z2", "å": "z3"})


@dataclass(frozen=True, eq=False)  # without slots, so that what is derived is kept
class Records:
    """A data file, its cells read as the option's `each` declares their columns."""

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
