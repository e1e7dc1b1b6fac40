"""Keys of branches: how files name edges and states, and where in the flow an edge was written."""

from collections import Counter
from collections.abc import Iterator, Mapping

from veiviser.model.coverage import Case
from veiviser.model.journey import Edge, Graph, State
from veiviser.place import Place


def place_of(graph: Graph, edge: Edge) -> Place:
    """Where the edge was written in the flow: a choice, a target, or the block of a control."""
    if edge.place.file == graph.flow.file:
        return edge.place
    return graph.control_of(edge).block.place


def branch_key(edge: Edge) -> str:
    """`start button-2 sykmelding=ja`: unique in its flow, and the same for all states of a screen."""
    return " ".join([edge.source.screen, edge.control, *(f"{name}={value}" for name, value in edge.picks)])


def edge_cases(graph: Graph) -> Mapping[Edge, Case]:
    """Every edge as one of its branch's."""
    return dict(zip(graph.edges, _numbered(map(branch_key, graph.edges)), strict=True))


def state_cases(graph: Graph) -> Mapping[State, Case]:
    """Every state as one of its screen's."""
    return dict(zip(graph.states, _numbered(state.screen for state in graph.states), strict=True))


def _numbered(keys: Iterator[str]) -> Iterator[Case]:
    seen = Counter[str]()
    for key in keys:
        seen[key] += 1
        yield key, seen[key]
