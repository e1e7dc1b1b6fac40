"""The rows of a data file that a template receives: the first few, or one page of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from veiviser.model.numbers import grouped
from veiviser.model.records import Cell, Record, Records

FIRST = 10
"""Rows that a screen begins with."""
PICTURED = 3
PER_PART = 100


@dataclass(frozen=True, slots=True)
class DrawnRecords:
    """Some of the rows, and where the others are."""

    rows: tuple[Mapping[str, str], ...]
    """Cells as people write them, by column; nothing where a cell is empty or 0."""
    count: str
    """Of all rows, as people write it."""
    distinct: Mapping[str, tuple[str, ...]]
    """By column of texts, what can be chosen among."""
    script: str = ""
    """The file with all rows, from the state's page; empty where nothing is searched, in a picture and in a part."""
    part: int = 0
    """From 1; 0 is the screen as one comes to it."""
    parts: int = 0
    """How many pages it takes to read all; 0 where the screen shows all anyway."""
    per_part: int = PER_PART
    begin: str = ""
    """The screen as one comes to it."""
    previous: str = ""
    next: str = ""


def parts_of(records: Records) -> int:
    """How many pages it takes to read all rows, beside the screen itself."""
    return -(-len(records.rows) // PER_PART) if len(records.rows) > FIRST else 0


def in_picture(records: Records) -> DrawnRecords:
    """As a picture shows them."""
    return DrawnRecords(_in_words(records.rows[:PICTURED]), grouped(len(records.rows)), {})


def on_page(records: Records, part: int, page: str) -> DrawnRecords:
    """
    As a page shows them.

    Args:
        part: from 1, or 0 for the screen as one comes to it.
        page: the state's, without ending.
    """
    start = (part - 1) * PER_PART
    parts = parts_of(records)
    return DrawnRecords(
        _in_words(records.rows[start : start + PER_PART] if part else records.rows[:FIRST]),
        grouped(len(records.rows)),
        records.distinct,
        script="" if part else script_of(records),
        part=part,
        parts=parts,
        begin=f"{page}.html",
        previous=f"{part_of(page, part - 1)}.html" if part > 1 else "",
        next=f"{part_of(page, part + 1)}.html" if part < parts else "",
    )


def _in_words(rows: Iterable[Record]) -> tuple[dict[str, str], ...]:
    return tuple({column: _cell_in_words(cell) for column, cell in row.items()} for row in rows)


def _cell_in_words(cell: Cell | None) -> str:
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) and cell else str(cell or "")


def part_of(page: str, part: int) -> str:
    """A part's page, without ending; no screen and no state has a point in its name."""
    return f"{page}.{part}" if part else page


def script_of(records: Records) -> str:
    """The name of the file that holds all rows for the page's script."""
    return f"{records.name}.js"
