"""Blocks: components put on a screen, each option read as the type that its declaration gives it."""

from collections.abc import Iterable
from collections.abc import Mapping as Dictionary

from veiviser.messages import all_of, say
from veiviser.model.component import Component, Option
from veiviser.model.flow import Block, Value
from veiviser.model.records import Columns
from veiviser.problem import Problem
from veiviser.reading.flows.choices import read_choices
from veiviser.reading.flows.columns import read_columns, with_columns
from veiviser.reading.flows.conditions import presence, sets, tellings
from veiviser.reading.flows.data_files import read_records
from veiviser.reading.flows.reader import Draft
from veiviser.reading.flows.targets import target
from veiviser.reading.flows.variables import declare_answer
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar
from veiviser.reading.yaml.norwegian import nearest_known


def read_blocks(node: Node, what: str, draft: Draft) -> tuple[Block, ...]:
    """The blocks of a list; those with problems are left out."""
    items = shapes.sequence(node, what, draft.report)
    return tuple(block for item in items if (block := _read_block(item, draft)))


def read_example(table: Mapping, component: Component, draft: Draft) -> Block | None:
    """A block whose component is given, its main option among the others by its own name."""
    return _made(table, table.items, component, draft)


def universal_keys(component: Component) -> tuple[str, ...]:
    """What may stand on every block of the component beside its options."""
    types = {option.type for option in component.options.values()}
    answer = ("optional", "sample", "unanswered", "remember") if "answer" in types else ()
    return ("when", "unless", "guide", *answer, *(("set", "leaves") if "target" in types else ()))


def _read_block(node: Node, draft: Draft) -> Block | None:
    table = shapes.mapping(node, say("a block"), draft.report)
    if table is None:
        return None
    if not table.items:
        shapes.wrong_shape(node, say("a block begins with `component: …`"), draft.report)
        return None
    first, *others = table.items.values()
    name = first.key.text
    if name in draft.broken:
        draft.is_whole = False
        return None
    component = draft.components.get(name)
    if component is None:
        draft.report.append(_unknown_component(first.key, others, draft))
        return None
    items = {entry.key.text: entry for entry in others}
    if component.main in items:
        message = say(
            "`{main}` is what stands behind `{name}:` already; keep one of them", main=component.main, name=name
        )
        draft.report.error(items[component.main].key.place, "unknown-option", message)
    elif not shapes.is_empty(first.value):
        items[component.main] = first
    return _made(table, items, component, draft)


def _made(table: Mapping, items: Dictionary[str, Entry], component: Component, draft: Draft) -> Block | None:
    before = len(draft.report)
    known = (*component.options, *universal_keys(component))
    for name, entry in items.items():
        if name not in known:
            near = nearest_known(name, known) or say("; it has {known}", known=all_of(*known))
            message = say("`{component}` has no option `{name}`{near}", component=component.name, name=name, near=near)
            draft.report.error(entry.key.place, "unknown-option", message)
    options = read_options(component.options, items, f"`{component.name}`", table, draft)
    sample, unanswered = items.get("sample"), items.get("unanswered")
    block = Block(
        component=component,
        place=table.place,
        options=options,
        presence=presence(table, draft),
        sets=sets(shapes.value(table, "set"), draft) if "set" in known else {},
        optional=_flag(items, "optional", draft),
        sample=draft.text(sample.value, "`sample`") if sample else None,
        tellings=tellings(shapes.value(table, "guide"), draft),
        unanswered=draft.text(unanswered.value, "`unanswered`") if unanswered else None,
        remember=_flag(items, "remember", draft),
        leaves=_flag(items, "leaves", draft),
    )
    if sample and block.choices:
        message = say("`sample` is for free text; here there are choices, the pictures take one of them")
        draft.report.error(sample.key.place, "unknown-option", message)
    is_alone = len(block.choices) == 1 and not block.choices[0].within and not _is_broken(draft.report[before:])
    if block.answer and not block.many and is_alone:
        message = say("a question with a single choice asks nothing; add another, or show a text instead")
        draft.report.error(table.place, "too-few-choices", message)
    declare_answer(block, draft)
    return None if _is_broken(draft.report[before:]) else block


def _flag(items: Dictionary[str, Entry], key: str, draft: Draft) -> bool:
    return bool(key in items and values.flag(items[key].value, f"`{key}`", draft.report))


def read_options(
    declared: Dictionary[str, Option], items: Dictionary[str, Entry], what: str, table: Mapping, draft: Draft
) -> dict[str, Value]:
    """Values by option; a default where one was left out."""
    found: dict[str, Value] = {}
    for name, option in sorted(declared.items(), key=lambda item: item[1].type != "columns"):  # which files go by
        columns = next((value for value in found.values() if isinstance(value, Columns)), None)
        if option.type == "data" and columns is not None:
            option = with_columns(option, columns)
        if name in items:
            value = read_option(option, items[name].value, draft)
        elif option.usual is not None:
            value = option.usual
        elif option.default is not None:
            value = read_option(option, Scalar(option.default, option.place, "'"), draft)
        else:
            value = None
            if option.required and not shapes.told_as_another(name, table, draft.report):
                needs = say(
                    "{what} needs `{name}:` ({says}); add it", what=what, name=name, says=option.says.rstrip(".")
                )
                draft.report.error(table.place, "missing-key", needs)
        if value is not None:
            found[name] = value
    return found


def read_option(option: Option, node: Node, draft: Draft) -> Value | None:
    """What the option holds, or nothing, with a problem."""
    what = f"`{option.name}`"
    match option.type:
        case "text" | "markdown":
            return draft.text(node, what)
        case "blocks":
            return read_blocks(node, what, draft)
        case "choices":
            return read_choices(node, option, draft, read_options)
        case "target":
            return target(node, what, draft.flow, draft.report, draft.is_example)
        case "answer":
            name = shapes.scalar(node, what, draft.report)
            return name.text if name and check_name(name, say("an answer"), draft.report) else None
        case "shown":
            name = shapes.scalar(node, what, draft.report)
            if name is not None:
                draft.shown.append(name)
            return name.text if name else None
        case "number":
            return values.number(node, what, draft.report)
        case "flag":
            return values.flag(node, what, draft.report)
        case "date":
            return values.day(node, what, draft.report)
        case "columns":
            return read_columns(node, what, draft.report)
        case "data" if not option.each:
            return None  # what is wrong with its columns is told
        case "data":
            return read_records(node, option, draft.data, draft.report, draft.literal)
        case "word":
            return values.word(node, option.words, what, draft.report)


def _unknown_component(key: Scalar, others: list[Entry], draft: Draft) -> Problem:
    later = next((entry.key.text for entry in others if entry.key.text in draft.components), None)
    if later is not None and not nearest_known(key.text, draft.components):
        message = say(
            "no component `{name}`; a block begins with its component, so put `{later}:` first",
            name=key.text,
            later=later,
        )
    else:
        message = say("no component `{name}`{near}", name=key.text, near=nearest_known(key.text, draft.components))
    return Problem(key.place, "unknown-component", message)


def _is_broken(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
