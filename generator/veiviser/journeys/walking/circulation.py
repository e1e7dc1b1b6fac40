"""Minimum-cost circulation with lower bounds."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

_NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Arc:
    """An arrow between two numbered nodes, of unlimited capacity."""

    source: int
    target: int
    least: int
    """How often it must be used."""
    cost: int
    """Of each use; never negative."""


def cheapest_circulation(nodes: int, arcs: Sequence[Arc]) -> list[int]:
    """
    How often each arc is used in a circulation of least cost.

    What the lower bounds pile up in some nodes is shipped to where they leave a lack, by the primal-dual method
    (Ford and Fulkerson 1962): in each phase the shortest distances, then as much as flows along shortest ways.
    O(phases * arcs * log nodes), with as many phases as there are different distances.

    Raises:
        ValueError: when there is none, because some node with a surplus leads to no node with a lack.
    """
    network = _Network(nodes + 2)
    source, sink = nodes, nodes + 1
    surplus = [0] * nodes
    for arc in arcs:
        network.add(arc.source, arc.target, _NEVER, arc.cost)
        surplus[arc.target] += arc.least
        surplus[arc.source] -= arc.least
    for node, amount in enumerate(surplus):
        if amount > 0:
            network.add(source, node, amount, 0)
        elif amount < 0:
            network.add(node, sink, -amount, 0)
    if network.ship(source, sink) != sum(amount for amount in surplus if amount > 0):
        raise ValueError("no circulation: a node with a surplus leads to no node with a lack")
    return [arc.least + network.room[2 * number + 1] for number, arc in enumerate(arcs)]


class _Network:
    """Arcs stand in pairs: number `a ^ 1` is the way back along arc `a`."""

    def __init__(self, nodes: int) -> None:
        self.arcs: list[list[int]] = [[] for _ in range(nodes)]
        self.to: list[int] = []
        self.room: list[int] = []
        self.cost: list[int] = []
        self.potential = [0] * nodes

    def add(self, source: int, target: int, room: int, cost: int) -> None:
        for start, end, space, price in ((source, target, room, cost), (target, source, 0, -cost)):
            self.arcs[start].append(len(self.to))
            self.to.append(end)
            self.room.append(space)
            self.cost.append(price)

    def ship(self, source: int, sink: int) -> int:
        """The greatest amount that flows from source to sink, as cheaply as it can."""
        shipped = 0
        while self._measure(source, sink):
            while (level := self._levels(source, sink)) is not None:
                shipped += self._push(source, sink, level)
        return shipped

    def _reduced(self, node: int, arc: int) -> int:
        return self.cost[arc] + self.potential[node] - self.potential[self.to[arc]]

    def _measure(self, source: int, sink: int) -> bool:
        """Bring the potentials up to the shortest distances (Dijkstra); false when the sink is out of reach."""
        distance = [_NEVER] * len(self.arcs)
        distance[source] = 0
        heap = [(0, source)]
        room, to, cost, potential = self.room, self.to, self.cost, self.potential
        while heap:
            far, node = heappop(heap)
            if far > distance[node]:
                continue
            if node == sink:
                break
            here = far + potential[node]
            for arc in self.arcs[node]:
                if room[arc]:
                    end = to[arc]
                    there = here + cost[arc] - potential[end]
                    if there < distance[end]:
                        distance[end] = there
                        heappush(heap, (there, end))
        if distance[sink] == _NEVER:
            return False
        farthest = distance[sink]
        for node, far in enumerate(distance):
            potential[node] += min(far, farthest)
        return True

    def _levels(self, source: int, sink: int) -> list[int] | None:
        """How many arcs each node is from the source, along shortest ways only; nothing when the sink is cut off."""
        level = [-1] * len(self.arcs)
        level[source] = 0
        queue = deque([source])
        while queue:
            node = queue.popleft()
            for arc in self.arcs[node]:
                if self.room[arc] and level[self.to[arc]] < 0 and self._reduced(node, arc) == 0:
                    level[self.to[arc]] = level[node] + 1
                    if self.to[arc] == sink:
                        return level
                    queue.append(self.to[arc])
        return None

    def _push(self, source: int, sink: int, level: list[int]) -> int:
        """Fill the shortest ways until each is blocked (Dinic); a way can be thousands of arcs long."""
        following = [0] * len(self.arcs)
        way: list[int] = []
        node, pushed = source, 0
        while True:
            if node == sink:
                amount = min(self.room[arc] for arc in way)
                for arc in way:
                    self.room[arc] -= amount
                    self.room[arc ^ 1] += amount
                pushed += amount
                way, node = [], source
                continue
            arcs = self.arcs[node]
            while following[node] < len(arcs) and not self._forward(node, arcs[following[node]], level):
                following[node] += 1
            if following[node] < len(arcs):
                way.append(arcs[following[node]])
                node = self.to[way[-1]]
            elif way:
                node = self.to[way.pop() ^ 1]
                following[node] += 1
            else:
                return pushed

    def _forward(self, node: int, arc: int, level: list[int]) -> bool:
        end = self.to[arc]
        return bool(self.room[arc]) and level[end] == level[node] + 1 and self._reduced(node, arc) == 0
