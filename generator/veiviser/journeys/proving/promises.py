"""Proves a flow's promises, or finds the shortest walk that breaks one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veiviser.journeys.proving.spots import Spots
from veiviser.journeys.search import Search, against, along
from veiviser.journeys.walking.shortest import starts, walk_of
from veiviser.model.flow import End, Target
from veiviser.model.journey import Edge, Graph, State, Walk
from veiviser.model.promise import Promise, Spot

_Node = tuple[State | End, bool]
"""A state or an end, and whether what comes first in the promise has happened."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken promise."""

    walk: Walk | None
    """A shortest walk that breaks it; None where it names what no walk comes to."""


def find_breach(graph: Graph, promise: Promise) -> Breach | None:
    """
    What breaks the promise; None where it holds on every walk, however long.

    Exact over states: breadth-first through (state, what has been), O(states + edges). What the screen's own answers
    decide, and no edge tells, is taken as it may be: words that must be read count only where they surely are, words
    that must not only where they cannot be.
    """
    prover = _Prover(graph, promise)
    if promise.kind in ("always before", "never"):
        return prover.in_wrong_order()
    if promise.kind == "can always reach":
        return prover.out_of_reach()
    return prover.too_far() if promise.kind == "at most" else prover.silent_end()


class _Prover:
    def __init__(self, graph: Graph, promise: Promise) -> None:
        self.graph, self.promise, self.spots = graph, promise, Spots(graph)
        self.starts = [state for state in starts(graph) if self._is_meant(state)]
        self.next_controls = {
            (name, c.id) for name, controls in graph.controls.items() for c in controls if c.target.kind == "next"
        }

    def _is_meant(self, state: State) -> bool:
        """Whether the promise is made for a start's situation; what does not matter there may be anything."""
        values = dict(state.values)
        clauses = self.promise.when.every if self.promise.when else ()
        return all(any(a.variable not in values or a.holds(values) for a in any_of) for any_of in clauses)

    def in_wrong_order(self) -> Breach | None:
        """`always before` and `never`: a walk reaches the spot without, or after, what comes first."""
        earlier, spot = self.promise.earlier, self.promise.spot
        forbidden = self.promise.kind == "never"

        def steps(node: _Node) -> Iterator[tuple[Edge, _Node | None]]:
            at, has_been = node
            if isinstance(at, State):
                now = has_been or (earlier is not None and self._is_at(at, earlier, forbidden))
                for edge in self.graph.edges_on[at]:
                    if not isinstance(edge.target, Target):
                        yield from ((edge, (edge.target, after)) for after in self._after(edge, now, forbidden))

        search = Search[_Node, Edge](((state, earlier is None) for state in self.starts), steps)
        for node in search.spread():
            at, has_been = node
            is_there = self.spots.may_be(at, spot) if isinstance(at, State) else spot.kind == "end"
            if is_there and has_been == forbidden:
                way = search.way_back(node)
                return Breach(walk_of(at if isinstance(at, State) else way[0].source, way))
        return None

    def _is_at(self, state: State, earlier: Spot, forbidden: bool) -> bool:
        return self.spots.may_be(state, earlier) if forbidden else self.spots.is_surely(state, earlier)

    def _after(self, edge: Edge, has_been: bool, forbidden: bool) -> Iterable[bool]:
        """Whether what comes first has been once the edge is taken; both where an answer is not told by the edge."""
        earlier = self.promise.earlier
        if earlier is None:
            return (has_been,)
        if earlier.kind == "answer":
            return self._after_answer(edge, has_been, earlier)
        return (has_been or (not forbidden and self.spots.comes_surely(edge, earlier)),)

    def _after_answer(self, edge: Edge, has_been: bool, earlier: Spot) -> Iterable[bool]:
        own = self.graph.local.get(edge.source.screen, frozenset())
        asked = [atom for atom in earlier.answer if atom.variable in own]
        if not asked or (edge.source.screen, edge.control) not in self.next_controls:
            return (has_been,)
        picks = dict(edge.picks)
        if any(atom.variable in picks for atom in asked):
            return (any(atom.holds(picks) for atom in asked),)
        return (has_been, True)

    def out_of_reach(self) -> Breach | None:
        good = self._can_reach()
        search = self._search(self.starts)
        lost = next((state for state in search.spread() if state not in good), None)
        return Breach(walk_of(lost, search.way_back(lost))) if lost is not None else None

    def too_far(self) -> Breach | None:
        """The start that is farthest from the spot; those that do not lead to it at all are not meant."""
        ways = [way for start in self.starts if (way := self._nearest(start)) is not None]
        if not ways:
            return Breach(None)
        farthest, walk = max(ways, key=lambda pair: pair[0])
        return Breach(walk) if farthest > self.promise.steps else None

    def silent_end(self) -> Breach | None:
        spot = self.promise.spot
        search = self._search(self.starts)
        for state in search.spread():
            if self.graph.flow.screens[state.screen].end is not None and not self.spots.is_surely(state, spot):
                return Breach(walk_of(state, search.way_back(state)))
            for edge in self.graph.edges_on[state]:
                if isinstance(edge.target, str) and not self.spots.comes_surely(edge, spot):
                    return Breach(walk_of(state, (*search.way_back(state), edge)))
        return None

    def _goal(self, state: State) -> tuple[Edge, ...] | None:
        """The answers, as an edge, that make the spot surely there; none where it is there on arrival."""
        if self.spots.is_surely(state, self.promise.spot):
            return ()
        return next(((e,) for e in self.graph.edges_on[state] if self.spots.comes_surely(e, self.promise.spot)), None)

    def _can_reach(self) -> set[State]:
        good = (state for state in self.graph.states if self._goal(state) is not None)
        return set(Search(good, against(self.graph.edges_on)).spread())

    def _nearest(self, start: State) -> tuple[int, Walk] | None:
        """How many presses it takes to come to the spot, and the walk."""
        search = self._search([start])
        for state in search.spread():
            if (last := self._goal(state)) is not None:
                way = search.way_back(state)
                return len(way), walk_of(state, (*way, *last))
        return None

    def _search(self, begin: list[State]) -> Search[State, Edge]:
        return Search(begin, along(self.graph.edges_on))
