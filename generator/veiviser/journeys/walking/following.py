"""Following somebody: what the person of a named walk answers and presses, screen by screen."""

from dataclasses import dataclass

from veiviser.journeys.compiling.filling import Filled, filled_for
from veiviser.journeys.walking.shortest import named_walk
from veiviser.model.flow import NamedWalk
from veiviser.model.journey import Edge, Graph


@dataclass(frozen=True, slots=True)
class Move:
    """A screen of a walk, answered and left."""

    edge: Edge
    filled: Filled


def moves(graph: Graph, named: NamedWalk) -> tuple[Move, ...] | None:
    """All of a walk, with what its author answers also where that decides nothing; None where there is no such walk."""
    walk = named_walk(graph, named)
    if walk is None:
        return None
    return tuple(Move(edge, _filled(graph, edge, named)) for edge in walk.edges)


def _filled(graph: Graph, edge: Edge, named: NamedWalk) -> Filled:
    is_next = graph.control_of(edge).target.kind == "next"
    return filled_for(graph, edge, named.answers) if is_next or edge.picks else Filled((), ())
