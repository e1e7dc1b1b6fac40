"""Data files: tables of many rows that a component shows, in `data/`, as spreadsheets save them."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from veiviser.messages import Message, say
from veiviser.model.component import Option
from veiviser.model.flow import Text
from veiviser.model.records import Cell, Record, Records
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.files.sheets import SAVE_AS, WORKBOOKS, cells_of, in_plain_form, named, read_sheet, separator_of
from veiviser.reading.files.text import files_in
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Node, Scalar

FOLDER = "data"
ENDING = ".csv"
_NAME = f"name{ENDING}"
ENOUGH = 10
"""Rows with problems in one file, after which no more are told: most often it is the same mistake in all."""
_HINT = re.compile(r'"?sep=.?"?', re.IGNORECASE)
"""A first line that Excel reads and never shows."""
_FAILED = re.compile(r"#(?:[A-ZÆØÅ/0-9]{2,10}[!?]|N/A|I/T)|#{3,}")
"""`#REF!` and `#NAVN?` of a formula, `####` of a column that was too narrow."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file as its author wrote it, not yet read."""

    file: PurePosixPath
    """Relative to the project's root."""
    text: str | None
    """Nothing where a problem of the file is told already."""


def find_data(root: Path, report: Report) -> dict[str, DataFile]:
    """The files of the folder `data`, by name without ending; a project may have none."""
    found: dict[str, DataFile] = {}
    if not (root / FOLDER).is_dir():
        return found
    for path, file in files_in(root / FOLDER, PurePosixPath(FOLDER), root, report):
        if file.suffix != ENDING or len(file.parts) != 2:
            message = say(
                "only files like `{name}` belong in the folder `{folder}`; it is left out", name=_NAME, folder=FOLDER
            )
            if file.suffix.lower() in WORKBOOKS:
                message = say("{what}; {mend}", what=message, mend=SAVE_AS)
            report.warning(Place(file), "left-out", message)
        elif check_name(Scalar(file.stem, Place(file)), say("a data file"), report):
            found[file.stem] = DataFile(file, read_sheet(path, file, report))
    return found


def read_records(
    node: Node, option: Option, data: Dictionary[str, DataFile], report: Report, literal: Report
) -> Records | None:
    """
    The rows of the file that `node` names, or nothing, with problems where they stand in that file.

    Args:
        literal: what looks like markup in a cell, for which no row is left out.
    """
    name = shapes.scalar(node, f"`{option.name}`", report)
    if name is None:
        return None
    if name.text not in data:
        near = nearest(name.text, data) or say(
            "; put `{file}` into the folder `{folder}`", file=name.text + ENDING, folder=FOLDER
        )
        report.error(name.place, "missing-data", say("no data file `{name}`{near}", name=name.text, near=near))
        return None
    source = data[name.text]
    if source.text is None:
        return None
    lines = list(enumerate(source.text.removesuffix("\n").split("\n"), start=1))
    if _HINT.fullmatch(lines[0][1]) and len(lines) > 1:
        del lines[0]
    number, first = lines.pop(0)
    separator = separator_of(first, tuple(option.each))
    if separator is None:
        report.error(Place(source.file, number), "wrong-header", _wrong_header(first, option))
        return None
    lines = [(number, line) for number, line in lines if line.strip(f"{separator} ")]  # others were emptied
    rows, before, bad = list[Record](), len(report), 0
    for number, line in _without_what_follows_a_break(lines):
        row = _row(line, Place(source.file, number), option.each, separator, report, literal)
        rows += [row] if row is not None else []
        bad += row is None
        if bad == ENOUGH:
            break
    if not lines:
        message = say("there is a first line, but no row below it; write one or more")
        report.error(Place(source.file, number + 1), "bad-row", message)
    return Records(name.text, tuple(rows)) if not report.has_error_since(before) else None


def _wrong_header(line: str, option: Option) -> Message:
    expected = ",".join(option.each)
    if not line.strip():
        return say("the first line is empty; write `{expected}` there", expected=expected)
    return say(
        "the first line is `{expected}`, or the same with ; or tabs between; here is `{line}`",
        expected=expected,
        line=line[:60],
    )


def _without_what_follows_a_break(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """All lines but the rest of a text in quotes that begins in an earlier one; what is wrong is told there."""
    is_open = False
    for number, line in lines:
        if not is_open:
            yield number, line
        is_open ^= line.count('"') % 2 == 1


def _row(
    line: str, place: Place, columns: Dictionary[str, Option], separator: str, report: Report, literal: Report
) -> Record | None:
    cells = cells_of(line, place, separator)
    between = named(separator)
    if cells is None and line.count('"') % 2:
        message = say('a text begins with " and does not end in this line; put the " in, or take the line break out')
        report.error(place, "bad-row", message)
        return None
    if cells is None:
        message = say(
            'a text with {between} in it stands between " and ", and a " in it is written twice; mend it in this row',
            between=between,
        )
        report.error(place, "bad-row", message)
        return None
    while len(cells) > len(columns) and not cells[-1].text:
        cells.pop()
    if len(cells) != len(columns):
        message = say(
            "the first line has {expected} values, this one {count}; there are {between} between them, and a text with "
            "one needs quotes",
            count=len(cells),
            expected=len(columns),
            between=between,
        )
        report.error(place, "bad-row", message)
        return None
    before, row = len(report), dict[str, Cell | None]()
    for column, cell in zip(columns.values(), cells, strict=True):
        row[column.name] = _value(column, cell, report, literal) if cell.text else None
        if not cell.text and column.required:
            message = say("`{column}` is empty ({says}); write it", column=column.name, says=column.says.rstrip("."))
            report.error(cell.place, "bad-row", message)
    return row if not report.has_error_since(before) else None


def _value(column: Option, cell: Scalar, report: Report, literal: Report) -> Cell | None:
    what = f"`{column.name}`"
    cell = cell._replace(text=in_plain_form(cell.text, column.type))
    match column.type:
        case "number":
            return values.number(cell, what, report)
        case "flag":
            return values.flag(cell, what, report)
        case "date":
            return values.day(cell, what, report)
        case "word":
            return values.word(cell, column.words, what, report)
        case _ if _FAILED.fullmatch(cell.text):
            message = say(
                "`{text}` is what a spreadsheet shows of a formula that failed; write the value", text=cell.text
            )
            report.error(cell.place, "wrong-value", message)
            return None
        case _:
            literal += problems_in_text(Text(cell.text, cell.place), markdown=False, filled=False)
            return cell.text
