"""What a flow says of the service around its screens: `shell`."""

from veiviser.messages import say
from veiviser.model.flow import Text
from veiviser.model.shell import Shell
from veiviser.reading.flows.reader import Draft
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping, Node

KEYS = ("name", "person", "menu", "footer")
"""What may be said of it."""


def read_shell(node: Node | None, is_help: bool, draft: Draft) -> Shell | None:
    """
    The shell; None where there is none, or where it has no name.

    Args:
        is_help: whether the flow's screens are pages of the site, which have the site's own frame.
    """
    table = shapes.mapping(node, "`shell`", draft.report) if node is not None else None
    if table is None:
        return None
    if is_help:
        message = say("`publish: help` makes pages of the site, which have its own header; take out `shell`")
        draft.report.error(table.place, "refused-key", message)
    shapes.only(table, KEYS, "`shell`", draft.report)
    shapes.require(table, ("name",), "`shell`", draft.report)
    name, person = (_text(table, key, draft) for key in ("name", "person"))
    menu, footer = (_texts(table, key, draft) for key in ("menu", "footer"))
    return Shell(name=name, person=person, menu=menu, footer=footer) if name is not None else None


def _text(table: Mapping, key: str, draft: Draft) -> Text | None:
    node = shapes.value(table, key)
    return draft.text(node, f"`{key}`") if node is not None else None


def _texts(table: Mapping, key: str, draft: Draft) -> tuple[Text, ...]:
    node = shapes.value(table, key)
    items = shapes.sequence(node, f"`{key}`", draft.report) if node is not None else ()
    return tuple(text for item in items if (text := draft.text(item, f"`{key}`")) is not None)
