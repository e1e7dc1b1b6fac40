"""The branches that a flow's promises mention."""

from veiviser.journeys.proving.spots import Spots
from veiviser.model.journey import Edge, State
from veiviser.model.promise import Promise, Spot


def is_promised(spots: Spots, edge: Edge) -> bool:
    """
    Whether some promise speaks of the edge.

    `can always reach` speaks of all that can be done, `every end says` of what leads to an end, and the others of what
    leads to, or answers, what they name. A promise for some situations speaks of the states that know them.
    """
    return any(_speaks_of(spots, promise, edge) for promise in spots.graph.flow.promises)


def _speaks_of(spots: Spots, promise: Promise, edge: Edge) -> bool:
    if promise.when is not None and not promise.when.holds(dict(edge.source.values)):
        return False
    if promise.kind == "can always reach":
        return True
    if promise.kind == "every end says":
        return _comes_to(spots, edge, Spot("end", "", promise.place))
    return any(_comes_to(spots, edge, spot) for spot in (promise.earlier, promise.spot) if spot is not None)


def _comes_to(spots: Spots, edge: Edge, spot: Spot) -> bool:
    if spot.kind == "answer":
        return any(atom.holds(dict(edge.picks)) for atom in spot.answer)
    if isinstance(edge.target, State):
        return spots.may_be(edge.target, spot)
    return spots.comes_surely(edge, spot)
