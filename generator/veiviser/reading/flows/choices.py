"""Choices: alternatives by name, with what each leads to, shows, sets and says."""

from collections.abc import Callable
from collections.abc import Mapping as Dictionary

from veiviser.model.component import Option
from veiviser.model.flow import Choice, Text, Value
from veiviser.problem import Problem
from veiviser.reading.flows.conditions import presence, sets, shown_where_asked, tellings
from veiviser.reading.flows.reader import Draft
from veiviser.reading.flows.targets import target
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_name, check_names, slug
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.norwegian import nearest_known

OWN = ("label", "to", "end", "set", "guide", "when", "unless", "leaves", "exclusive")
"""What may be said of every choice."""
ReadOptions = Callable[[Dictionary[str, Option], Dictionary[str, Entry], str, Mapping, Draft], dict[str, Value]]


def read_choices(node: Node, option: Option, draft: Draft, read_options: ReadOptions) -> tuple[Choice, ...] | None:
    """The choices in the order written; those with problems are left out."""
    what = f"`{option.name}`"
    if isinstance(node, Sequence):
        found = _from_texts(node, what, draft)
    else:
        table = shapes.mapping(node, what, draft.problems)
        if table is None:
            return None
        check_names((entry.key for entry in table.items.values()), "a choice", draft.problems)
        found = [c for e in table.items.values() if (c := _choice(e, option, draft, read_options))]
        if not table.items:
            draft.problems.append(Problem(node.place, "too-few-choices", f"{what} has no choice; add at least two"))
    return tuple(found)


def _from_texts(node: Sequence, what: str, draft: Draft) -> list[Choice]:
    """A list of texts: their names are made of them."""
    found: dict[str, Choice] = {}
    if not node.items:
        draft.problems.append(Problem(node.place, "too-few-choices", f"{what} has no choice; add at least two"))
    for item in node.items:
        label = draft.text(item, f"a choice of {what}")
        if label is None:
            continue
        name = slug(label.words)
        if name in found:
            first = found[name].place.line
            lines = f"lines {first} and {label.place.line}"
            message = f"two choices get the same name `{name}` ({lines}); write each as `name: text`"
            draft.problems.append(Problem(label.place, "same-name", message))
        elif check_name(Scalar(name, label.place), "a choice in a list", draft.problems):
            found[name] = Choice(name=name, label=label, place=label.place)
    return list(found.values())


def _choice(entry: Entry, option: Option, draft: Draft, read_options: ReadOptions) -> Choice | None:
    name = entry.key
    if isinstance(entry.value, Scalar):
        words = draft.text(entry.value, f"the label of `{name.text}`")
        return Choice(name=name.text, label=words, place=name.place) if words else None
    table = shapes.mapping(entry.value, f"`{name.text}`", draft.problems)
    if table is None:
        return None
    items = dict(table.items)
    known = (*OWN, *option.each)
    for key, written in items.items():
        if key not in known:
            near = nearest_known(key, known) or f"; it has {', '.join(known)}"
            message = f"a choice of `{option.name}` has no `{key}`{near}"
            draft.problems.append(Problem(written.key.place, "unknown-option", message))
    shapes.require(table, ("label",), f"`{name.text}`", draft.problems)
    label = draft.text(items["label"].value, "`label`") if "label" in items else None
    to = items.get("to")
    read = read_options(option.each, items, f"`{name.text}`", table, draft)
    shows = _shown(option, read, draft)
    there = presence(table, draft)
    choice = Choice(
        name=name.text,
        label=label or Text("", name.place),
        place=name.place,
        to=target(to.value, "`to`", draft.flow, draft.problems, draft.is_example) if to else None,
        end=values.end(shapes.value(table, "end"), draft.problems),
        sets=sets(shapes.value(table, "set"), draft),
        tellings=tellings(shapes.value(table, "guide"), draft),
        presence=there if shows is None or draft.is_example else shown_where_asked(there, shows, name.place),
        options=read,
        exclusive=_flag(items, "exclusive", option.many, "is for boxes, of which several can be ticked", draft),
        leaves=_flag(items, "leaves", "to" in items, "says that `to` is a way out; here there is none", draft),
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


def _flag(items: Dictionary[str, Entry], key: str, belongs: bool, else_said: str, draft: Draft) -> bool:
    written = items.get(key)
    if written is None:
        return False
    if not belongs:
        draft.problems.append(Problem(written.key.place, "unknown-option", f"`{key}` {else_said}; take it out"))
    return bool(values.flag(written.value, f"`{key}`", draft.problems))
