"""Screens: a title, the blocks on it, and where it leads next."""

from veiviser.messages import say
from veiviser.model.flow import Block, Rule, Screen, Text
from veiviser.reading.flows.blocks import read_blocks
from veiviser.reading.flows.conditions import presence, sets, tellings
from veiviser.reading.flows.reader import Draft
from veiviser.reading.flows.targets import target
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import earlier_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

KEYS = ("title", "formerly", "step", "part", "guide", "body", "next", "end", "notes")
"""What may be said of a screen."""
_STEP = "{step}"


def read_screen(entry: Entry, draft: Draft) -> Screen | None:
    """The screen, or nothing where its title or shape is not to be had."""
    name = entry.key
    table = shapes.mapping(entry.value, say("screen `{name}`", name=name.text), draft.report)
    if table is None:
        return None
    what = say("screen `{name}`", name=name.text)
    shapes.only(table, KEYS, what, draft.report)
    if "title" not in table.items:
        shapes.require(Mapping(table.items, name.place), ("title",), what, draft.report)
    title, step, part, body = (shapes.value(table, key) for key in ("title", "step", "part", "body"))
    counted = values.step(step, draft.report) if step is not None else None
    words = draft.text(title, "`title`") if title is not None else None
    blocks: tuple[Block, ...] = read_blocks(body, "`body`", draft) if body is not None else ()
    screen = Screen(
        name=name.text,
        title=words,  # type: ignore[arg-type]  # looked at below
        place=name.place,
        body=blocks,
        rules=_rules(shapes.value(table, "next"), draft),
        end=values.end(shapes.value(table, "end"), draft.report),
        step=counted,
        formerly=earlier_names(shapes.value(table, "formerly"), say("a screen"), draft.report),
        part=_part(part, counted, draft) if part is not None else None,
        tellings=tellings(shapes.value(table, "guide"), draft),
        notes=_notes(shapes.value(table, "notes"), draft),
    )
    return screen if words else None


def _notes(node: Node | None, draft: Draft) -> tuple[Text, ...]:
    """`notes`: a text, or a list of texts."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(text for item in items if (text := draft.text(item, "`notes`")))


def _part(node: Node, counted: tuple[int, int] | None, draft: Draft) -> Text | None:
    """The heading; `{step}` in it is the screen's own, `1 av 4`."""
    if isinstance(node, Scalar) and _STEP in node.text:
        if counted is None:
            message = say(
                "this shows `{{step}}`, and the screen has none; write `step: 1 of 4` beside it, or take it out"
            )
            draft.report.error(node.place, "missing-key", message)
        number, total = counted or (1, 1)
        said = draft.words("step.counted", number=number, total=total)
        node = node._replace(text=node.text.replace(_STEP, said))
    return draft.text(node, "`part`")


def _rules(node: Node | None, draft: Draft) -> tuple[Rule, ...]:
    """`next`: a target, a rule, or a list of rules."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return tuple(rule for item in node.items if (rule := _rule(item, draft)))
    rule = _rule(node, draft)
    return (rule,) if rule else ()


def _rule(node: Node, draft: Draft) -> Rule | None:
    if not isinstance(node, Mapping):
        to = target(node, "`next`", draft.flow, draft.report)
        return Rule(to, node.place) if to else None
    shapes.only(node, ("to", "when", "unless", "set"), say("a rule of `next`"), draft.report)
    shapes.require(node, ("to",), say("a rule of `next`"), draft.report)
    written = shapes.value(node, "to")
    to = target(written, "`to`", draft.flow, draft.report) if written is not None else None
    there, given = presence(node, draft), sets(shapes.value(node, "set"), draft)
    return Rule(to, node.place, there, given) if to else None
