"""The fewest walks are proven by trying all."""

from collections import deque
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.breadth import tries
from tests.journeys.graphs import graph, ground
from veiviser.journeys.walking.cover import branch_cover, edge_cover, exclusive_edges
from veiviser.model.journey import Edge, Graph, State, Walk

LETTERS = "abcde"
SMALL_GRAPHS = some.builds(
    graph,
    edges=some.lists(
        some.tuples(some.sampled_from(LETTERS), some.sampled_from([*LETTERS, "out", "stop"])), min_size=1, max_size=8
    ),
    entries=some.sampled_from([("a",), ("a", "b"), ("c", "a")]),
    ends=some.dictionaries(some.sampled_from(LETTERS), some.just("done"), max_size=2),
    screens=some.just(LETTERS),
)


@tries(100, wide=3_000)
@given(SMALL_GRAPHS)
def test_no_fewer_walks_take_every_edge_and_none_so_few_take_fewer_steps(made: Graph) -> None:
    walks = edge_cover(made)
    assert_whole(made, walks)
    assert (len(walks), sum(len(walk.edges) for walk in walks)) == best(made)


@tries(40, wide=1_000)
@given(SMALL_GRAPHS)
def test_as_many_edges_exclude_each_other_as_walks_are_needed(made: Graph) -> None:
    exclusive = exclusive_edges(made)
    assert len(exclusive) == len(edge_cover(made))
    after = {edge: reachable_edges(made, edge) for edge in exclusive}
    assert not any(two in after[one] or one in after[two] for one, two in combinations(exclusive, 2))


@tries(40, wide=1_000)
@given(SMALL_GRAPHS)
def test_every_branch_is_taken_and_no_walk_is_superfluous(made: Graph) -> None:
    walks = branch_cover(made)
    assert_whole(made, walks)
    taken = [{edge.branch for edge in walk.edges} for walk in walks]
    for number, own in enumerate(taken):
        assert own - set().union(*taken[:number], *taken[number + 1 :])


def test_a_branch_is_taken_once_though_it_is_in_many_states() -> None:
    made = graph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    in_two_situations = Graph(
        flow=made.flow,
        states=(*made.states, State("d", (("time", "soon"),))),
        edges=(
            *made.edges,
            Edge(source=State("d"), control="go", picks=(), target="done", label="Go", place=made.edges[0].place),
            Edge(
                source=State("c"),
                control="late",
                picks=(),
                target=State("d", (("time", "soon"),)),
                label="Late",
                place=made.edges[0].place,
            ),
            Edge(
                source=State("d", (("time", "soon"),)),
                control="go",
                picks=(),
                target="done",
                label="Go",
                place=made.edges[0].place,
            ),
        ),
        entries=made.entries,
        pages=made.pages,
        controls={},
        fields={},
        local={},
        ids={},
    )
    assert len(edge_cover(in_two_situations)) == 3
    assert len(branch_cover(in_two_situations)) == 3
    assert sum(len(w.edges) for w in branch_cover(in_two_situations)) == 9


def test_a_loop_that_cannot_be_left_is_walked_until_all_of_it_is_seen() -> None:
    (walk,) = edge_cover(graph([("a", "b"), ("b", "c"), ("c", "b")]))
    assert [edge.source.screen for edge in walk.edges] == ["a", "b", "c"]


def test_a_chain_of_thousands_of_screens_is_one_walk() -> None:
    names = [f"s{number}" for number in range(3000)]
    made = graph(list(pairwise(names)), entries=("s0",))
    assert [len(walk.edges) for walk in edge_cover(made)] == [2999]
    assert [len(walk.edges) for walk in branch_cover(made)] == [2999]


def test_a_flow_of_131072_paths_takes_two_walks() -> None:
    names = [f"s{number}" for number in range(18)]
    made = graph([pair for pair in pairwise(names) for _ in range(2)], entries=("s0",))
    assert len(edge_cover(made)) == 2


@pytest.mark.parametrize("cover", [edge_cover, branch_cover])
def test_the_same_graph_gives_the_same_walks(cover: object) -> None:
    edges = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "a"), ("d", "out")]
    assert callable(cover)
    assert cover(graph(edges)) == cover(graph(edges))


def assert_whole(made: Graph, walks: list[Walk]) -> None:
    there = ground(made)
    wanted = set(there.edges)
    for walk in walks:
        assert walk.start in there.starts
        assert walk.edges[0].source == walk.start
        assert all(one.target == two.source for one, two in pairwise(walk.edges))
        last = walk.edges[-1].target
        assert not isinstance(last, State) or last in there.ends
    assert {edge.branch for walk in walks for edge in walk.edges} == {edge.branch for edge in wanted}


def best(made: Graph) -> tuple[int, int]:
    """The fewest walks and the fewest steps, by going through every set of edges at every place."""
    there = ground(made)
    bits = {edge: 1 << number for number, edge in enumerate(there.edges)}
    everything = (1 << len(there.edges)) - 1
    if not everything:
        return 0, 0
    outside = None
    known: dict[tuple[State | None, int], tuple[int, int]] = {(outside, 0): (0, 0)}
    waiting = deque(known)
    while waiting:
        at, seen = waiting.popleft()
        walks, steps = known[at, seen]
        reached: list[tuple[State | None, int, tuple[int, int]]] = []
        if at is outside:
            reached += [(start, seen, (walks + 1, steps)) for start in there.starts]
        else:
            for edge in there.outgoing[at]:
                after = edge.target if isinstance(edge.target, State) else outside
                reached.append((after, seen | bits[edge], (walks, steps + 1)))
            if at in there.ends:
                reached.append((outside, seen, (walks, steps)))
        for place, now_seen, cost in reached:
            if cost < known.get((place, now_seen), (99, 0)):
                known[place, now_seen] = cost
                waiting.append((place, now_seen))
    return known[outside, everything]


def reachable_edges(made: Graph, first: Edge) -> set[Edge]:
    there = ground(made)
    found: set[Edge] = set()
    waiting = [first.target]
    while waiting:
        at = waiting.pop()
        for edge in there.outgoing[at] if isinstance(at, State) else ():
            if edge not in found:
                found.add(edge)
                waiting.append(edge.target)
    return found
