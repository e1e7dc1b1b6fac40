"""Facts where texts show them: by name, or typed by hand."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from veiviser.model.fact import Mention
from veiviser.place import Place
from veiviser.problem import Problem, nearest
from veiviser.reading import shapes
from veiviser.reading.facts import Facts
from veiviser.reading.figures import figures_of
from veiviser.reading.yaml import Entry, Mapping, Node, Scalar
from veiviser.reading.yaml import Sequence as List

_NAMED = re.compile(r"(?P<address>tel:)?(?<!\{)(?P<written>\{fact\.(?P<name>[^{}\s]*)\})(?!\})")
"""An answer's name has no point in it, so no fact can be taken for one."""


class _Spot(NamedTuple):
    """Where in a text something is that a fact says."""

    start: int
    written: str
    name: str
    in_address: bool


def mentions_on_page(
    lines: Sequence[str], file: PurePosixPath, facts: Facts, problems: list[Problem]
) -> tuple[Mention, ...]:
    """What a page says of facts, in reading order; the names of no fact are problems. Code is blank in it already."""
    finder = _Finder(facts, problems)
    found = (
        finder.mention(spot, Place(file, number, spot.start + 1))
        for number, line in enumerate(lines, 1)
        for spot in finder.spots(line)
    )
    return tuple(mention for mention in found if mention is not None)


def put_facts(node: Node, text: str, facts: Facts, problems: list[Problem]) -> tuple[Node, tuple[Mention, ...]]:
    """
    A flow as its readers get it, and where its author mentions facts.

    Args:
        node: the whole file.
        text: the file's, to find the lines of what stands in a text of several.
    """
    finder = _Finder(facts, problems)
    if not finder.spots(text):
        return node, ()
    filling = _Filling(text, finder)
    return filling.node(node), tuple(filling.mentions)


def with_facts(text: str, facts: Facts) -> str:
    """A text as readers get it; what names no fact stays as it is."""

    def shown(found: re.Match[str]) -> str:
        fact = facts.by_name.get(found["name"])
        if fact is None:
            return found[0]
        return f"tel:{fact.value}" if found["address"] else fact.words

    return _NAMED.sub(shown, text) if "{fact." in text else text


class _Finder:
    """Looks for facts in texts."""

    def __init__(self, facts: Facts, problems: list[Problem]) -> None:
        self.facts, self.problems = facts, problems
        self.names = tuple(facts.by_name)
        self.figures = figures_of(facts.by_name.values())

    def spots(self, text: str) -> list[_Spot]:
        """In the order of the text."""
        named = _NAMED.finditer(text) if "{fact." in text else ()
        typed = self.figures.finditer(text) if self.figures else ()
        return sorted(
            [
                *(_Spot(f.start("written"), f["written"], f["name"], f["address"] is not None) for f in named),
                *(_Spot(f.start(), f[0], self.names[int((f.lastgroup or "f0")[1:])], False) for f in typed),
            ]
        )

    def mention(self, spot: _Spot, place: Place) -> Mention | None:
        """What stands there; None, and a problem unless it is told elsewhere, where there is no such fact."""
        fact = self.facts.by_name.get(spot.name)
        if fact is None:
            if self.facts.is_whole and spot.name not in self.facts.broken:
                near = nearest(spot.name, self.names) or "; add it to `facts.yaml`, beside the pages"
                self.problems.append(Problem(place, "unknown-fact", f"no fact is called `{spot.name}`{near}"))
            return None
        shown = fact.value if spot.in_address else fact.words
        return Mention(fact, place, spot.written, shown if spot.written.startswith("{") else spot.written)


class _Filling:
    """One flow on its way."""

    def __init__(self, text: str, finder: _Finder) -> None:
        self.text, self.finder = text, finder
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        """Of each line, in characters."""
        self.mentions: list[Mention] = []

    def node(self, node: Node) -> Node:
        if isinstance(node, Scalar):
            return self.scalar(node)
        if isinstance(node, List):
            return List(tuple(map(self.node, node.items)), node.place)
        name = next(iter(node.items), "")
        if name.startswith("fact.") and len(node.items) == 1 and shapes.is_empty(node.items[name].value):
            message = f"a text that begins with a brace stands between quotes; write '{{{name}}}'"
            self.finder.problems.append(Problem(node.place, "not-yaml", message))
            return self.scalar(Scalar(f"{{{name}}}", node.place, "'"))
        entries = [Entry(self.scalar(entry.key), self.node(entry.value)) for entry in node.items.values()]
        return Mapping({entry.key.text: entry for entry in entries}, node.place)

    def scalar(self, scalar: Scalar) -> Scalar:
        position = self._start(scalar.place.line) + scalar.place.column - 1
        for spot in self.finder.spots(scalar.text):
            words = r"\s+".join(map(re.escape, spot.written.split()))
            found = re.compile(words).search(self.text, position)
            place = self._place(scalar, found.start()) if found else scalar.place  # in quotes it may be escaped
            position = found.end() if found else position
            mention = self.finder.mention(spot, place)
            self.mentions += [mention] if mention else []
        return scalar._replace(text=with_facts(scalar.text, self.finder.facts))

    def _place(self, scalar: Scalar, offset: int) -> Place:
        first = scalar.place.line
        line = first + self.text.count("\n", self._start(first), offset)
        return Place(scalar.place.file, line, offset - self._start(line) + 1)

    def _start(self, line: int) -> int:
        return self.starts[min(line, len(self.starts)) - 1]
