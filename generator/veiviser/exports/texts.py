"""Texts: every text of a flow as a table for spreadsheets, which may come back with other words."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from io import StringIO
from pathlib import PurePosixPath

from veiviser.editing.correctable import WHOLE, Correctable, correctables_of
from veiviser.exports.contract import Subject
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report

COLUMNS = ("file", "line", "column", "paragraph", "screen", "text", "digest")
_MARK = "\ufeff"
"""By it Excel knows that the file is UTF-8."""
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r]")  # noqa: RUF001  # OWASP, «CSV injection», names the wide ones too
_WORD = re.compile(r"[^\W\d_]+")
_TRUTHS = frozenset(("true", "false", "sann", "usann"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A text as it came back."""

    number: int
    """Its first line in the table, from 1."""
    file: PurePosixPath
    line: int
    column: int
    part: int
    """As a `Correctable` has them."""
    screen: str
    text: str
    digest: str
    """Of what stood there when it was exported."""

    @property
    def is_changed(self) -> bool:
        """Whether somebody wrote other words."""
        return digest_of(self.text) != self.digest


def export(subject: Subject) -> str:
    """
    A row for each text, with semicolons between, as spreadsheets in Norwegian want it.

    What a spreadsheet would take for a formula, a number or a date has `'` before it; `from_cell` takes it away.
    """
    file = StringIO()
    table = csv.writer(file, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(map(_cells, correctables_of(subject.graph.flow, subject.source)))
    return _MARK + file.getvalue()


def _cells(text: Correctable) -> tuple[object, ...]:
    part = "" if text.part == WHOLE else text.part + 1
    said = (to_cell(text.screen), to_cell(text.words), digest_of(text.words))
    return (to_cell(str(text.file)), text.line, text.column, part, *said)


def digest_of(words: str) -> str:
    """The same for the same words; a letter first, for `12e4` would be a number."""
    return "x" + blake2b(words.strip().encode(), digest_size=6).hexdigest()


def to_cell(words: str) -> str:
    """Words as a spreadsheet takes them for words."""
    return f"'{words}" if _is_taken_otherwise(words.lstrip("'")) else words


def from_cell(cell: str) -> str:
    """The words again."""
    return cell[1:] if cell.startswith("'") and _is_taken_otherwise(cell.lstrip("'")) else cell


def _is_taken_otherwise(words: str) -> bool:
    """Whether it may be a formula, or a number, a date or an amount, which have one word at most."""
    if _FORMULA.match(words) or words.casefold() in _TRUTHS:
        return True
    return any(letter.isdecimal() for letter in words) and len(_WORD.findall(words)) < 2


def rows_in(table: str, file: PurePosixPath, report: Report) -> Iterator[Row]:
    """
    The rows of a table that was exported, in any order, with what spreadsheets put between values.

    What cannot be read is reported with its line, and left out.

    Args:
        table: with `\\n` as the only line break.
        file: the table's own, for problems.
    """
    separator = _separator_of(table.partition("\n")[0])
    if separator is None:
        message = say("the first line has the columns {columns}; export the texts anew", columns=", ".join(COLUMNS))
        report.error(Place(file, 1), "wrong-header", message)
        return
    lines = csv.DictReader(StringIO(table), delimiter=separator, restval="", strict=True)
    number = 1
    try:
        for cells in lines:
            number, began = lines.line_num, number + 1
            if any(cells[name].strip() for name in COLUMNS):
                yield from _row(cells, began, file, report)
    except csv.Error:
        message = say("from this row on quotes do not match; save the table anew as CSV")
        report.error(Place(file, number + 1), "bad-row", message)


def _separator_of(first: str) -> str | None:
    return next((mark for mark in ";,\t" if set(COLUMNS) <= set(next(csv.reader([first], delimiter=mark), ()))), None)


def _row(cells: Mapping[str, str], number: int, file: PurePosixPath, report: Report) -> Iterator[Row]:
    numbers = [cells[name].strip() for name in ("line", "column", "paragraph")]
    if not all(said.isascii() and said.isdecimal() for said in numbers if said) or not all(numbers[:2]):
        message = say("`line`, `column` and `paragraph` are numbers that tell where the text stands; leave them")
        report.error(Place(file, number), "bad-row", message)
        return
    line, column, part = (int(said) if said else WHOLE + 1 for said in numbers)
    yield Row(
        number=number,
        file=PurePosixPath(from_cell(cells["file"].strip())),
        line=line,
        column=column,
        part=part - 1,
        screen=from_cell(cells["screen"].strip()),
        text=from_cell(cells["text"].strip()),
        digest=cells["digest"].strip(),
    )
