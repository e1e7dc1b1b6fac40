"""Words of the interface in templates: `{{ word("page.menu") }}`, put in when a template is compiled."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from veiviser.model.interface import FUNCTION, PLACE, InterfaceWords, places_in


class Worded(Environment):
    """An environment whose templates ask for words; they need not be looked up while a page is drawn."""

    words: InterfaceWords

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _PutIn(self.words, name, filename).visit(super()._parse(source, name, filename))
        return tree


class _PutIn(NodeTransformer):
    def __init__(self, words: InterfaceWords, name: str | None, filename: str | None) -> None:
        self.words, self.name, self.filename = words, name, filename

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not (isinstance(node.node, nodes.Name) and node.node.name == FUNCTION):
            return node
        key = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else ""
        given = {value.key: value.value for value in node.kwargs}
        words = self.words.by_key.get(key)
        if words is None or places_in(words) != given.keys():
            raise KeyError(self.filename or self.name, node.lineno, key, *given)
        parts = list(_parts(words, given, {"lineno": node.lineno, "environment": node.environment}))
        return parts[0] if len(parts) == 1 else nodes.Concat(parts, lineno=node.lineno, environment=node.environment)


def _parts(words: str, given: dict[str, nodes.Expr], where: dict[str, Any]) -> Iterator[nodes.Expr]:
    """Words as HTML that is escaped once, and the values between them, which are escaped where they are none."""
    for place, part in enumerate(PLACE.split(words)):
        if place % 2:
            yield given[part]
        elif part or not given:
            yield nodes.MarkSafe(nodes.Const(str(escape(part)), **where), **where)
