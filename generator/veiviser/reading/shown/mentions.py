"""Facts and other values where texts show them: by name, or typed by hand."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from veiviser.messages import say
from veiviser.model.fact import Mention, Shown
from veiviser.model.flow import Text
from veiviser.place import Place, Runs
from veiviser.problem import Report, nearest
from veiviser.reading.markdown.entities import as_entities
from veiviser.reading.shown.facts import Facts
from veiviser.reading.shown.named import NONE, missing, nameless
from veiviser.reading.shown.typed_figures import figures_of
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar
from veiviser.reading.yaml.nodes import Sequence as List
from veiviser.reading.yaml.written import Edit, edited, runs_of_lines

_FACT = "fact"
_NAMED = re.compile(r"(?P<address>tel:)?(?<!\{)(?P<written>\{(?P<kind>fact|edition|date)\.(?P<name>[^{}\s]*)\})(?!\})")
"""An answer's name has no point in it, so none of these can be taken for one."""


class _Spot(NamedTuple):
    """Where in a text something is that a fact says, or another value with a name."""

    start: int
    written: str
    name: str
    in_address: bool
    kind: str = _FACT


def mentions_on_page(
    lines: Sequence[str], file: PurePosixPath, facts: Facts, report: Report
) -> tuple[tuple[Mention, ...], tuple[Shown, ...]]:
    """What a page shows of facts and of its edition, in reading order; code is blank in it already."""
    finder = _Finder(facts, report)
    found = [
        finder.found(spot, Place(file, number, spot.start + 1))
        for number, line in enumerate(lines, 1)
        for spot in finder.spots(line)
    ]
    return tuple(f for f in found if isinstance(f, Mention)), tuple(f for f in found if isinstance(f, Shown))


def as_shown(lines: Sequence[str], found: Iterable[Mention | Shown], head_lines: int) -> list[str]:
    """
    The lines of a page with what stands for each name that they mention.

    Args:
        head_lines: how many the front matter takes, which is no Markdown.
    """
    shown = list(lines)
    for one in sorted(found, key=lambda one: one.place, reverse=True):
        number, start = one.place.line - 1, one.place.column - 1
        words = one.shown if number < head_lines else as_entities(one.shown)
        shown[number] = shown[number][:start] + words + shown[number][start + len(one.written) :]
    return shown


def put_facts(node: Node, text: str, facts: Facts, report: Report) -> tuple[Node, tuple[Mention, ...]]:
    """
    A flow as its readers get it, and where its author mentions facts; other values are only put in.

    Args:
        node: the whole file.
        text: the file's, to find the lines of what stands in a text of several.
    """
    finder = _Finder(facts, report)
    if not finder.spots(text):
        return node, ()
    filling = _Filling(text, finder)
    return filling.node(node), tuple(filling.mentions)


def mentions_by_screen(flow: Mapping, mentions: Sequence[Mention]) -> dict[str, tuple[Mention, ...]]:
    """Those that stand after a screen's name and before the next name, of a screen or of something else in the flow."""
    screens = flow.items["screens"].value if "screens" in flow.items else None
    names = screens.items if isinstance(screens, Mapping) else {}
    starts = {entry.key.place: "" for entry in flow.items.values()}
    starts |= {entry.key.place: name for name, entry in names.items()}
    places, found = sorted(starts), dict[str, list[Mention]]()
    for mention in mentions:
        found.setdefault(starts[places[bisect(places, mention.place) - 1]], []).append(mention)
    return {name: tuple(listed) for name, listed in found.items()}


def with_facts(text: str, facts: Facts) -> str:
    """A text as readers get it; what names nothing that is known stays as it is."""

    def shown(found: re.Match[str]) -> str:
        if found["kind"] != _FACT:
            return facts.others.get(found["kind"], NONE).words.get(found["name"], found[0])
        fact = facts.by_name.get(found["name"])
        if fact is None:
            return found[0]
        return f"tel:{fact.value}" if found["address"] else fact.words

    return _NAMED.sub(shown, text) if "{" in text else text


