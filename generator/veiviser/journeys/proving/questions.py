"""Answers how a screen is reached, and by whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from veiviser.journeys.proving.spots import Spots
from veiviser.journeys.search import Search, along
from veiviser.journeys.walking.shortest import from_starts, shortest_walk, starts, walk_of
from veiviser.model.journey import Edge, Graph, State, Walk
from veiviser.model.promise import Spot


@dataclass(frozen=True, slots=True)
class Meeting:
    """What all walks to a screen have in common."""

    from_entries: tuple[str, ...]
    """Screens of the entries that lead to it."""
    passes: tuple[str, ...]
    """Screens that every walk there passes, in the order of the shortest walk."""
    answers: tuple[Edge, ...]
    """Branches that every walk there takes."""
    picks: tuple[tuple[str, str, str], ...]
    """By screen, variable and value: single answers that every walk there gives, on no branch that all take."""
    situations: tuple[tuple[str, str], ...]
    """Situations that hold on every walk there."""


def walks_to_ends(graph: Graph) -> tuple[Walk, ...]:
    """A shortest walk to every end: each screen that is one, and each choice that stops, the nearest first."""
    search = from_starts(graph)
    walks: dict[object, Walk] = {}
    for state in search.before:
        if graph.flow.screens[state.screen].end is not None and state.screen not in walks:
            walks[state.screen] = walk_of(state, search.way_back(state))
        for edge in graph.edges_on[state]:
            if isinstance(edge.target, str) and edge.branch not in walks:
                walks[edge.branch] = walk_of(state, (*search.way_back(state), edge))
    return tuple(walks.values())


def walk_to_screen(graph: Graph, screen: str) -> Walk | None:
    """A shortest walk to a screen; None where there is none."""
    return shortest_walk(graph, lambda state: state.screen == screen)


def walks_to_words(graph: Graph, words: str) -> tuple[Walk, ...]:
    """A shortest walk to each screen on which the words can be read, with an answer that shows them where one must."""
    spots, spot = Spots(graph), Spot("words", words, graph.flow.title.place)
    search = from_starts(graph)
    walks: dict[str, Walk] = {}
    for state in search.before:
        if state.screen in walks or not spots.may_be(state, spot):
            continue
        is_there = spots.is_surely(state, spot)
        last = next((e for e in graph.outgoing[state] if not is_there and spots.comes_surely(e, spot)), None)
        walks[state.screen] = walk_of(state, (*search.way_back(state), *([last] if last is not None else [])))
    return tuple(walks.values())


def who_meets(graph: Graph, screen: str) -> Meeting | None:
    """What all walks to a screen have in common; None where there is no walk."""
    walk = walk_to_screen(graph, screen)
    if walk is None:
        return None
    begin = starts(graph)

    def comes(begin: Iterable[State], may: Callable[[Edge], bool]) -> bool:
        return any(state.screen == screen for state in Search(begin, along(graph.edges_on, may)).spread())

    def must(edge: Edge, pick: tuple[str, str]) -> bool:
        return not comes(begin, lambda other: other.source.screen != edge.source.screen or pick not in other.picks)

    passed = list(dict.fromkeys(edge.source.screen for edge in walk.edges))
    answers = tuple(
        edge
        for edge in walk.edges
        if edge.picks and not comes(begin, lambda e, taken=edge.branch: e.branch != taken)  # type: ignore[misc]
    )
    return Meeting(
        from_entries=tuple(
            e.screen for e in graph.flow.entries if comes((s for s in begin if s.screen == e.screen), lambda _: True)
        ),
        passes=tuple(
            name
            for name in passed
            if not comes((s for s in begin if s.screen != name), lambda e, n=name: _screen(e) != n)  # type: ignore[misc]
        ),
        answers=answers,
        picks=tuple(
            (edge.source.screen, *pick)
            for edge in walk.edges
            if edge not in answers
            for pick in edge.picks
            if pick[1] and not ("." in pick[0] and pick[1] == "no") and must(edge, pick)
        ),
        situations=tuple(
            (name, value)
            for name, value in walk.start.values
            if name in graph.flow.situations
            and not comes((s for s in begin if dict(s.values).get(name) != value), lambda _: True)
        ),
    )


def _screen(edge: Edge) -> str:
    return edge.target.screen if isinstance(edge.target, State) else ""
