"""What everybody has chosen who comes to a state, whichever way they came."""

from collections.abc import Mapping

from veiviser.journeys.memo import remembered
from veiviser.journeys.walking.shortest import shortest_walks
from veiviser.model.journey import Edge, Graph, Picks, State

Choice = tuple[State, str, Picks]
"""Where somebody was, what they pressed, and what they had answered."""


@remembered
def certain_edges(graph: Graph) -> Mapping[State, tuple[Edge, ...]]:
    """
    By state, the edges that are on every walk to it, in their order.

    The edges' dominators: the greatest solution of sure(s) = the intersection, over all edges into s, of sure(source)
    and the edge itself; nothing is sure at an entry (Cooper, Harvey and Kennedy 2001).
    """
    entering: dict[State, list[Edge]] = {state: [] for state in graph.states}
    for edges in graph.edges_on.values():
        for edge in edges:
            if isinstance(edge.target, State):
                entering[edge.target].append(edge)
    sure: dict[State, frozenset[Choice]] = {state: frozenset() for state in graph.states if is_start(graph, state)}
    changed = True
    while changed:
        changed = False
        for state in graph.states:
            known = [sure[edge.source] | {_choice(edge)} for edge in entering[state] if edge.source in sure]
            if is_start(graph, state) or not known:
                continue
            found = frozenset.intersection(*known)
            changed = changed or sure.get(state) != found
            sure[state] = found
    walks = shortest_walks(graph).items()
    return {state: tuple(edge for edge in walk.edges if _choice(edge) in sure[state]) for state, walk in walks}


def is_start(graph: Graph, state: State) -> bool:
    """Whether one can begin there."""
    return state.screen in graph.entries


def _choice(edge: Edge) -> Choice:
    return edge.source, edge.control, edge.picks
