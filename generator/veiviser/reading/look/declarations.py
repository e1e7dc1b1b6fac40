"""What a component declares of itself: its purpose and its options."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import get_args

from veiviser.model.component import Option, OptionType
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.flows.choices import OWN
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Sequence, read_yaml
from veiviser.reading.yaml.norwegian import nearest_known

TYPES: tuple[OptionType, ...] = get_args(OptionType)
KEYS = ("purpose", "main", "options", "examples")
"""What may be said of a component."""
COLUMNS: tuple[OptionType, ...] = ("text", "number", "flag", "date", "word")
"""Types that a column of a data file can have."""
UNIVERSAL = ("when", "unless", "guide", "optional", "sample", "unanswered", "remember", "set", "leaves", "id")
"""What every block may have anyway, or every template gets anyway, and no option may therefore be named."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A component's declaration, its examples not yet read."""

    purpose: str
    main: str
    options: dict[str, Option]
    examples: Node | None


def read_declaration(text: str | None, file: PurePosixPath, problems: Report) -> Declaration | None:
    """The declaration in a file's text; None, with problems, where it is none."""
    if text is None:
        return None
    before = len(problems)
    node = read_yaml(text, file, problems)
    if node is None or shapes.is_empty(node):
        if len(problems) == before:
            message = "the file is empty; a component starts with `purpose:`, `main:` and `options:`"
            problems.append(Problem(Place(file), "empty-file", message))
        return None
    table = shapes.mapping(node, "a component", problems)
    if table is None:
        return None
    shapes.only(table, KEYS, "a component", problems)
    shapes.require(table, ("purpose", "main", "options"), "a component", problems)
    purpose, main, written = (shapes.value(table, key) for key in ("purpose", "main", "options"))
    says = shapes.scalar(purpose, "`purpose`", problems) if purpose is not None else None
    options = _options(written, UNIVERSAL, "`options`", problems) if written is not None else {}
    first = shapes.scalar(main, "`main`", problems) if main is not None else None
    if first and isinstance(written, Mapping) and first.text not in written.items:
        message = f"`main` names no option: `{first.text}`{nearest_known(first.text, written.items)}"
        problems.append(Problem(first.place, "unknown-name", message))
    if says is None or first is None:
        return None
    return Declaration(says.text, first.text, options, shapes.value(table, "examples"))


def _options(node: Node, taken: Iterable[str], what: str, problems: Report) -> dict[str, Option]:
    table = shapes.mapping(node, what, problems)
    found = {}
    for entry in table.items.values() if table else ():
        check_name(entry.key, "an option", problems, taken)
        option = _option(entry, problems)
        if option is not None:
            found[option.name] = option
    return found


def _option(entry: Entry, problems: Report) -> Option | None:
    name, what = entry.key.text, f"option `{entry.key.text}`"
    table = shapes.mapping(entry.value, what, problems)
    if table is None:
        return None
    shapes.only(table, ("type", "says", "required", "default", "many", "each"), what, problems)
    shapes.require(Mapping(table.items, entry.key.place), ("type", "says"), what, problems)
    written, says, default, each = (shapes.value(table, key) for key in ("type", "says", "default", "each"))
    kind, words = _type(written, problems) if written is not None else (None, ())
    told = shapes.scalar(says, "`says`", problems) if says is not None else None
    for key, kinds in (("many", ("choices",)), ("each", ("choices", "data"))):
        if key in table.items and kind is not None and kind not in kinds:
            message = f"`{key}` is for options of type `{'` or `'.join(kinds)}`; leave it out here"
            problems.append(Problem(table.items[key].key.place, "unknown-key", message))
    usual = shapes.scalar(default, "`default`", problems) if default is not None else None
    if usual and words and usual.text not in words:
        near = nearest_known(usual.text, words) or f"; it is one of {', '.join(words)}"
        problems.append(Problem(usual.place, "wrong-value", f"`default` is not among the words{near}"))
    inner = _options(each, OWN if kind == "choices" else (), "`each`", problems) if each is not None else {}
    if kind == "data":
        _check_columns(inner, entry.key.place, problems)
    required, many = _flag(table, "required", problems), _flag(table, "many", problems)
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
        many=many,
        each=inner,
    )


def _check_columns(columns: dict[str, Option], place: Place, problems: Report) -> None:
    if not columns:
        message = "an option of type `data` needs `each:`, the columns of the file; add it"
        problems.append(Problem(place, "missing-key", message))
    for column in columns.values():
        if column.type not in COLUMNS:
            message = f"a column is {', '.join(COLUMNS[:-1])}, or a list of words; `{column.name}` is `{column.type}`"
            problems.append(Problem(column.place, "wrong-value", message))


def _type(node: Node, problems: Report) -> tuple[OptionType | None, tuple[str, ...]]:
    """The type, and for a list the words that are allowed."""
    if isinstance(node, Sequence):
        words = [w.text for item in node.items if (w := shapes.scalar(item, "an allowed word", problems))]
        if not words:
            shapes.wrong_shape(node, "`type` lists at least one allowed word", problems)
        return "word", tuple(words)
    found = shapes.scalar(node, "`type`", problems)
    kind = next((t for t in TYPES if found and t == found.text and t != "word"), None)
    if found and kind is None:
        allowed = [t for t in TYPES if t != "word"]
        near = nearest_known(found.text, allowed) or f"; it is {', '.join(allowed)}, or a list of words like [a, b]"
        problems.append(Problem(found.place, "wrong-value", f"no type of option `{found.text}`{near}"))
    return kind, ()


def _flag(table: Mapping, key: str, problems: Report) -> bool:
    node = shapes.value(table, key)
    return bool(node is not None and values.flag(node, f"`{key}`", problems))
