"""Data files that pages show as tables, by a mark `<!-- table FILE.yaml -->` on a line of its own."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from pathlib import Path, PurePosixPath
from posixpath import normpath

from veiviser.messages import say
from veiviser.model.flow import Text
from veiviser.model.table import Row, Table
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.markdown.prose import without_code
from veiviser.reading.shown.facts import NO_FACTS, Facts
from veiviser.reading.shown.mentions import put_facts
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar
from veiviser.reading.yaml.parsing import read_yaml

ENDING = ".yaml"
_MARK = re.compile(r"<!-- table (\S+) -->")
_MISSING = say("; put the data there, or name a file ending in {ending}", ending=ENDING)
_OF_EACH_ROW = ("source", "checked")
"""What no column can be named, since every row has it."""


def marked_tables(page: PurePosixPath, text: str) -> Iterator[tuple[int, int, PurePosixPath]]:
    """Line, column and data file, relative to the folder of pages, of each mark; one that is shown as code is none."""
    for number, line in enumerate(without_code(text), start=1):
        mark = _MARK.fullmatch(line.rstrip())
        if mark:
            yield number, mark.start(1) + 1, PurePosixPath(normpath((page.parent / mark[1]).as_posix()))


def read_tables(
    page: PurePosixPath,
    text: str,
    files: Dictionary[PurePosixPath, Path],
    shown: PurePosixPath,
    report: Report,
    facts: Facts = NO_FACTS,
) -> dict[int, Table]:
    """
    The tables of a page, by the line of their mark.

    Args:
        page: relative to the folder of pages, as `files` are.
        files: the data files that are there.
        shown: the folder of pages, relative to the project.
        facts: what the tables can show by name.
    """
    tables: dict[int, Table] = {}
    for line, column, file in marked_tables(page, text):
        if file not in files:
            near = nearest(str(file), map(str, files)) or _MISSING
            message = say("no file `{name}`{near}", name=file, near=near)
            report.error(Place(shown / page, line, column), "bad-link", message)
        elif (table := _read_table(files[file], shown / file, facts, report)) is not None:
            tables[line] = table
    return tables


def _read_table(path: Path, file: PurePosixPath, facts: Facts, report: Report) -> Table | None:
    before = len(report)
    text = read_text(path, file, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None:
        if not report.has_error_since(before):
            report.error(Place(file), "empty-file", say("the file is empty; write `caption:`, `columns:`, `rows:`"))
        return None
    node, mentions = put_facts(node, text or "", facts, report)
    whole = shapes.mapping(node, say("a table"), report)
    if whole is None:
        return None
    shapes.only(whole, ("caption", "columns", "rows"), say("a table"), report)
    shapes.require(whole, ("caption", "columns", "rows"), say("a table"), report)
    caption = shapes.value(whole, "caption")
    title = shapes.scalar(caption, "`caption`", report) if caption is not None else None
    columns = _columns(shapes.value(whole, "columns"), report)
    listed = shapes.value(whole, "rows")
    items = shapes.sequence(listed, "`rows`", report) if listed is not None else ()
    rows = tuple(row for item in items if (row := _row(item, columns, report)) is not None)
    if listed is not None and not items and not report.has_error_since(before):
        report.error(listed.place, "wrong-value", say("`rows` is empty; write one row or more"))
    if report.has_error_since(before) or title is None:
        return None
    for said in _texts(node):
        report += problems_in_text(said, markdown=False)
    return Table(name=file.stem, caption=title.text, columns=columns, rows=rows, mentions=mentions)


def _texts(node: Node) -> Iterator[Text]:
    """All that the table says, its source too; names of columns are no text."""
    if isinstance(node, Scalar):
        yield Text(node.text, node.place, node.first, node.runs)
    elif isinstance(node, Mapping):
        yield from (text for entry in node.items.values() for text in _texts(entry.value))
    else:
        yield from (text for item in node.items for text in _texts(item))


def _columns(node: Node | None, report: Report) -> dict[str, str]:
    named = shapes.mapping(node, "`columns`", report) if node is not None else None
    columns: dict[str, str] = {}
    for name, entry in named.items.items() if named is not None else ():
        heading = shapes.scalar(entry.value, say("column `{name}`", name=name), report)
        if name in _OF_EACH_ROW:
            message = say("`{name}` is said below the table and is no column; leave this line out", name=name)
            report.error(entry.key.place, "wrong-value", message)
        elif not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            message = say("`{name}` is no name for a column; use small letters a to z, digits and hyphens", name=name)
            report.error(entry.key.place, "wrong-value", message)
        elif heading is not None:
            columns[name] = heading.text
    if named is not None and not named.items:
        report.error(named.place, "wrong-value", say("`columns` is empty; write `name: Heading` for each"))
    return columns


def _row(node: Node, columns: Dictionary[str, str], report: Report) -> Row | None:
    row = shapes.mapping(node, say("a row"), report)
    if row is None:
        return None
    known = (*columns, *_OF_EACH_ROW)
    if columns:
        shapes.only(row, known, say("a row"), report)
    shapes.require(row, known, say("a row"), report)
    cells = {name: found.text for name in columns if (found := _text(row, name, report)) is not None}
    source = _text(row, "source", report)
    day = shapes.value(row, "checked")
    checked = values.day(day, "`checked`", report) if day is not None else None
    if source is None or day is None or checked is None or len(cells) < len(columns):
        return None
    return Row(cells, source.text, checked, day.place)


def _text(row: Mapping, name: str, report: Report) -> Scalar | None:
    node = shapes.value(row, name)
    return shapes.scalar(node, f"`{name}`", report) if node is not None else None
