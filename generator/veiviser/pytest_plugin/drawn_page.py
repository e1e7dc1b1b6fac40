"""A drawn page as a browser without scripts takes it: parsed, filled in, and hidden in part by its stylesheet."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_RULE = re.compile(r"(?P<selector>[^{}]+)\{\s*display:\s*none;?\s*\}")
_TOKEN = re.compile(r'\[data-(?:when|unless)~="(?P<token>[^"]+)"\]\s*$')
_FILLED = "data-filled"
"""Stands for `:valid`, which only a browser knows of."""


class DrawnPage:
    """A page, and the rules of `choices.css` that can hide parts of it."""

    def __init__(self, html: str, css: str) -> None:
        self.tree = LexborHTMLParser(html)
        tokens = set(self._tokens())
        self.rules = [
            selector.replace(":valid", f":is([{_FILLED}], :not([required]))")
            for selector in (match["selector"].strip() for match in _RULE.finditer(css))
            if (token := _TOKEN.search(selector)) is not None and token["token"] in tokens
        ]

    @property
    def screen(self) -> str:
        """The name of the screen that it shows; empty where it shows none."""
        root = self.tree.css_first(".screen")
        return (root.attributes.get("data-screen") or "") if root is not None else ""

    @property
    def hrefs(self) -> Iterator[str]:
        """Where its links lead, in their order."""
        yield from (node.attributes.get("href") or "" for node in self.tree.css("a"))

    def has_id(self, id: str) -> bool:
        return any(node.attributes.get("id") == id for node in self.tree.css("[id]"))

    def fill(self, picked: Iterable[str], written: Iterable[str]) -> list[str]:
        """Pick the inputs with these ids, write into the fields with those; the ids that the page has not."""
        for node in self.tree.css(f"[checked], [{_FILLED}]"):
            for name in ("checked", _FILLED):
                if name in node.attributes:
                    del node.attrs[name]
        inputs = {node.attributes.get("id"): node for node in self.tree.css(".screen input, .screen textarea")}
        wanted = [*((id, "checked") for id in picked), *((id, _FILLED) for id in written)]
        for id, attribute in wanted:
            if id in inputs:
                inputs[id].attrs[attribute] = ""
        return [id for id, _ in wanted if id not in inputs]

    def forms(self, control: str) -> list[LexborNode]:
        """The forms of a control that show, filled in as the page is."""
        return [form for form in self.all_forms() if form.attributes.get("data-control") == control]

    def all_forms(self) -> list[LexborNode]:
        """All that shows and can be pressed."""
        hidden = {node.mem_id for rule in self.rules for node in self.tree.css(rule)}
        return [form for form in self.tree.css(".screen [data-control]") if hidden.isdisjoint(_around(form))]

    def _tokens(self) -> Iterator[str]:
        for node in self.tree.css("[data-when], [data-unless]"):
            for name in ("data-when", "data-unless"):
                yield from (node.attributes.get(name) or "").split()


def _around(node: LexborNode) -> Iterator[int]:
    """The node, and everything that it stands in."""
    around: LexborNode | None = node
    while around is not None:
        yield around.mem_id
        around = around.parent
