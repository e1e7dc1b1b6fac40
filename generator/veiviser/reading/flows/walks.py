"""Walks that the author named, and the entries that they begin at."""

from collections.abc import Collection, Sequence

from veiviser.messages import Message, say
from veiviser.model.flow import Entry, NamedWalk
from veiviser.problem import nearest
from veiviser.reading.flows.reader import Draft
from veiviser.reading.flows.targets import target
from veiviser.reading.flows.variables import knows, unknown_value, unset
from veiviser.reading.yaml import nodes, shapes
from veiviser.reading.yaml.names import check_names


def read_entries(node: nodes.Node, screens: Collection[str], draft: Draft) -> tuple[Entry, ...]:
    """`entries`: a label by screen, the main one first."""
    table = shapes.mapping(node, "`entries`", draft.report)
    if table is not None and not table.items:
        shapes.wrong_shape(node, say("`entries` names at least one screen"), draft.report)
    found = []
    for entry in table.items.values() if table else ():
        label = draft.text(entry.value, say("the label of `{name}`", name=entry.key.text))
        if _is_there(entry.key, screens, draft, say("no screen `{name}`", name=entry.key.text)) and label:
            found.append(Entry(entry.key.text, label, entry.key.place))
    return tuple(found)


def read_walks(node: nodes.Node | None, entries: Sequence[Entry], draft: Draft) -> tuple[NamedWalk, ...]:
    """`walks`, by name; to be read when all variables are known."""
    table = shapes.mapping(node, "`walks`", draft.report) if node is not None else None
    if table is None:
        return ()
    check_names((entry.key for entry in table.items.values()), say("a walk"), draft.report)
    return tuple(walk for entry in table.items.values() if (walk := _walk(entry, entries, draft)))


def read_main(
    node: nodes.Node | None, walks: Sequence[NamedWalk], entries: Sequence[Entry], draft: Draft
) -> NamedWalk | None:
    """`main`: the name of one of the walks, which begins at the main entry."""
    name = shapes.scalar(node, "`main`", draft.report) if node is not None else None
    if name is None:
        return None
    by_name = {walk.name: walk for walk in walks}
    _is_there(name, by_name, draft, say("no walk `{name}`", name=name.text))
    main = by_name.get(name.text)
    if main is not None and entries and main.entry != entries[0].screen:
        message = say("the guide begins at the first entry, and the walk `{name}` does not", name=name.text)
        draft.report.error(name.place, "unknown-name", message)
    return main


def _walk(written: nodes.Entry, entries: Sequence[Entry], draft: Draft) -> NamedWalk | None:
    what = say("walk `{name}`", name=written.key.text)
    table = shapes.mapping(written.value, what, draft.report)
    if table is None:
        return None
    shapes.only(table, ("title", "about", "from", "to", "answers"), what, draft.report)
    shapes.require(table, ("title", "to"), what, draft.report)
    title, start, to = (shapes.value(table, key) for key in ("title", "from", "to"))
    words = draft.text(title, "`title`") if title is not None else None
    about = shapes.value(table, "about")
    sentence = draft.text(about, "`about`") if about is not None else None
    goal = target(to, "`to`", draft.flow, draft.report) if to is not None else None
    entry = entry_named(start, entries, draft)
    answers = read_answers(shapes.value(table, "answers"), draft)
    place = written.key.place
    return (
        NamedWalk(
            name=written.key.text, title=words, about=sentence, entry=entry, to=goal, answers=answers, place=place
        )
        if words and goal
        else None
    )


def entry_named(node: nodes.Node | None, entries: Sequence[Entry], draft: Draft) -> str:
    """`from`: the screen of an entry; left out, of the main one."""
    found = shapes.scalar(node, "`from`", draft.report) if node is not None else None
    if found and _is_there(found, [e.screen for e in entries], draft, say("no entry `{name}`", name=found.text)):
        return found.text
    return entries[0].screen if entries else ""


def read_answers(node: nodes.Node | None, draft: Draft) -> dict[str, str]:
    """A value by variable; a box that is ticked is `answer.choice: yes`."""
    table = shapes.mapping(node, "`answers`", draft.report) if node is not None else None
    found: dict[str, str] = {}
    for entry in table.items.values() if table else ():
        name, what = entry.key, say("the answer to `{name}`", name=entry.key.text)
        is_boxes = name.text in draft.boxes
        items = entry.value.items if is_boxes and isinstance(entry.value, nodes.Sequence) else (entry.value,)
        for value in (v for item in items if (v := shapes.scalar(item, what, draft.report))):
            if name.text not in draft.variables and not is_boxes:
                draft.report.append(unset(name, draft))
            elif not is_boxes and draft.variables[name.text].kind == "free":
                found[name.text] = value.text
            elif not knows(name.text, value.text, draft, leaf=True):
                draft.report.append(unknown_value(name, value, draft))
            else:
                found |= {f"{name.text}.{value.text}": "yes"} if is_boxes else {name.text: value.text}
    return found


def _is_there(name: nodes.Scalar, names: Collection[str], draft: Draft, missing: Message) -> bool:
    """Whether it is; where there are no names at all, that is told already."""
    if not names or name.text in names:
        return True
    near = nearest(name.text, names) or say("; name one that is there")
    draft.report.error(name.place, "unknown-name", say("{missing}{near}", missing=missing, near=near))
    return False