def text_with_facts(text: Text, facts: Facts, report: Report) -> str:
    """The same of a text that stands by itself, with a problem for each name that nothing has."""
    finder = _Finder(facts, report)
    for spot in finder.spots(text.words):
        finder.found(spot, text.place)
    return with_facts(text.words, facts)


class _Finder:
    """Looks for facts in texts."""

    def __init__(self, facts: Facts, report: Report) -> None:
        self.facts, self.report = facts, report
        self.names = tuple(facts.by_name)
        self.figures = figures_of(tuple(facts.by_name.values()))

    def spots(self, text: str) -> list[_Spot]:
        """In the order of the text."""
        named = _NAMED.finditer(text) if "{" in text else ()
        typed = self.figures.finditer(text) if self.figures else ()
        return sorted(
            [
                *(
                    _Spot(f.start("written"), f["written"], f["name"], f["address"] is not None, f["kind"])
                    for f in named
                ),
                *(_Spot(f.start(), f[0], self.names[int((f.lastgroup or "f0")[1:])], False) for f in typed),
            ]
        )

    def found(self, spot: _Spot, place: Place) -> Mention | Shown | None:
        """What stands there; None, and a problem unless it is told elsewhere, where nothing has that name."""
        return self._mention(spot, place) if spot.kind == _FACT else self._shown(spot, place)

    def _shown(self, spot: _Spot, place: Place) -> Shown | None:
        known = self.facts.others.get(spot.kind, NONE)
        words = known.words.get(spot.name)
        if words is not None:
            return Shown(place, spot.written, words)
        if known.is_whole and spot.name not in known.broken:
            self.report.error(place, "unknown-name", missing(spot.kind, spot.name, known.words))
        return None

    def _mention(self, spot: _Spot, place: Place) -> Mention | None:
        fact = self.facts.by_name.get(spot.name)
        if fact is None:
            if self.facts.is_whole and spot.name not in self.facts.broken:
                near = nearest(spot.name, self.names) or say("; add it to `facts.yaml`, beside the pages")
                unknown = say("no fact is called `{name}`{near}", name=spot.name, near=near)
                self.report.error(place, "unknown-fact", unknown if spot.name else nameless(_FACT, self.names))
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
        entries = [Entry(self.scalar(entry.key), self.node(entry.value)) for entry in node.items.values()]
        return Mapping({entry.key.text: entry for entry in entries}, node.place)

    def scalar(self, scalar: Scalar) -> Scalar:
        position = self._start(scalar.place.line) + scalar.place.column - 1
        for spot in self.finder.spots(scalar.text):
            words = r"\s+".join(map(re.escape, spot.written.split()))
            found = re.compile(words).search(self.text, position)
            place = self._place(scalar, found.start()) if found else scalar.place  # in quotes it may be escaped
            position = found.end() if found else position
            found_there = self.finder.found(spot, place)
            self.mentions += [found_there] if isinstance(found_there, Mention) else []
        whole = _NAMED.fullmatch(scalar.text)
        fact = self.finder.facts.by_name.get(whole["name"]) if whole and whole["kind"] == _FACT else None
        return scalar._replace(text=with_facts(scalar.text, self.finder.facts), fact=fact, runs=self._runs(scalar))

    def _runs(self, scalar: Scalar) -> Runs:
        """Where the words stand among which facts were put."""
        runs = scalar.runs or (runs_of_lines(scalar.text, scalar.first) if scalar.first is not None else ())
        if not runs or "{" not in scalar.text:
            return scalar.runs
        found = [(named, with_facts(named[0], self.finder.facts)) for named in _NAMED.finditer(scalar.text)]
        return edited(runs, [Edit(named.start(), named.end(), words) for named, words in found])

    def _place(self, scalar: Scalar, offset: int) -> Place:
        first = scalar.place.line
        line = first + self.text.count("\n", self._start(first), offset)
        return Place(scalar.place.file, line, offset - self._start(line) + 1)

    def _start(self, line: int) -> int:
        return self.starts[min(line, len(self.starts)) - 1]
