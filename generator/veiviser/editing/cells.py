"""Cells of a table as text, and the same table with other words in one of them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value."""

    row: int
    """From 1; the first is that of the columns' names."""
    column: int
    """From 1."""
    words: str
    start: int
    """Offset of its first character, a quote too."""
    end: int


def cells_of(text: str) -> tuple[Cell, ...]:
    """All of them, in reading order; nothing of what no spreadsheet would have saved so."""
    separator = _separator(text)
    found = tuple(_cells(text, separator))
    rows: dict[int, list[str]] = {}
    for cell in found:
        rows.setdefault(cell.row, []).append(cell.words)
    return found if list(rows.values()) == _read(text, separator) else ()


def with_cell(text: str, row: int, column: int, words: str) -> str | None:
    """The table with these words in a cell, and all others as they were; None where there is no such cell."""
    cell = next((one for one in cells_of(text) if (one.row, one.column) == (row, column)), None)
    if cell is None:
        return None
    separator = _separator(text)
    is_quoted = text[cell.start : cell.start + 1] == '"' or any(sign in words for sign in (separator, '"', "\n", "\r"))
    written = '"' + words.replace('"', '""') + '"' if is_quoted else words
    made = text[: cell.start] + written + text[cell.end :]
    wanted = _read(text, separator)
    wanted[row - 1][column - 1] = words
    return made if _separator(made) == separator and _read(made, separator) == wanted else None


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _read(text: str, separator: str) -> list[list[str]]:
    return [row for row in csv.reader(StringIO(text), delimiter=separator) if row]


def _cells(text: str, separator: str) -> Iterator[Cell]:
    at, row, column = 0, 1, 1
    while at < len(text):
        if column == 1 and text[at] == "\n":  # a line with nothing in it
            at += 1
            continue
        end = _end(text, at, separator)
        raw = text[at:end]
        words = raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
        yield Cell(row, column, words, at, end)
        is_last = end >= len(text) or text[end] == "\n"
        if not is_last and end + 1 == len(text):  # a separator, and nothing behind it
            yield Cell(row, column + 1, "", end + 1, end + 1)
        row, column = (row + 1, 1) if is_last else (row, column + 1)
        at = end + 1


def _end(text: str, at: int, separator: str) -> int:
    """Behind the last character of the cell that begins here."""
    if text[at] == '"':
        end = text.find('"', at + 1)
        while end >= 0 and text[end + 1 : end + 2] == '"':
            end = text.find('"', end + 2)
        return end + 1 if end >= 0 else len(text)
    ends = (text.find(sign, at) for sign in (separator, "\n"))
    return min((end for end in ends if end >= 0), default=len(text))
