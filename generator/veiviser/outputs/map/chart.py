"""The nodes and arrows of a map."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from veiviser.journeys.telling.sets import Others, told_ways
from veiviser.model.flow import End, Target
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, State
from veiviser.templating.sets import others_in_words
from veiviser.templating.words import end_in_words, in_groups

Kind = Literal["screen", "done", "stop", "exit", "outside"]


@dataclass(frozen=True, slots=True)
class Node:
    """A screen, all its states together; or where a choice ends, or leaves the flow."""

    id: str
    """A screen's name; of others the screen's they belong to, and what they are."""
    title: str
    kind: Kind
    """Of a screen that is an end itself, that end."""
    href: str | None = None
    above: str = ""
    """A small line over the title: which step it is, or which entry."""
    below: str = ""
    """A small line under the title: that it ends here."""
    entry: bool = False
    leads: str = ""
    """Of one that stands for a screen, the screen's id."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one node to another, by any of its answers."""

    source: str
    target: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A flow as a picture has to show it."""

    nodes: tuple[Node, ...]
    """Screens in the order of the shortest walks to them, each followed by the small nodes that are its own."""
    arrows: tuple[Arrow, ...]


def chart(graph: Graph, words: InterfaceWords) -> Chart:
    """Ways back are left out: they lead to where one came from."""
    ways: dict[str, dict[str, dict[str, None]]] = {}
    small: dict[str, dict[str, Node]] = {}
    for way in (way for edges in graph.edges_on.values() for way in told_ways(edges)):
        answer = others_in_words(graph.flow, way, words) if isinstance(way, Others) else way.label
        for edge in way.firsts if isinstance(way, Others) else (way,):
            source = edge.source.screen
            if isinstance(edge.target, State):
                target = edge.target.screen
            else:
                node = _small(source, edge.target, words)
                small.setdefault(source, {})[node.id] = node
                target = node.id
            ways.setdefault(source, {}).setdefault(target, {})[answer] = None
    nodes: list[Node] = []
    for screen in graph.by_screen:
        nodes += [_screen(graph, screen, words), *small.get(screen, {}).values()]
    arrows = (Arrow(source, to, tuple(answers)) for source, all_to in ways.items() for to, answers in all_to.items())
    return Chart(tuple(nodes), tuple(arrows))


def _screen(graph: Graph, name: str, words: InterfaceWords) -> Node:
    screen = graph.flow.screens[name]
    entries = [entry.label.words for entry in graph.flow.entries if entry.screen == name]
    step = words("stepper.step", at=screen.step[0], of=screen.step[1]) if screen.step else ""
    return Node(
        id=name,
        title=screen.title.words,
        kind=screen.end or "screen",
        href=f"{graph.pages[graph.first_state(name)]}.html",
        above=" · ".join(filter(None, [*entries, step])),
        below=end_in_words(screen.end, words) if screen.end else "",
        entry=bool(entries),
    )


def _small(source: str, target: Target | End, words: InterfaceWords) -> Node:
    # Two hyphens, for no screen has them in its name.
    if not isinstance(target, Target):
        return Node(f"{source}--{target}", end_in_words(target, words), target)
    where = "/".join(filter(None, [target.kind, target.flow, target.address, target.fragment]))
    return Node(f"{source}--{where}", outside_in_words(target, words), "outside")


def outside_in_words(target: Target, words: InterfaceWords) -> str:
    """The place outside the flow in words."""
    address = target.address.partition(":")[2]
    if target.kind == "web":
        return urlsplit(target.address).hostname or target.address
    if target.kind == "screen":
        return f"{target.flow}: {target.address}"
    if target.kind == "phone":
        return words("map.phone", number=in_groups(address))
    if target.kind == "mail":
        return words("map.mail", address=address)
    return words("map.help_page") if target.kind == "page" else address
