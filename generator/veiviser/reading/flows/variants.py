"""Variants of a flow: each is a flow of its own, which says only what is otherwise."""

import re
from collections.abc import Iterator
from dataclasses import replace

from veiviser.messages import say
from veiviser.model.flow import Flow, Screen, Text, Variant
from veiviser.model.site import variant_name
from veiviser.reading.flows.reader import Draft
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Node

KEY = "variants"
REPLACED = ("task", "lead", "entries", "walks", "main", "tasks", "promises")
"""What a variant may have instead of what the flow has; its screens are laid over the flow's, key by key."""
KEYS = ("label", "screens", *REPLACED)
_BEGINS = re.compile(r"^variants:", re.MULTILINE)


def may_have_variants(text: str) -> bool:
    """Whether a flow's file needs to be looked into."""
    return _BEGINS.search(text) is not None


def names_of_variants(table: Node | None) -> Iterator[str]:
    """Those that are otherwise than the flow itself."""
    written = _written(table)
    for name, entry in written.items.items() if written is not None else ():
        if isinstance(entry.value, Mapping) and set(entry.value.items) - {"label"}:
            yield name


def overlaid(table: Mapping, variant: str) -> Mapping:
    """A flow's file as if the variant had been written out: its screens over the flow's, the rest instead of it."""
    written = _written(table)
    own = written.items[variant].value if written is not None and variant in written.items else None
    if not isinstance(own, Mapping):
        return table
    items = dict(table.items)
    items |= {key: entry for key, entry in own.items.items() if key in REPLACED}
    if "screens" in own.items:
        items["screens"] = _laid_over(items.get("screens"), own.items["screens"], depth=2)
    return Mapping(items, table.place)


def read_variants(table: Mapping, is_help: bool, draft: Draft) -> tuple[Variant, ...]:
    """
    All of them, the flow as it is written first; none where it has none.

    Args:
        is_help: whether the flow's screens are pages of the site, of which there is one each.
    """
    node = shapes.value(table, KEY)
    written = shapes.mapping(node, "`variants`", draft.report) if node is not None else None
    if written is None:
        return ()
    if is_help:
        message = say("`publish: help` makes pages of the site, of which there is one each; take out `variants`")
        draft.report.error(written.place, "refused-key", message)
    check_names((entry.key for entry in written.items.values()), say("a variant"), draft.report)
    flow, _, _ = draft.flow.partition(".")
    first, others = Variant(flow=flow, label=None), list[Variant]()
    for name, entry in written.items.items():
        label, is_other = _read_one(entry, draft)
        if is_other:
            others.append(Variant(flow=variant_name(flow, name), label=label))
        elif first.label is None:
            first = replace(first, label=label)
        else:
            message = say("only one variant can be the flow as it is; say what is otherwise in `{name}`", name=name)
            draft.report.error(entry.key.place, "missing-key", message)
    if not others:
        message = say("no variant says what is otherwise; write `screens:` under one of them")
        draft.report.error(written.place, "missing-key", message)
    return (first, *others)


def only_what_is_reached(flow: Flow, table: Mapping, variant: str) -> Flow:
    """A variant without the flow's own screens that nothing of it leads to; what it has itself is kept, and judged."""
    written = _written(table)
    own = written.items[variant].value if written is not None and variant in written.items else None
    screens = own.items.get("screens") if isinstance(own, Mapping) else None
    kept = set(screens.value.items) if screens is not None and isinstance(screens.value, Mapping) else set()
    waiting = [*(entry.screen for entry in flow.entries), *kept]
    reached = set[str]()
    while waiting:
        name = waiting.pop()
        if name in flow.screens and name not in reached:
            reached.add(name)
            waiting += _leads_to(flow.screens[name])
    return replace(flow, screens={name: screen for name, screen in flow.screens.items() if name in reached})


def _leads_to(screen: Screen) -> Iterator[str]:
    targets = [rule.to for rule in screen.rules]
    for block in screen.every_block:
        targets += [*block.targets, *(choice.to for choice in block.every_choice if choice.to is not None)]
    yield from (target.address for target in targets if target.kind == "screen" and target.flow is None)


def _read_one(entry: Entry, draft: Draft) -> tuple[Text | None, bool]:
    """What it is called, and whether anything is otherwise in it."""
    what = say("variant `{name}`", name=entry.key.text)
    if not isinstance(entry.value, Mapping):
        return draft.text(entry.value, what), False
    shapes.only(entry.value, KEYS, what, draft.report)
    shapes.require(entry.value, ("label",), what, draft.report)
    label = shapes.value(entry.value, "label")
    return draft.text(label, "`label`") if label is not None else None, bool(set(entry.value.items) - {"label"})


def _laid_over(below: Entry | None, above: Entry, depth: int) -> Entry:
    if below is None or depth == 0 or not isinstance(below.value, Mapping) or not isinstance(above.value, Mapping):
        return above
    items = dict(below.value.items)
    for key, entry in above.value.items.items():
        items[key] = _laid_over(items.get(key), entry, depth - 1)
    return Entry(below.key if depth == 1 else above.key, Mapping(items, below.value.place))


def _written(table: Node | None) -> Mapping | None:
    entry = table.items.get(KEY) if isinstance(table, Mapping) else None
    return entry.value if entry is not None and isinstance(entry.value, Mapping) else None
