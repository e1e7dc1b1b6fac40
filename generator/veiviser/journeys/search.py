"""Breadth-first search."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from veiviser.model.journey import Edge, State

Node = TypeVar("Node")
Step = TypeVar("Step")


class Search(Generic[Node, Step]):
    """
    A search from some nodes that goes only as far as somebody asks.

    Each node is looked at once, the nearest first: O(nodes + steps). There are at most as many nodes as the graph has
    states, times what the caller remembers of the way; `compile_flow` limits the states.
    """

    def __init__(self, begin: Iterable[Node], steps: Callable[[Node], Iterable[tuple[Step, Node | None]]]) -> None:
        """
        Args:
            steps: from a node, each step with the node that it leads to; None where it leads out of the graph.
        """
        self.before: dict[Node, tuple[Node, Step] | None] = dict.fromkeys(begin)
        """By node seen so far, the nearest first: the node and the step before it; None where the search began."""
        self._steps = steps

    def spread(self) -> Iterator[Node]:
        """Every node that can be reached, the nearest first."""
        queue = list(self.before)
        for node in queue:
            yield node
            for step, target in self._steps(node):
                if target is not None and target not in self.before:
                    self.before[target] = (node, step)
                    queue.append(target)

    def nearest(self, wanted: Callable[[Step], bool]) -> tuple[Step, ...] | None:
        """The steps of a shortest way whose last one is wanted; None where no way has such a step."""
        queue = list(self.before)
        for node in queue:
            for step, target in self._steps(node):
                if wanted(step):
                    return (*self.way_back(node), step)
                if target is not None and target not in self.before:
                    self.before[target] = (node, step)
                    queue.append(target)
        return None

    def way_back(self, node: Node) -> tuple[Step, ...]:
        """The steps of a shortest way from where the search began to a node that was seen."""
        steps: list[Step] = []
        while (came := self.before[node]) is not None:
            node, step = came
            steps.append(step)
        return tuple(reversed(steps))


def along(
    edges: Mapping[State, tuple[Edge, ...]], may: Callable[[Edge], bool] = lambda edge: True
) -> Callable[[State], Iterator[tuple[Edge, State | None]]]:
    """Steps along the edges of each state, but only those that one may take."""

    def steps(state: State) -> Iterator[tuple[Edge, State | None]]:
        for edge in edges[state]:
            if may(edge):
                yield edge, edge.target if isinstance(edge.target, State) else None

    return steps


def against(edges: Mapping[State, tuple[Edge, ...]]) -> Callable[[State], Iterator[tuple[Edge, State | None]]]:
    """Steps against the edges: from each state to those that lead to it."""
    before: dict[State, list[Edge]] = {}
    for edge in (edge for of_state in edges.values() for edge in of_state):
        if isinstance(edge.target, State):
            before.setdefault(edge.target, []).append(edge)
    return lambda state: ((edge, edge.source) for edge in before.get(state, ()))
