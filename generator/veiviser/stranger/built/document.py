"""A page as a browser without scripts takes it: parsed, filled in, and hidden in part by its stylesheets."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from veiviser.stranger.built.stylesheet import Rule, answerable, in_two

_NEVER = frozenset({"script", "style", "template", "head", "title", "option"})
_FILLED = ("checked", "data-filled", "data-valid", "data-target")


@dataclass(slots=True)
class Node:
    """An element, or a piece of text."""

    tag: str
    """Empty of text."""
    words: str
    attributes: Mapping[str, str | None]
    around: int
    """The number of the element that it stands in; -1 of the outermost."""
    key: int
    """By which the tree knows it."""
    element: LexborNode | None


class Document:
    """A page, or a part of one."""

    def __init__(self, html: str, rules: Iterable[Rule]) -> None:
        self.tree = LexborHTMLParser(html)
        self.nodes: list[Node] = []
        root = self.tree.root
        if root is not None:
            self._flatten(root, -1)
        self._rules = [
            (rule, selector)
            for rule in rules
            if rule.name in ("display", "visibility")
            and (selector := answerable(rule.selector))
            and _could_match(selector, html)
        ]
        self._hidden: frozenset[int] | None = None

    def fill(self, picked: Iterable[str], written: Mapping[str, str], target: str = "") -> None:
        """Pick the inputs with these ids and no others, write into these fields, and be at that target."""
        for name in _FILLED:
            for node in self.tree.css(f"[{name}]"):
                del node.attrs[name]
        ids = {node.attributes.get("id"): node.element for node in self.nodes if node.attributes.get("id")}
        for id in picked:
            self._mark(ids.get(id), "checked")
        for named, element in ids.items():
            if element is None or element.tag not in ("input", "textarea"):
                continue
            text = written.get(named or "", "")
            if text:
                self._mark(element, "data-filled")
            if _is_valid(element, text):
                self._mark(element, "data-valid")
        self._mark(ids.get(target), "data-target")
        self._hidden = None

    @property
    def hidden(self) -> frozenset[int]:
        """The numbers of the nodes that do not show."""
        if self._hidden is None:
            self._hidden = self._find_hidden()
        return self._hidden

    def select(self, selector: str) -> list[int]:
        """The numbers of the elements that a selector finds, in reading order."""
        keys = {node.mem_id for node in self.tree.css(selector)}
        return [number for number, node in enumerate(self.nodes) if node.tag and node.key in keys]

    def inside(self, number: int) -> range:
        """The numbers of a node and of all that stands in it."""
        end = number + 1
        while end < len(self.nodes) and self.nodes[end].around >= number:
            end += 1
        return range(number, end)

    def words(self, number: int) -> str:
        """What can be read in an element, as it stands."""
        said: list[str] = []
        for at in self.inside(number):
            node = self.nodes[at]
            if at in self.hidden:
                continue
            if not node.tag:
                said.append(node.words)
            elif node.attributes.get("role") == "img":
                said.append(node.attributes.get("aria-label") or "")
        return " ".join(said)

    def _flatten(self, element: LexborNode, around: int) -> None:
        number = len(self.nodes)
        self.nodes.append(Node(element.tag or "", "", dict(element.attributes), around, element.mem_id, element))
        if element.tag in _NEVER:
            return
        child = element.child
        while child is not None:
            if child.tag == "-text":
                self.nodes.append(Node("", child.text_content or "", {}, number, child.mem_id, None))
            elif not (child.tag or "-").startswith(("-", "!")):
                self._flatten(child, number)
            child = child.next

    def _mark(self, element: LexborNode | None, name: str) -> None:
        if element is not None:
            element.attrs[name] = ""

    def _found(self, selector: str) -> list[LexborNode]:
        """What it finds; of two parts the outer first, as else each of thousands of ways asks what is picked anew."""
        outer, inner = in_two(selector)
        if not inner:
            return self.tree.css(selector)
        return [one for around in self.tree.css(outer) for one in around.css(inner)]

    def _find_hidden(self) -> frozenset[int]:
        said: dict[int, tuple[Rule, bool]] = {}
        for rule, selector in self._rules:
            try:
                found = self._found(selector)
            except SelectolaxError:  # of what it does not know
                continue
            hides = rule.value in ("none", "hidden", "collapse")
            for element in found:
                key = element.mem_id
                if key not in said or said[key][0].order < rule.order:
                    said[key] = (rule, hides)
        hidden: set[int] = set()
        for number, node in enumerate(self.nodes):
            rule_says = said.get(node.key)
            own = rule_says[1] if rule_says is not None and node.tag else "hidden" in node.attributes
            if node.around in hidden or own or node.tag in _NEVER:
                hidden.add(number)
        return frozenset(hidden)


def _could_match(selector: str, html: str) -> bool:
    """Whether all that its last part must have stands in the page at all."""
    last = re.split(r"[\s>+~]+(?![^(\[]*[)\]])", selector)[-1]
    bare = re.sub(r":(?:not|is|has|where)\(.*\)", "", last)
    return all(name in html for name in re.findall(r"[.#]([\w-]+)", bare)) and all(
        name in html for name in re.findall(r'\[[\w-]+~?="([^"]+)"\]', bare)
    )


def _is_valid(element: LexborNode, text: str) -> bool:
    pattern = element.attributes.get("pattern")
    if not text.strip():
        return "required" not in element.attributes
    return pattern is None or re.fullmatch(pattern, text) is not None
