"""How one comes somewhere in a flow, and who does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from veiviser.journeys.proving.spots import Spots
from veiviser.journeys.walking.shortest import reached, shortest_walk, starts
from veiviser.model.journey import Edge, Graph, State, Walk
from veiviser.model.promise import Spot


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who comes to a screen."""

    from_entries: tuple[str, ...]
    """Screens of the entries that lead to it."""
    passes: tuple[str, ...]
    """Screens that everybody has been on who comes there, in the order of the shortest walk."""
    answers: tuple[Edge, ...]
    """What everybody has answered who comes there: without these branches nobody would."""
    situations: tuple[tuple[str, str], ...]
    """Situation and value that everybody is in who comes there."""


def walks_to_ends(graph: Graph) -> tuple[Walk, ...]:
    """A shortest walk to every end: each screen that is one, and each choice that stops, the nearest first."""
    before = reached(graph)
    found: dict[object, Walk] = {}
    for state in before:
        if graph.flow.screens[state.screen].end is not None:
            found.setdefault(state.screen, _to(graph, state))
        for edge in graph.edges_on[state]:
            if isinstance(edge.target, str) and edge.branch not in found:
                walk = _to(graph, state)
                found[edge.branch] = Walk(walk.start, (*walk.edges, edge))
    return tuple(found.values())


def walk_to_screen(graph: Graph, screen: str) -> Walk | None:
    """A shortest walk to it; None where nobody comes to it."""
    return shortest_walk(graph, lambda state: state.screen == screen)


def walks_to_words(graph: Graph, words: str) -> tuple[Walk, ...]:
    """A shortest walk to each screen on which the words can be read, with an answer that shows them where one must."""
    spots, spot = Spots(graph), Spot("words", words, graph.flow.title.place)
    found: dict[str, Walk] = {}
    for state in reached(graph):
        if state.screen in found or not spots.may_be(state, spot):
            continue
        walk = _to(graph, state)
        shown = spots.is_surely(state, spot)
        last = next((e for e in graph.outgoing[state] if not shown and spots.comes_surely(e, spot)), None)
        found[state.screen] = Walk(walk.start, (*walk.edges, last)) if last is not None else walk
    return tuple(found.values())


def who_meets(graph: Graph, screen: str) -> Meeting | None:
    """What all who come to a screen have in common; None where nobody does."""
    walk = walk_to_screen(graph, screen)
    if walk is None:
        return None
    begin = starts(graph)

    def comes(begin: Iterable[State], may: Callable[[Edge], bool]) -> bool:
        return any(state.screen == screen for state in _spread(graph.edges_on, begin, may))

    passed = list(dict.fromkeys(edge.source.screen for edge in walk.edges))
    return Meeting(
        from_entries=tuple(
            e.screen for e in graph.flow.entries if comes((s for s in begin if s.screen == e.screen), lambda _: True)
        ),
        passes=tuple(
            name
            for name in passed
            if not comes((s for s in begin if s.screen != name), lambda e, n=name: _screen(e) != n)  # type: ignore[misc]
        ),
        answers=tuple(
            edge
            for edge in walk.edges
            if edge.picks and not comes(begin, lambda e, taken=edge.branch: e.branch != taken)  # type: ignore[misc]
        ),
        situations=tuple(
            (name, value)
            for name, value in walk.start.values
            if name in graph.flow.situations
            and not comes((s for s in begin if dict(s.values).get(name) != value), lambda _: True)
        ),
    )


def _to(graph: Graph, state: State) -> Walk:
    walk = shortest_walk(graph, state)
    assert walk is not None
    return walk


def _screen(edge: Edge) -> str:
    return edge.target.screen if isinstance(edge.target, State) else ""


def _spread(
    outgoing: Mapping[State, tuple[Edge, ...]], begin: Iterable[State], may: Callable[[Edge], bool]
) -> Iterator[State]:
    seen = dict.fromkeys(begin)
    waiting = list(seen)
    while waiting:
        state = waiting.pop()
        yield state
        for edge in outgoing[state]:
            if isinstance(edge.target, State) and edge.target not in seen and may(edge):
                seen[edge.target] = None
                waiting.append(edge.target)
