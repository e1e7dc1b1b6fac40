"""The walks that a guide's own steps tell: to each state that it shows, one, answered as its pictures are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from veiviser.journeys.memo import remembered
from veiviser.journeys.search import Search, along
from veiviser.journeys.telling.unnumbered import UnnumberedStep, told_stops
from veiviser.journeys.walking.shortest import from_starts, starts
from veiviser.model.journey import Edge, Graph, Picks, State


@dataclass(frozen=True, slots=True)
class Move:
    """An edge that is taken by somebody who has answered a screen."""

    edge: Edge
    shown: Picks | None = None
    """The answers in the guide's last picture of the screen, where it has one."""

    @property
    def target(self) -> State:
        assert isinstance(self.edge.target, State)
        return self.edge.target


@dataclass(frozen=True, slots=True)
class ToldWalk:
    """From an entry on."""

    start: State
    moves: tuple[Move, ...] = ()


@remembered
def walks_told(graph: Graph) -> Mapping[State, ToldWalk]:
    """By state of a step or of what stands beside it; what stands there of other people is left out."""
    teller = _Walks(graph)
    for _, stops in told_stops(graph):
        for steps in stops:
            teller.add(steps)
    return {**teller.beside, **teller.walks}


class _Walks:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.walks: dict[State, ToldWalk] = {}
        """By state of a stop."""
        self.beside: dict[State, ToldWalk] = {}
        self._shown: dict[str, Picks] = {}
        """By screen, what its last picture shows."""

    def add(self, steps: tuple[UnnumberedStep, ...]) -> None:
        """The walk to a stop, and to each other state that is told of beside it."""
        stop = steps[0].stop
        self._shown[stop.state.screen] = steps[-1].view.picks
        walk = ToldWalk(stop.state) if stop.came_by is None else self._on(stop.came_by)
        self.walks[stop.state] = walk
        for state in (aside.view.state for step in steps for aside in step.asides):
            other = self._elsewhere(walk, state) if state != stop.state else None
            if other is not None:
                self.beside.setdefault(state, other)

    def _on(self, edge: Edge) -> ToldWalk:
        """
        The walk to where an edge begins, and along it.

        It goes on from the last of the nearest steps that lead there, else it is one in another situation.
        """
        search = Search(reversed(self.walks), along(self.graph.edges_on))
        if edge.source not in self.walks and edge.source not in set(search.spread()):
            search = from_starts(self.graph)
        way = (*search.way_back(edge.source), edge)
        before = self.walks.get(way[0].source, ToldWalk(way[0].source))
        return ToldWalk(before.start, (*before.moves, *map(self._move, way)))

    def _move(self, edge: Edge) -> Move:
        return Move(edge, self._shown.get(edge.source.screen))

    def _elsewhere(self, walk: ToldWalk, state: State) -> ToldWalk | None:
        """The same walk in another situation, where it leads to the state then."""
        for start in starts(self.graph):
            moves = tuple(self._again(start, walk)) if start.screen == walk.start.screen else ()
            if len(moves) == len(walk.moves) and state == (moves[-1].target if moves else start):
                return ToldWalk(start, moves)
        return None

    def _again(self, state: State, walk: ToldWalk) -> Iterator[Move]:
        """Its moves from another state on, as far as they can be made there."""
        for move in walk.moves:
            edge = next((edge for edge in self.graph.outgoing[state] if _is_like(edge, move.edge)), None)
            if edge is None:
                return
            again = self._move(edge)
            yield again
            state = again.target


def _is_like(one: Edge, other: Edge) -> bool:
    return (one.control, one.picks) == (other.control, other.picks) and isinstance(one.target, State)
