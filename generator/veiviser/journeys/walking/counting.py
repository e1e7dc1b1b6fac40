"""Counts the paths through a flow."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from veiviser.journeys.walking.arcs import Plan
from veiviser.model.journey import Edge, Graph, State

TRIES = 50_000
"""Steps inside loops, at most, before the count is told as «more than»; about a tenth of a second."""
_Parts = Mapping[State, int]
"""Each state's part of the graph, as a number; from one part there is no way back to those with higher numbers."""


@dataclass(frozen=True, slots=True)
class PathCount:
    """A number of paths, which may be a lower bound."""

    paths: int
    """However many digits it takes."""
    exact: bool
    """Otherwise there are more; these were found before there were too many loops to try."""


def count_paths(graph: Graph, tries: int = TRIES) -> PathCount:
    """
    How many paths there are from an entry, in any situation, to where a walk may end, that come to no state twice.

    The starts and ends are those of `edge_cover`; two edges between the same states make two paths, ways back none.
    Whoever leaves a loop for good never comes into it again, so that only the ways inside each loop are tried one by
    one, and all else is added and multiplied: O(states + edges) and exact where there are no loops. To count the paths
    of any graph is as hard as to list them (Valiant 1979, #P), which is why the trying has a limit.
    """
    plan = Plan(graph)
    parts = _parts(plan.outgoing)
    counter = _Counter(plan, parts, tries)
    entered = {edge.target for edge in plan.edges if _leaves(edge, parts)} | set(plan.starts)
    for state in sorted((s for s in plan.outgoing if s in entered), key=parts.__getitem__):
        counter.paths[state] = counter.onward(state)
    return PathCount(sum(counter.paths[state] for state in plan.starts), counter.exact)


class _Counter:
    def __init__(self, plan: Plan, parts: _Parts, tries: int) -> None:
        self.plan, self.left, self.exact = plan, tries, True
        self.paths: dict[State, int] = {}
        """From each state where a part of the graph is come into."""
        self.leaving: dict[State, list[Edge]] = {}
        self.inside: dict[State, Counter[State]] = {}
        """By state, how many edges lead to each other state of its part."""
        for state, edges in plan.outgoing.items():
            self.leaving[state] = [edge for edge in edges if _leaves(edge, parts)]
            within = [e.target for e in edges if isinstance(e.target, State) and not _leaves(e, parts)]
            self.inside[state] = Counter(target for target in within if target != state)

    def onward(self, state: State) -> int:
        """Of paths that begin there, by every way inside its part to where the part is left."""
        paths = self._out(state)
        ways: list[tuple[State, int, Iterator[tuple[State, int]]]] = [(state, 1, iter(self.inside[state].items()))]
        been = {state}
        while ways:
            at, times, following = ways[-1]
            to, edges = next((way for way in following if way[0] not in been), (None, 0))
            if to is None:
                ways.pop()
                been.discard(at)
                continue
            if not self.left:
                self.exact = False
                break
            self.left -= 1
            paths += times * edges * self._out(to)
            been.add(to)
            ways.append((to, times * edges, iter(self.inside[to].items())))
        return paths

    def _out(self, state: State) -> int:
        """Of paths that go no further inside the state's part."""
        on = (self.paths[edge.target] if isinstance(edge.target, State) else 1 for edge in self.leaving[state])
        return int(state in self.plan.ends) + sum(on)


def _leaves(edge: Edge, parts: _Parts) -> bool:
    return not isinstance(edge.target, State) or parts[edge.target] != parts[edge.source]


def _parts(outgoing: Mapping[State, tuple[Edge, ...]]) -> _Parts:
    """States that lead to each other are one part (Tarjan 1972); parts are numbered from where walks end."""
    order: dict[State, int] = {}
    lowest: dict[State, int] = {}
    parts: dict[State, int] = {}
    waiting: list[State] = []
    for root in outgoing:
        stack = [(root, iter(outgoing[root]))] if root not in order else []
        while stack:
            state, edges = stack[-1]
            if state not in order:
                order[state] = lowest[state] = len(order)
                waiting.append(state)
            for target in (edge.target for edge in edges if isinstance(edge.target, State)):
                if target not in order:
                    stack.append((target, iter(outgoing[target])))
                    break
                if target not in parts:
                    lowest[state] = min(lowest[state], order[target])
            else:
                stack.pop()
                if lowest[state] == order[state]:
                    number = len(parts)
                    while state not in parts:
                        parts[waiting.pop()] = number
                if stack:
                    lowest[stack[-1][0]] = min(lowest[stack[-1][0]], lowest[state])
    return parts
