"""An edge is certain at a state exactly where nobody comes to that state without it."""

from itertools import pairwise

from hypothesis import given

from tests.breadth import tries
from tests.journeys.test_cover import SMALL_GRAPHS
from veiviser.journeys.walking.certain import certain_edges, is_start
from veiviser.model.journey import Edge, Graph, State


@tries(100, wide=3_000)
@given(SMALL_GRAPHS)
def test_what_is_certain_is_what_no_walk_goes_without(made: Graph) -> None:
    found = certain_edges(made)
    for state in _reached(made, without=None):
        needed = {edge for edge in made.edges if state not in _reached(made, without=edge)}
        assert {*found[state]} == needed


@tries(40, wide=1_000)
@given(SMALL_GRAPHS)
def test_what_is_certain_stands_in_the_order_of_a_walk(made: Graph) -> None:
    for edges in certain_edges(made).values():
        for before, after in pairwise(edges):
            assert before in certain_edges(made)[after.source]


def _reached(made: Graph, without: Edge | None) -> set[State]:
    reached = {state for state in made.states if is_start(made, state)}
    waiting = [*reached]
    while waiting:
        for edge in made.outgoing[waiting.pop()]:
            if edge is not without and isinstance(edge.target, State) and edge.target not in reached:
                reached.add(edge.target)
                waiting.append(edge.target)
    return reached
