"""What a component declares of itself: its purpose and its options."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import get_args

from veiviser.messages import any_of, say
from veiviser.model.component import Option, OptionType
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.flows.choices import OWN
from veiviser.reading.flows.columns import read_columns
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Sequence
from veiviser.reading.yaml.norwegian import nearest_known
from veiviser.reading.yaml.parsing import read_yaml

TYPES: tuple[OptionType, ...] = get_args(OptionType)
KEYS = ("title", "purpose", "not-for", "accessibility", "stands", "main", "options", "examples")
"""What may be said of a component."""
COLUMNS: tuple[OptionType, ...] = ("text", "number", "flag", "date", "word")
"""Types that a column of a data file can have."""
STANDS = ("below", "above")
"""Where a component can stand, from a screen's title; the first is usual."""
UNIVERSAL = (
    *("when", "unless", "from", "until", "guide", "optional", "sample", "unanswered", "remember", "set", "leaves"),
    "id",
)
"""What every block may have anyway, or every template gets anyway, and no option may therefore be named."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A component's declaration, its examples not yet read."""

    purpose: str
    main: str
    options: dict[str, Option]
    examples: Node | None
    accessibility: str = ""
    is_above: bool = False
    title: str = ""
    not_for: str = ""


def read_declaration(text: str | None, file: PurePosixPath, report: Report) -> Declaration | None:
    """The declaration in a file's text; None, with problems, where it is none."""
    if text is None:
        return None
    before = len(report)
    node = read_yaml(text, file, report)
    if node is None or shapes.is_empty(node):
        if not report.has_error_since(before):
            message = say("the file is empty; a component starts with `purpose:`, `main:` and `options:`")
            report.error(Place(file), "empty-file", message)
        return None
    table = shapes.mapping(node, say("a component"), report)
    if table is None:
        return None
    shapes.only(table, KEYS, say("a component"), report)
    shapes.require(table, ("purpose", "main", "options"), say("a component"), report)
    purpose, main, written = (shapes.value(table, key) for key in ("purpose", "main", "options"))
    says = shapes.scalar(purpose, "`purpose`", report) if purpose is not None else None
    note = shapes.value(table, "accessibility")
    heard = shapes.scalar(note, "`accessibility`", report) if note is not None else None
    stands = shapes.value(table, "stands")
    is_above = stands is not None and values.word(stands, STANDS, "`stands`", report) == "above"
    options = _options(written, UNIVERSAL, "`options`", report) if written is not None else {}
    first = shapes.scalar(main, "`main`", report) if main is not None else None
    if first and isinstance(written, Mapping) and first.text not in written.items:
        message = say(
            "`main` names no option: `{name}`{near}", name=first.text, near=nearest_known(first.text, written.items)
        )
        report.error(first.place, "unknown-name", message)
    if says is None or first is None:
        return None
    told = heard.text if heard else ""
    title, not_for = (_line(table, key, report) for key in ("title", "not-for"))
    return Declaration(says.text, first.text, options, shapes.value(table, "examples"), told, is_above, title, not_for)


def _line(table: Mapping, key: str, report: Report) -> str:
    node = shapes.value(table, key)
    found = shapes.scalar(node, f"`{key}`", report) if node is not None else None
    return found.text if found is not None else ""


def _options(node: Node, taken: Iterable[str], what: str, report: Report) -> dict[str, Option]:
    table = shapes.mapping(node, what, report)
    found = {}
    for entry in table.items.values() if table else ():
        check_name(entry.key, say("an option"), report, taken)
        option = _option(entry, report)
        if option is not None:
            found[option.name] = option
    has_columns = any(option.type == "columns" for option in found.values())
    for option in found.values():
        if option.type == "data" and not option.each and not has_columns:
            message = say("an option of type `data` needs `each:`, the columns of the file; add it")
            report.error(option.place, "missing-key", message)
    return found


def _option(entry: Entry, report: Report) -> Option | None:
    name, what = entry.key.text, say("option `{name}`", name=entry.key.text)
    table = shapes.mapping(entry.value, what, report)
    if table is None:
        return None
    shapes.only(table, ("type", "says", "required", "default", "many", "each"), what, report)
    shapes.require(Mapping(table.items, entry.key.place), ("type", "says"), what, report)
    written, says, default, each = (shapes.value(table, key) for key in ("type", "says", "default", "each"))
    kind, words = _type(written, report) if written is not None else (None, ())
    told = shapes.scalar(says, "`says`", report) if says is not None else None
    for key, kinds in (("many", ("choices",)), ("each", ("choices", "data"))):
        if key in table.items and kind is not None and kind not in kinds:
            message = say(
                "`{key}` is for options of type {types}; leave it out here",
                key=key,
                types=any_of(*(f"`{k}`" for k in kinds)),
            )
            report.error(table.items[key].key.place, "unknown-key", message)
    columns = read_columns(default, "`default`", report) if kind == "columns" and default is not None else None
    usual = shapes.scalar(default, "`default`", report) if default is not None and kind != "columns" else None
    if usual and words and usual.text not in words:
        near = nearest_known(usual.text, words) or say("; it is one of {words}", words=any_of(*words))
        report.error(usual.place, "wrong-value", say("`default` is not among the words{near}", near=near))
    inner = _options(each, OWN if kind == "choices" else (), "`each`", report) if each is not None else {}
    if kind == "data":
        _check_columns(inner, report)
    required, many = _flag(table, "required", report), _flag(table, "many", report)
    if kind is None or told is None:
        return None
    place = entry.key.place
    return Option(
        name=name,
        type=kind,
        says=told.text,
        place=place,
        words=words,
        required=required,
        default=usual.text if usual else None,
        usual=columns,
        many=many,
        each=inner,
    )


def _check_columns(columns: dict[str, Option], report: Report) -> None:
    for column in columns.values():
        if column.type not in COLUMNS:
            types = any_of(*COLUMNS[:-1], say("a list of words"))
            message = say(
                "a column is {types}; `{column}` is `{type}`",
                types=types,
                column=column.name,
                type=column.type,
            )
            report.error(column.place, "wrong-value", message)


def _type(node: Node, report: Report) -> tuple[OptionType | None, tuple[str, ...]]:
    """The type, and for a list the words that are allowed."""
    if isinstance(node, Sequence):
        words = [w.text for item in node.items if (w := shapes.scalar(item, say("an allowed word"), report))]
        if not words:
            shapes.wrong_shape(node, say("`type` lists at least one allowed word"), report)
        return "word", tuple(words)
    found = shapes.scalar(node, "`type`", report)
    kind = next((t for t in TYPES if found and t == found.text and t != "word"), None)
    if found and kind is None:
        allowed = [t for t in TYPES if t != "word"]
        types = any_of(*allowed, say("a list of words like [a, b]"))
        near = nearest_known(found.text, allowed) or say("; it is {types}", types=types)
        message = say("no type of option `{written}`{near}", written=found.text, near=near)
        report.error(found.place, "wrong-value", message)
    return kind, ()


def _flag(table: Mapping, key: str, report: Report) -> bool:
    node = shapes.value(table, key)
    return bool(node is not None and values.flag(node, f"`{key}`", report))
