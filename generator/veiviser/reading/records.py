"""Data files: tables of many rows that a component shows, in `data/`, as comma-separated text."""

import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from veiviser.model.component import Option
from veiviser.model.records import Cell, Record, Records
from veiviser.place import Place
from veiviser.problem import Problem, nearest
from veiviser.reading import shapes, values
from veiviser.reading.files import files_in, read_text
from veiviser.reading.names import check_name
from veiviser.reading.yaml import Node, Scalar

FOLDER = "data"
ENDING = ".csv"
ENOUGH = 10
"""Rows with problems in one file, after which no more are told: most often it is the same mistake in all."""
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",]*))(,|$)')


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file as its author wrote it, not yet read."""

    file: PurePosixPath
    """Relative to the project's root."""
    text: str


def find_data(root: Path, problems: list[Problem]) -> dict[str, DataFile]:
    """The files of the folder `data`, by name without ending; a project may have none."""
    found: dict[str, DataFile] = {}
    if not (root / FOLDER).is_dir():
        return found
    for path, file in files_in(root / FOLDER, PurePosixPath(FOLDER), root, problems):
        if file.suffix != ENDING or len(file.parts) != 2:
            message = f"only files like `name{ENDING}` belong in the folder `{FOLDER}`; it is left out"
            problems.append(Problem(Place(file), "left-out", message, "warning"))
        elif check_name(Scalar(file.stem, Place(file)), "a data file", problems):
            text = read_text(path, file, problems)
            if text is not None:
                found[file.stem] = DataFile(file, text)
    return found


def read_records(
    node: Node, option: Option, data: Dictionary[str, DataFile], problems: list[Problem]
) -> Records | None:
    """The rows of the file that `node` names, or nothing, with problems where they stand in that file."""
    name = shapes.scalar(node, f"`{option.name}`", problems)
    if name is None:
        return None
    if name.text not in data:
        near = nearest(name.text, data) or f"; put `{name.text}{ENDING}` into the folder `{FOLDER}`"
        problems.append(Problem(name.place, "missing-data", f"no data file `{name.text}`{near}"))
        return None
    source = data[name.text]
    first, *lines = source.text.removesuffix("\n").split("\n")
    header = [cell.text for cell in _cells(first, Place(source.file)) or ()]
    if header != list(option.each):
        message = f"the first line is `{','.join(option.each)}`; here is `{first[:60]}`"
        problems.append(Problem(Place(source.file), "wrong-header", message))
        return None
    rows, before, bad = list[Record](), len(problems), 0
    for number, line in enumerate(lines, start=2):
        row = _row(line, Place(source.file, number), option.each, problems)
        rows += [row] if row is not None else []
        bad += row is None
        if bad == ENOUGH:
            break
    if not lines:
        message = "there is a first line, but no row below it; write one or more"
        problems.append(Problem(Place(source.file, 2), "bad-row", message))
    return Records(name.text, tuple(rows)) if len(problems) == before else None


def _row(line: str, place: Place, columns: Dictionary[str, Option], problems: list[Problem]) -> Record | None:
    cells = _cells(line, place)
    if cells is None:
        message = 'a text with a comma stands between " and ", and a " in it is written twice; mend it in this row'
        problems.append(Problem(place, "bad-row", message))
        return None
    if len(cells) != len(columns):
        message = f"{len(cells)} values here, and {len(columns)} in the first line; a text with a comma needs quotes"
        problems.append(Problem(place, "bad-row", message))
        return None
    before, row = len(problems), dict[str, Cell | None]()
    for column, cell in zip(columns.values(), cells, strict=True):
        row[column.name] = _value(column, cell, problems) if cell.text else None
        if not cell.text and column.required:
            message = f"`{column.name}` is empty ({column.says.rstrip('.')}); write it"
            problems.append(Problem(cell.place, "bad-row", message))
    return row if len(problems) == before else None


def _value(column: Option, cell: Scalar, problems: list[Problem]) -> Cell | None:
    what = f"`{column.name}`"
    match column.type:
        case "number":
            return values.number(cell, what, problems)
        case "flag":
            return values.flag(cell, what, problems)
        case "date":
            return values.day(cell, what, problems)
        case "word":
            return values.word(cell, column.words, what, problems)
        case _:
            return cell.text


def _cells(line: str, place: Place) -> list[Scalar] | None:
    """The values of a line with their places; nothing where quotes do not match."""
    cells, at = list[Scalar](), 0
    while (cell := _CELL.match(line, at)) is not None:
        text = cell[2] if cell[1] is None else cell[1].replace('""', '"')
        cells.append(Scalar(text.strip(), Place(place.file, place.line, at + 1)))
        if not cell[3]:
            return cells
        at = cell.end()
    return None
