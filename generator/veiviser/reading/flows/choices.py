"""Choices: alternatives by name, with what each leads to, shows, sets and says."""

from collections.abc import Callable
from collections.abc import Mapping as Dictionary

from veiviser.messages import Message, all_of, say
from veiviser.model.component import Option
from veiviser.model.flow import Choice, Text, Value
from veiviser.reading.flows.conditions import presence, sets, shown_where_asked, tellings
from veiviser.reading.flows.reader import Draft
from veiviser.reading.flows.targets import target
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name, check_names, slug
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.norwegian import nearest_known

OWN = ("label", "to", "end", "set", "guide", "when", "unless", "leaves", "exclusive")
"""What may be said of every choice."""
_ONE_ONLY = say("`exclusive` is for boxes, of which several can be ticked; take it out")
_NO_WAY = say("`leaves` says that `to` is a way out; here there is none; take it out")
ReadOptions = Callable[[Dictionary[str, Option], Dictionary[str, Entry], str, Mapping, Draft], dict[str, Value]]


def read_choices(node: Node, option: Option, draft: Draft, read_options: ReadOptions) -> tuple[Choice, ...] | None:
    """The choices in the order written; those with problems are left out."""
    what = f"`{option.name}`"
    if isinstance(node, Sequence):
        found = _from_texts(node, what, draft)
    else:
        table = shapes.mapping(node, what, draft.report)
        if table is None:
            return None
        check_names((entry.key for entry in table.items.values()), say("a choice"), draft.report)
        found = [c for e in table.items.values() if (c := _choice(e, option, draft, read_options))]
        if not table.items:
            draft.report.error(node.place, "too-few-choices", say("{what} has no choice; add at least two", what=what))
    return tuple(found)


def _from_texts(node: Sequence, what: str, draft: Draft) -> list[Choice]:
    """A list of texts: their names are made of them."""
    found: dict[str, Choice] = {}
    if not node.items:
        draft.report.error(node.place, "too-few-choices", say("{what} has no choice; add at least two", what=what))
    for item in node.items:
        label = draft.text(item, say("a choice of {what}", what=what))
        if label is None:
            continue
        name = slug(label.words)
        if name in found:
            first = found[name].place.line
            message = say(
                "two choices get the same name `{name}` (lines {first} and {second}); write each as `name: text`",
                name=name,
                first=first,
                second=label.place.line,
            )
            draft.report.error(label.place, "same-name", message)
        elif check_name(Scalar(name, label.place), say("a choice in a list"), draft.report):
            found[name] = Choice(name=name, label=label, place=label.place)
    return list(found.values())


def _choice(entry: Entry, option: Option, draft: Draft, read_options: ReadOptions) -> Choice | None:
    name = entry.key
    if isinstance(entry.value, Scalar):
        words = draft.text(entry.value, say("the label of `{name}`", name=name.text))
        return Choice(name=name.text, label=words, place=name.place) if words else None
    table = shapes.mapping(entry.value, f"`{name.text}`", draft.report)
    if table is None:
        return None
    items = dict(table.items)
    known = (*OWN, *option.each)
    for key, written in items.items():
        if key not in known:
            near = nearest_known(key, known) or say("; it has {known}", known=all_of(*known))
            message = say("a choice of `{option}` has no `{key}`{near}", option=option.name, key=key, near=near)
            draft.report.error(written.key.place, "unknown-option", message)
    shapes.require(table, ("label",), f"`{name.text}`", draft.report)
    label = draft.text(items["label"].value, "`label`") if "label" in items else None
    to = items.get("to")
    read = read_options(option.each, items, f"`{name.text}`", table, draft)
    shows = _shown(option, read, draft)
    there = presence(table, draft)
    choice = Choice(
        name=name.text,
        label=label or Text("", name.place),
        place=name.place,
        to=target(to.value, "`to`", draft.flow, draft.report, draft.is_example) if to else None,
        end=values.end(shapes.value(table, "end"), draft.report),
        sets=sets(shapes.value(table, "set"), draft),
        tellings=tellings(shapes.value(table, "guide"), draft),
        presence=there if shows is None or draft.is_example else shown_where_asked(there, shows, name.place),
        options=read,
        exclusive=_flag(items, "exclusive", None if option.many else _ONE_ONLY, draft),
        leaves=_flag(items, "leaves", None if "to" in items else _NO_WAY, draft),
        shows=shows,
    )
    return choice if label else None


def _shown(option: Option, read: Dictionary[str, Value], draft: Draft) -> str | None:
    """The answer that it tells of: named, or all that its text is."""
    named = [name for name, each in option.each.items() if each.type == "shown"]
    if not named:
        return None
    told = next((value for name in named if isinstance(value := read.get(name), str)), None)
    texts = (value for value in read.values() if isinstance(value, Text) and value.words[:1] + value.words[-1:] == "{}")
    alone = next((text for text in texts if text.words[1:-1] in draft.answers), None) if told is None else None
    if alone is None:
        return told
    draft.shown.append(Scalar(alone.words[1:-1], alone.place))
    return alone.words[1:-1]


def _flag(items: Dictionary[str, Entry], key: str, wrong: Message | None, draft: Draft) -> bool:
    written = items.get(key)
    if written is None:
        return False
    if wrong is not None:
        draft.report.error(written.key.place, "unknown-option", wrong)
    return bool(values.flag(written.value, f"`{key}`", draft.report))
