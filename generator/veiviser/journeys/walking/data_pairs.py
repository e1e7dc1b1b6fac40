"""Pairs of decisions where the second reads what the first set."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.journeys.search import Search, along
from veiviser.model.journey import Edge, Graph, State


@dataclass(frozen=True, slots=True)
class Pair:
    """A decision, a later one that depends on it, and the shortest way between them."""

    variable: str
    value: str
    way: tuple[Edge, ...]
    """The first edge sets the value, which stays till the last is taken."""


def data_pairs(graph: Graph) -> tuple[Pair, ...]:
    """
    Every two branches of which the first gives a variable the value with which a screen decides what the second is.

    Each once, by a shortest way, in the order of the edges. O(setting edges * edges).
    """
    reads = {
        name: frozenset(variable for presence in screen.presences for variable in presence.variables)
        for name, screen in graph.flow.screens.items()
    }
    pairs: dict[tuple[object, ...], Pair] = {}
    for edges in graph.edges_on.values():
        for edge in edges:
            for variable, value in _settings(edge):
                for way in _ways_on(graph, edge, (variable, value)):
                    if variable in reads[way[-1].source.screen]:
                        key = (edge.branch, variable, way[-1].branch)
                        pairs.setdefault(key, Pair(variable, value, way))
    return tuple(pairs.values())


def _settings(edge: Edge) -> Iterator[tuple[str, str]]:
    """The values that the edge gives: they are known after it, and were not before, or were answered anew."""
    if isinstance(edge.target, State):
        picked = {name for name, _ in edge.picks}
        for pair in edge.target.values:
            if pair[0] in picked or pair not in edge.source.values:
                yield pair


def _ways_on(graph: Graph, first: Edge, setting: tuple[str, str]) -> Iterator[tuple[Edge, ...]]:
    """The shortest way to each edge that is taken while the setting lasts."""
    assert isinstance(first.target, State)

    def lasts(edge: Edge) -> bool:
        is_answered_anew = any(variable == setting[0] for variable, _ in edge.picks)
        return not is_answered_anew and isinstance(edge.target, State) and setting in edge.target.values

    search = Search([first.target], along(graph.edges_on, lasts))
    for state in search.spread():
        for edge in graph.edges_on[state]:
            yield (first, *search.way_back(state), edge)
