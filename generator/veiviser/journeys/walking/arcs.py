"""A graph's edges as numbered arcs, with one node for the outside."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from veiviser.journeys.search import Search, against
from veiviser.journeys.walking.circulation import Arc, cheapest_circulation
from veiviser.journeys.walking.shortest import from_starts, starts
from veiviser.model.journey import Edge, Graph, State, Walk

_Node = TypeVar("_Node")
_OUTSIDE = 0
"""The node that stands for everything before a walk and after it."""


class Plan:
    """The network whose circulations are sets of walks."""

    def __init__(self, graph: Graph) -> None:
        within = from_starts(graph).before
        self.outgoing = {state: edges for state, edges in graph.edges_on.items() if state in within}
        self.starts = [state for state in starts(graph) if state in self.outgoing]
        self.ends = _ends(graph, self.outgoing)
        self.edges = [edge for edges in self.outgoing.values() for edge in edges]
        self.numbers = {state: number for number, state in enumerate(self.outgoing, _OUTSIDE + 1)}
        self.gates = self._gates()
        self.size = len(self.numbers) + 1 + len(set(self.gates.values()))
        self.pairs = self._pairs()

    def _gates(self) -> dict[State, int]:
        """
        For each state, the number of the node through which walks come into its part of the graph.

        Without such a node a part in which one can go round for ever would be gone round in by no walk at all.
        """
        pairs = [(edge.source, edge.target) for edge in self.edges if isinstance(edge.target, State)]
        around = _around([*pairs, *((target, source) for source, target in pairs)])
        gates: dict[State, int] = {}
        number = len(self.numbers)
        for state, edges in self.outgoing.items():
            if edges and state not in gates:
                number += 1
                gates |= dict.fromkeys(Search([state], around).spread(), number)
        return gates

    def _pairs(self) -> list[tuple[int, int]]:
        """Where arcs lead from and to: edges, ways in, from gates to starts, ways out."""
        pairs = [
            (self.numbers[edge.source], self.numbers[edge.target] if isinstance(edge.target, State) else _OUTSIDE)
            for edge in self.edges
        ]
        pairs += [(_OUTSIDE, gate) for gate in dict.fromkeys(self.gates.values())]
        pairs += [(self.gates[state], self.numbers[state]) for state in self.starts if state in self.gates]
        pairs += [(self.numbers[state], _OUTSIDE) for state in self.gates if state in self.ends]
        return pairs

    def circulation(self) -> list[int]:
        """How often each arc is used."""
        a_walk = len(self.pairs) * self.size + 1  # dearer than all the steps that it could save
        costs = [a_walk if source == _OUTSIDE else int(n < len(self.edges)) for n, (source, _) in enumerate(self.pairs)]
        arcs = [Arc(*pair, self._least(n), cost) for n, (pair, cost) in enumerate(zip(self.pairs, costs, strict=True))]
        return cheapest_circulation(self.size, arcs)

    def _least(self, number: int) -> int:
        return int(number < len(self.edges) or self.pairs[number][0] == _OUTSIDE)

    def walks(self, uses: list[int]) -> list[Walk]:
        """The circulation as one closed way (Hierholzer 1873), cut where it comes through the outside."""
        left = list(uses)
        arcs: list[list[int]] = [[] for _ in range(self.size)]
        for number in reversed(range(len(self.pairs))):
            if left[number]:
                arcs[self.pairs[number][0]].append(number)
        closed: list[int] = []
        stack: list[tuple[int, int]] = [(_OUTSIDE, -1)]
        while stack:
            node, came_by = stack[-1]
            if arcs[node]:
                number = arcs[node][-1]
                left[number] -= 1
                if not left[number]:
                    arcs[node].pop()
                stack.append((self.pairs[number][1], number))
            else:
                stack.pop()
                closed.append(came_by)
        return self._cut([number for number in reversed(closed) if number >= 0])

    def _cut(self, way: list[int]) -> list[Walk]:
        walks: list[Walk] = []
        edges: list[Edge] = []
        for number in way:
            if number < len(self.edges):
                edges.append(self.edges[number])
            if self.pairs[number][1] == _OUTSIDE and edges:
                walks.append(Walk(edges[0].source, tuple(edges)))
                edges = []
        return walks

    def across_the_tightest_cut(self, uses: list[int]) -> tuple[Edge, ...]:
        """
        The edges into a region that all walks enter, each edge taken once and none twice by one walk.

        From the outside, as where walks end, go forward along any arc, and backward where it is used more often than it
        must be. Nothing leads out of what is reached; with one walk fewer some edge into it would stay untaken. Where
        one walk does for a part, any edge of the part is such a cut.
        """
        end = self.size
        arcs = [(source, end if target == _OUTSIDE else target) for source, target in self.pairs]
        backward = [(target, source) for n, (source, target) in enumerate(arcs) if uses[n] > self._least(n)]
        region = set(Search([end], _around([*arcs, *backward])).spread())
        cut: list[Edge] = []
        for number, (source, target) in enumerate(arcs):
            if target in region and source not in region and self._least(number):
                gated = source == _OUTSIDE
                cut.append(
                    next(e for e in self.edges if self.gates[e.source] == target) if gated else self.edges[number]
                )
        return tuple(cut)


def _ends(graph: Graph, outgoing: Mapping[State, tuple[Edge, ...]]) -> set[State]:
    """Where a walk may stop: where the journey ends, where nothing leads on, and where no end can be reached."""
    ends = {s for s, edges in outgoing.items() if not edges or graph.flow.screens[s.screen].end is not None}
    leading_out = {s for s, edges in outgoing.items() if any(not isinstance(edge.target, State) for edge in edges)}
    safe = set(Search(ends | leading_out, against(outgoing)).spread())
    return ends | (outgoing.keys() - safe)


def _around(pairs: Iterable[tuple[_Node, _Node]]) -> Callable[[_Node], Iterable[tuple[None, _Node]]]:
    """Steps from the first of each pair to the second."""
    around: dict[_Node, list[_Node]] = {}
    for source, target in pairs:
        around.setdefault(source, []).append(target)
    return lambda node: ((None, target) for target in around.get(node, ()))
