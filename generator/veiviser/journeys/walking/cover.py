"""The fewest walks that together take every edge, or every branch."""

from collections import Counter
from collections.abc import Callable

from veiviser.journeys.search import Search, along
from veiviser.journeys.walking.arcs import Plan
from veiviser.model.journey import Edge, Graph, Picks, State, Walk

_Branch = tuple[str, str, Picks]


def edge_cover(graph: Graph) -> list[Walk]:
    """
    The fewest walks that together take every edge, and of such sets one with the fewest steps.

    Walks begin at entries, in any situation, and end where the journey does; in a trap, a loop that cannot be left,
    they stop where they are. Ways back are not taken. A minimum-cost circulation in which each edge is used at least
    once, cut into walks (Hierholzer 1873). Polynomial, and exact: as many walks as `exclusive_edges` has edges.
    """
    plan = Plan(graph)
    return plan.walks(plan.circulation())


def exclusive_edges(graph: Graph) -> tuple[Edge, ...]:
    """As many edges as `edge_cover` has walks, no two of which any walk can take: why it cannot be done with fewer."""
    plan = Plan(graph)
    return plan.across_the_tightest_cut(plan.circulation())


def branch_cover(graph: Graph) -> list[Walk]:
    """
    Walks that together take every branch, in one state or another, so that situations and answers do not multiply.

    Greedy: each walk goes on to the nearest branch not yet taken, those that end it last; then walks whose branches
    others take too are dropped. The fewest such walks are not found (that is set cover), but no walk is superfluous.
    O(branches * edges).
    """
    plan = Plan(graph)
    taken: set[_Branch] = set()
    walks: list[Walk] = []
    wanted = {edge.branch for edge in plan.edges}
    while len(taken) < len(wanted):
        walk = _greedy_walk(plan, taken)
        taken.update(edge.branch for edge in walk.edges)
        walks.append(walk)
    return _without_superfluous(walks)


def _greedy_walk(plan: Plan, taken: set[_Branch]) -> Walk:
    """From branch to nearest untaken branch until none is left ahead, then to an end."""
    edges: list[Edge] = []
    new: set[_Branch] = set()
    at = plan.starts

    def untaken(edge: Edge) -> bool:
        return edge.branch not in taken and edge.branch not in new

    def goes_on(edge: Edge) -> bool:
        return isinstance(edge.target, State) and untaken(edge)

    while way := _nearest(plan, at, goes_on) or _nearest(plan, at, untaken):
        edges += way
        new.update(edge.branch for edge in way)
        if not isinstance(way[-1].target, State):
            break
        at = [way[-1].target]
    if edges and isinstance(edges[-1].target, State) and edges[-1].target not in plan.ends:
        edges += _nearest(plan, [edges[-1].target], lambda e: not isinstance(e.target, State) or e.target in plan.ends)
    return Walk(edges[0].source, tuple(edges))


def _nearest(plan: Plan, begin: list[State], wanted: Callable[[Edge], bool]) -> tuple[Edge, ...]:
    """The shortest way whose last edge is wanted; empty when there is none."""
    return Search(begin, along(plan.outgoing)).nearest(wanted) or ()


def _without_superfluous(walks: list[Walk]) -> list[Walk]:
    counts = Counter(branch for walk in walks for branch in {edge.branch for edge in walk.edges})
    needed: list[Walk] = []
    for walk in sorted(walks, key=lambda walk: len(walk.edges)):
        branches = {edge.branch for edge in walk.edges}
        if all(counts[branch] > 1 for branch in branches):
            counts.subtract(branches)
        else:
            needed.append(walk)
    return [walk for walk in walks if walk in needed]
