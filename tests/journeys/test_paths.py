"""How many paths there are is proven by listing them, and told where nobody could list them."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given

from tests.breadth import tries
from tests.journeys.graphs import Ground, graph, ground
from tests.journeys.test_cover import SMALL_GRAPHS
from veiviser.journeys.walking.counting import PathCount, count_paths
from veiviser.journeys.walking.cover import edge_cover, exclusive_edges
from veiviser.model.journey import Graph, State


@tries(40, wide=2_000)
@given(SMALL_GRAPHS)
def test_as_many_paths_are_counted_as_there_are(made: Graph) -> None:
    there = ground(made)
    listed = sum(listed_from(there, [start]) for start in there.starts)
    assert count_paths(made) == PathCount(listed, exact=True)


def test_a_benefit_calculator_has_131076_paths_and_takes_fewer_than_100_walks() -> None:
    asked, amounts = ["a", "b", "c", "boxes"], [f"amount{number}" for number in range(17)]
    edges = [*pairwise(asked), *((name, f"not-{name}") for name in asked[:3])]
    edges += [("boxes", "none"), *combinations(["boxes", *amounts, "result"], 2)]
    made = graph(edges, ends={"result": "done"})
    assert count_paths(made) == PathCount(131_076, exact=True)
    assert len(edge_cover(made)) == len(exclusive_edges(made)) < 100


def test_thousands_of_screens_are_counted_to_the_last_digit() -> None:
    names = [f"s{number}" for number in range(1501)]
    made = graph([pair for pair in pairwise(names) for _ in range(2)], entries=("s0",))
    assert count_paths(made) == PathCount(2**1500, exact=True)


def test_a_loop_does_not_stop_the_count_of_what_follows() -> None:
    names = [f"s{number}" for number in range(101)]
    edges: list[Sequence[str]] = [pair for pair in pairwise(names) for _ in range(2)]
    loop: list[Sequence[str]] = [("a", "b"), ("b", "a"), ("b", "s0"), ("a", "s0")]
    assert count_paths(graph([*loop, *edges])) == PathCount(2 * 2**100, exact=True)


def test_of_too_many_loops_fewer_are_told_and_that_there_are_more() -> None:
    everywhere = [(one, two) for one in "abcdefgh" for two in "abcdefgh" if one != two]
    made = graph([*everywhere, ("h", "out")])
    whole, part = count_paths(made), count_paths(made, tries=100)
    assert whole == PathCount(1957, exact=True)
    assert not part.exact
    assert 0 < part.paths < whole.paths


def listed_from(there: Ground, been: list[State]) -> int:
    """One by one, of paths that go on from the last of these states."""
    found = int(been[-1] in there.ends)
    for edge in there.outgoing[been[-1]]:
        if not isinstance(edge.target, State):
            found += 1
        elif edge.target not in been:
            found += listed_from(there, [*been, edge.target])
    return found
