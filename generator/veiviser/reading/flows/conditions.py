"""`when`, `unless` and `set`: what is asked of variables, what they are given, and what the guide says then."""

from veiviser.messages import say
from veiviser.model.condition import ASKED, Atom, Condition, Presence, asked
from veiviser.model.flow import Telling
from veiviser.place import Place
from veiviser.reading.flows.reader import Draft
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import NAME, RULE, check_name
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

_ALWAYS = Presence()


def presence(table: Mapping, draft: Draft) -> Presence:
    """When the thing that these keys describe is there."""
    when, unless = table.items.get("when"), table.items.get("unless")
    if when is None and unless is None:
        return _ALWAYS
    conditions = (read_condition(entry, draft) if entry is not None else None for entry in (when, unless))
    return Presence(*conditions)


def shown_where_asked(there: Presence, answer: str, place: Place) -> Presence:
    """The presence of what tells of an answer: there only where the answer was asked for on the way."""
    before = there.when.every if there.when is not None else ()
    at = there.when.place if there.when is not None else place
    return Presence(Condition((*before, (Atom(asked(answer), ASKED),)), at), there.unless)


def sets(node: Node | None, draft: Draft) -> dict[str, str]:
    """Variables and the values that they are given."""
    table = shapes.mapping(node, "`set`", draft.report) if node is not None else None
    found: dict[str, str] = {}
    for entry in table.items.values() if table else ():
        value = shapes.scalar(entry.value, say("the value of `{name}`", name=entry.key.text), draft.report)
        if value is None or not check_name(entry.key, say("a variable"), draft.report):
            continue
        if all(NAME.fullmatch(part) for part in value.text.split("/")):
            draft.given.append((entry.key, value))
            found[entry.key.text] = value.text
        else:
            draft.report.error(
                value.place, "bad-name", say("a value cannot be `{value}`: {rule}", value=value.text, rule=RULE)
            )
    return found


def tellings(node: Node | None, draft: Draft) -> tuple[Telling, ...]:
    """`guide`: one text, one text with a condition, or a list of such."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(telling for item in items if (telling := _telling(item, draft)))


def _telling(node: Node, draft: Draft) -> Telling | None:
    if not isinstance(node, Mapping):
        plain = draft.text(node, "`guide`")
        return Telling(plain) if plain else None
    shapes.only(node, ("text", "heading", "only", "when", "unless"), "`guide`", draft.report)
    shapes.require(node, ("text",), "`guide`", draft.report)
    words, heading, only = (shapes.value(node, key) for key in ("text", "heading", "only"))
    there = presence(node, draft)
    said = draft.text(words, "`text`") if words is not None else None
    title = draft.text(heading, "`heading`") if heading is not None else None
    whom = draft.text(only, "`only`") if only is not None else None
    return Telling(said, there, title, whom) if said else None


def read_condition(entry: Entry, draft: Draft) -> Condition | None:
    """What the table behind a key asks of variables."""
    what = f"`{entry.key.text}`"
    table = shapes.mapping(entry.value, what, draft.report)
    if table is not None and not table.items:
        shapes.wrong_shape(entry.value, say("{what} asks for at least one answer", what=what), draft.report)
    every = tuple(clause for asked in table.items.values() for clause in _clauses(asked, draft)) if table else ()
    return Condition(every, entry.value.place) if every and all(every) else None


def _clauses(entry: Entry, draft: Draft) -> tuple[tuple[Atom, ...], ...]:
    """What must hold for one answer: any of its values, or each of several boxes."""
    name = entry.key
    what = say("the value of `{name}`", name=name.text)
    if not isinstance(entry.value, Mapping):
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        if not items:
            shapes.wrong_shape(entry.value, say("{what} is one of its answers", what=what), draft.report)
        return (_any_of(name, items, draft),)
    boxes = shapes.value(entry.value, "all")
    if boxes is None:
        expected = say(
            "{what} is an answer or a list of answers, of boxes that are ticked together `all: […]`", what=what
        )
        shapes.wrong_shape(entry.value, expected, draft.report)
        return ((),)
    shapes.only(entry.value, ("all",), what, draft.report)
    items = shapes.sequence(boxes, "`all`", draft.report)
    if isinstance(boxes, Sequence) and len(items) < 2:
        shapes.wrong_shape(boxes, say("`all` names at least two boxes, which are ticked together"), draft.report)
    draft.together.append((name, tuple(item for item in items if isinstance(item, Scalar))))
    return tuple(_any_of(name, (item,), draft) for item in items) or ((),)


def _any_of(name: Scalar, items: tuple[Node, ...], draft: Draft) -> tuple[Atom, ...]:
    what = say("the value of `{name}`", name=name.text)
    values = [v for item in items if (v := shapes.scalar(item, what, draft.report))]
    draft.asked.extend((name, value) for value in values)
    return tuple(_atom(name, value, draft) for value in values)


def _atom(name: Scalar, value: Scalar, draft: Draft) -> Atom:
    if name.text in draft.boxes:
        return Atom(f"{name.text}.{value.text}", "yes")
    return Atom(name.text, value.text)
