"""The columns of a long list as its template receives them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from veiviser.model.records import Column, Columns


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A column: the words around its cells, and what can be asked of it."""

    name: str
    label: str
    is_number: bool
    is_tag: bool
    before: str
    after: str
    none: str
    """What stands in its place where there is nothing; empty where then nothing stands there."""
    how: Literal["", "is", "has", "least"]
    """How rows are chosen by it; empty where they are not."""
    words: tuple[str, ...]
    """What can be asked for, where it is not what stands in the file."""
    sort: bool


@dataclass(frozen=True, slots=True)
class DrawnColumns:
    """All of them, by what they are for."""

    name: DrawnColumn
    """What a row is called by."""
    lines: tuple[tuple[DrawnColumn, ...], ...]
    """The others, as they stand beside each other."""
    searched: str
    """Names, with blanks between."""
    filters: tuple[DrawnColumn, ...]
    sorts: tuple[DrawnColumn, ...]


def draw_columns(columns: Columns) -> DrawnColumns:
    """The first column is always searched."""
    drawn = tuple(map(_drawn, columns.all))
    searched = [column.name for place, column in enumerate(columns.all) if column.search or place == 0]
    return DrawnColumns(
        name=drawn[0],
        lines=tuple(_lines(columns.all[1:])),
        searched=" ".join(searched),
        filters=tuple(column for column in drawn if column.how),
        sorts=tuple(column for column in drawn if column.sort),
    )


def _lines(columns: tuple[Column, ...]) -> Iterator[tuple[DrawnColumn, ...]]:
    line: list[DrawnColumn] = []
    for column in columns:
        if line and not column.beside:
            yield tuple(line)
            line = []
        line.append(_drawn(column))
    if line:
        yield tuple(line)


def _drawn(column: Column) -> DrawnColumn:
    before = column.before.words if column.before else ""
    if not (before or column.after or column.beside):
        before = f"{column.label.words}:"
    return DrawnColumn(
        name=column.name,
        label=column.label.words,
        is_number=column.kind == "number",
        is_tag=column.tag,
        before=before,
        after=column.after.words if column.after else "",
        none=column.none.words if column.none else "",
        how="least" if column.least else "" if not column.filter else "has" if column.kind == "list" else "is",
        words=column.words or tuple(map(_number, column.least)),
        sort=column.sort,
    )


def _number(number: Decimal) -> str:
    return f"{number:f}"
