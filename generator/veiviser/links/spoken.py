"""Computes what a screen reader says for an element, or that it skips it."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from selectolax.lexbor import LexborNode

from veiviser.links.elements import Element, ancestors

_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0xE000, 0xF900), 0xFEFF])
"""Characters without a word in them, those of icon fonts too."""
_NOT_SHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_MOST_NODES = 1_000
"""An element with more in it has words, for all we know."""
_MOST_READ = 300_000
"""So many nodes are read for a page; afterwards every element has words, for all we know."""


class Spoken:
    """The elements of a page as they are heard."""

    def __init__(self, elements: Sequence[Element], ids: Mapping[int, Mapping[str, int]]) -> None:
        self._elements, self._ids = elements, ids
        self._hidden = Within(lambda node: is_hidden(node.attributes))
        self._left = _MOST_READ
        self._words: dict[int, str] = {}

    def passes_by(self, node: LexborNode) -> bool:
        return self._hidden(node)

    def label(self, element: Element) -> str:
        """The words that stand in place of an element's own, if there are any."""
        label = ""
        if "aria-labelledby" in element.attributes:
            known = self._ids.get(element.tree, {})
            ids = dict.fromkeys(element.attributes["aria-labelledby"].split())
            label = " ".join(self._words_at(known[id]) for id in ids if id in known)
        label = label or element.attributes.get("aria-label", "")
        return label if shown(label) else ""

    def _words_at(self, number: int) -> str:
        if number not in self._words:
            self._words[number] = self.words_of(self._elements[number].node)
        return self._words[number]

    def refers_in_vain(self, element: Element) -> bool:
        """Whether its name is to stand where nothing is, which is told at that reference."""
        known = self._ids.get(element.tree, {})
        return any(id not in known for id in element.attributes.get("aria-labelledby", "").split())

    def words_of(self, node: LexborNode) -> str:
        """The words in an element, in the order of the page."""
        parts: list[str] = []
        waiting = _children(node)[::-1]  # a stack: a page may nest deeper than functions can call each other
        most = min(_MOST_NODES, self._left)
        looked = 0
        while waiting and looked < most:
            looked += 1
            child = waiting.pop()
            if child.is_text_node:
                parts.append(child.text_content or "")
            elif child.is_element_node:
                said, inside = _said(child)
                parts.append(said)
                waiting += inside[::-1]
        self._left -= looked
        return "".join(parts) + (" … " if waiting else "")


class Within:
    """Whether a node or one around it is of a kind; each is looked at once, however deep a page nests."""

    def __init__(self, is_one: Callable[[LexborNode], bool]) -> None:
        self._is_one = is_one
        self._known: dict[int, bool] = {}

    def __call__(self, node: LexborNode) -> bool:
        way: list[int] = []
        found = False
        for up in chain([node], ancestors(node)):
            if (known := self._known.get(up.mem_id)) is not None:
                found = known
                break
            way.append(up.mem_id)
            if up.is_element_node and self._is_one(up):
                found = True
                break
        self._known.update(dict.fromkeys(way, found))
        return found


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element says itself that nobody hears it."""
    if not attributes:
        return False
    style = attributes.get("style")
    return (
        attributes.get("aria-hidden") == "true"
        or "hidden" in attributes
        or (style is not None and _NOT_SHOWN.search(style) is not None)
    )


def shown(words: str) -> str:
    """The words without what nobody sees."""
    return " ".join((words if words.isascii() else words.translate(_INVISIBLE)).split())


def _said(node: LexborNode) -> tuple[str, list[LexborNode]]:
    """What an element says by itself, and what is to be read in it."""
    attributes, tag = node.attributes, node.tag
    if tag in ("script", "style") or is_hidden(attributes):
        return "", []
    label = attributes.get("aria-label")
    if label and label.strip():
        return f" {label} ", []
    if tag == "img" or (tag == "input" and attributes.get("type") != "hidden"):
        return f" {attributes.get('alt') or attributes.get('value') or attributes.get('title') or ''} ", []
    if tag in ("slot", "object", "video", "iframe") or attributes.get("aria-labelledby"):
        return " … ", _children(node)  # named from elsewhere
    if tag == "template":
        fragments = node.template_fragments() if "shadowrootmode" in attributes else ()
        return "", [child for fragment in fragments for child in _children(fragment)]
    return "", _children(node)


def _children(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found
