"""Texts: every text of a flow as a table for spreadsheets, which may come back with other words."""

import csv
import re
from dataclasses import dataclass
from hashlib import blake2b
from io import StringIO

from veiviser.editing.correctable import WHOLE, Correctable, correctables_of
from veiviser.exports.contract import Subject

COLUMNS = ("file", "line", "column", "paragraph", "screen", "text", "digest")
_MARK = "\ufeff"
"""By it Excel knows that the file is UTF-8."""
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r]")  # noqa: RUF001  # OWASP, «CSV injection», names the wide ones too
_WORD = re.compile(r"[^\W\d_]+")
_TRUTHS = frozenset(("true", "false", "sann", "usann"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A text as it came back."""

    file: str
    line: int
    column: int
    part: int
    """As a `Correctable` has it."""
    text: str
    digest: str
    """Of what stood there when it was exported."""

    @property
    def is_changed(self) -> bool:
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
