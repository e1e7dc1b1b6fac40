"""The columns of a long list, as a flow declares them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal, get_args

from veiviser.messages import say
from veiviser.model.component import Option, OptionType
from veiviser.model.records import Column, Columns
from veiviser.problem import Report
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

KEYS = (
    "label",
    "type",
    "required",
    "search",
    "filter",
    "least",
    "sort",
    "beside",
    "before",
    "after",
    "none",
    "tag",
)
Kind = Literal["text", "list", "number"]
TYPES: tuple[Kind, ...] = get_args(Kind)


def read_columns(node: Node, what: str, report: Report) -> Columns | None:
    """The columns in the order of the file, or nothing, with problems."""
    before = len(report)
    table = shapes.mapping(node, what, report)
    if table is None:
        return None
    check_names((entry.key for entry in table.items.values()), say("a column"), report)
    columns = [column for entry in table.items.values() if (column := _column(entry, report)) is not None]
    if not table.items:
        report.error(node.place, "missing-key", say("{what} names no column; add one or more", what=what))
    return Columns(tuple(columns)) if not report.has_error_since(before) else None


def with_columns(option: Option, columns: Columns) -> Option:
    """An option of type `data`, for a file with these columns."""
    return replace(option, each={column.name: _as_option(column) for column in columns.all})


def _as_option(column: Column) -> Option:
    """How a cell of it is read."""
    kind: OptionType = "word" if column.words else "number" if column.kind == "number" else "text"
    return Option(
        name=column.name,
        type=kind,
        says=column.label.words,
        place=column.label.place,
        words=column.words,
        required=column.required,
    )


def _column(entry: Entry, report: Report) -> Column | None:
    name, what = entry.key.text, f"`{entry.key.text}`"
    if isinstance(entry.value, Scalar):
        label = shapes.text(entry.value, what, report)
        return Column(name=name, label=label) if label is not None else None
    table = shapes.mapping(entry.value, what, report)
    if table is None:
        return None
    shapes.only(table, KEYS, what, report)
    shapes.require(Mapping(table.items, entry.key.place), ("label",), what, report)
    kind, words = _type(shapes.value(table, "type"), report)
    texts = {
        key: shapes.text(found, f"`{key}`", report) if (found := shapes.value(table, key)) is not None else None
        for key in ("label", "before", "after", "none")
    }
    least = tuple(_numbers(shapes.value(table, "least"), report))
    if least and kind != "number":
        message = say("`least` is for columns of type `number`; write `filter: true` instead")
        report.error(table.items["least"].key.place, "unknown-key", message)
    label = texts["label"]
    if label is None:
        return None
    return Column(
        name=name,
        label=label,
        kind=kind,
        words=words,
        least=least,
        before=texts["before"],
        after=texts["after"],
        none=texts["none"],
        required=_flag(table, "required", report),
        search=_flag(table, "search", report),
        filter=_flag(table, "filter", report),
        sort=_flag(table, "sort", report),
        beside=_flag(table, "beside", report),
        tag=_flag(table, "tag", report),
    )


def _type(node: Node | None, report: Report) -> tuple[Kind, tuple[str, ...]]:
    """The type, and for a list of words those that are allowed."""
    if isinstance(node, Sequence):
        found = (shapes.scalar(item, say("an allowed word"), report) for item in node.items)
        return "text", tuple(word.text for word in found if word is not None)
    written = values.word(node, TYPES, "`type`", report) if node is not None else None
    return next((kind for kind in TYPES if kind == written), "text"), ()


def _numbers(node: Node | None, report: Report) -> Iterator[Decimal]:
    for item in shapes.sequence(node, "`least`", report) if node is not None else ():
        number = values.number(item, say("a number of `least`"), report)
        if number is not None:
            yield number


def _flag(table: Mapping, key: str, report: Report) -> bool:
    node = shapes.value(table, key)
    return bool(node is not None and values.flag(node, f"`{key}`", report))
