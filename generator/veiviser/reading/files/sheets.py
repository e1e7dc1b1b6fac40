"""Tables as spreadsheets save them: which letters a file has, and where its values end."""

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path, PurePosixPath

from veiviser.messages import Count, Message, say
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.conflicts import has_conflicts
from veiviser.reading.files.text import LIMIT, decode, read_bytes
from veiviser.reading.yaml.characters import invisible
from veiviser.reading.yaml.nodes import Scalar

SAVE_AS = say("in Excel: File, Save as, «CSV UTF-8»")
WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_SEPARATORS = {",": say("commas"), ";": say("semicolons"), "\t": say("tabs")}
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WESTERN = re.compile("[\x00-\x7fÀ-ÖØ-öø-ÿšž–—…\u2018\u2019“”«»€£§°·\xb4½²³©®™\xa0]*")
"""Of Windows' letters those that Norwegian texts have; a Mac's and old DOS' æ, ø and å would be others."""
_MOST = 10
"""Of a file's characters that nobody sees, those that are told."""
_OTHER_LETTERS = re.compile("\\w\u2018|(?<!\\w)\u2019\\w")
"""DOS' æ and Æ, read as Windows' letters."""


def read_sheet(path: Path, file: PurePosixPath, report: Report) -> str | None:
    """What the file says, in UTF-8, in UTF-16 or in Windows' own letters; None where that cannot be known."""
    data = read_bytes(path, file, report, LIMIT + 1)
    if data is None:
        return None
    if len(data) > LIMIT:
        report.error(Place(file), "too-large", say("the file is larger than {most} bytes; split it", most=Count(LIMIT)))
        return None
    if data.startswith(_WORKBOOK):
        message = say("this is a workbook with another name, and not a table as text; {save_as}", save_as=SAVE_AS)
        report.error(Place(file), "wrong-encoding", message)
        return None
    text = _decoded(data, file, report)
    if text is None or has_conflicts(text, file, report) or not _is_visible(text, file, report):
        return None
    return text


def separator_of(first: str, columns: Sequence[str]) -> str | None:
    """What stands between the values, known by the names of the columns; None where these are not there."""
    for separator in _SEPARATORS:
        cells = cells_of(first, Place(PurePosixPath()), separator)
        names = [cell.text for cell in cells or ()]
        if names[: len(columns)] == list(columns) and not any(names[len(columns) :]):
            return separator
    return None


def cells_of(line: str, place: Place, separator: str = ",") -> list[Scalar] | None:
    """The values of a line with their places; nothing where quotes do not match."""
    cell_then = re.compile(rf'(?:"((?:[^"]|"")*)"|([^"{separator}]*))({separator}|$)')
    cells, at = list[Scalar](), 0
    while (cell := cell_then.match(line, at)) is not None:
        text = cell[2] if cell[1] is None else cell[1].replace('""', '"')
        cells.append(Scalar(text.strip(), Place(place.file, place.line, at + 1)))
        if not cell[3]:
            return cells
        at = cell.end()
    return None


def named(separator: str) -> Message:
    """What stands between values, in words."""
    return _SEPARATORS[separator]


def in_plain_form(text: str, type: str) -> str:
    """A value as we write it: `4,2` is `4.2`, `24.04.2026` is `2026-04-24`, `SANN` is `true`."""
    if type == "number" and re.fullmatch(r"-?[0-9]{1,3}(?:[ \xa0\u202f]?[0-9]{3})*(?:,[0-9]+)?|-?[0-9]+,[0-9]+", text):
        return re.sub(r"\s", "", text).replace(",", ".")
    day = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text) if type == "date" else None
    if day:
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if type == "flag":
        return {"SANN": "true", "TRUE": "true", "USANN": "false", "FALSE": "false"}.get(text, text)
    return text


def _is_visible(text: str, file: PurePosixPath, report: Report) -> bool:
    """Tells the first of the characters that nobody sees."""
    before = len(report)
    for offset, message, is_grave in islice(invisible(text), _MOST):
        place = Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
        report.append(Problem(place, "invisible-character", message, "error" if is_grave else "warning"))
    return not report.has_error_since(before)


def _decoded(data: bytes, file: PurePosixPath, report: Report) -> str | None:
    if (wide := _letters_of_two_bytes(data)) is not None:
        try:
            return _with_lines(data.decode(wide))
        except UnicodeDecodeError:
            return decode(data, file, report, SAVE_AS)
    try:
        return _with_lines(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _WESTERN.fullmatch(text) and not _OTHER_LETTERS.search(text):
        return _with_lines(text)
    decode(data, file, report, say("whose letters it has is unknown; {save_as}", save_as=SAVE_AS))
    return None


def _letters_of_two_bytes(data: bytes) -> str | None:
    """Which kind of UTF-16 it is, if it is any: known by its mark, or by the zeros of plain letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" and data[1:2] else None


def _with_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
