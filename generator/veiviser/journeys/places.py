"""Where in its flow an edge was written, and the name of its branch in files."""

from veiviser.model.journey import Edge, Graph
from veiviser.place import Place


def place_of(graph: Graph, edge: Edge) -> Place:
    """Where the edge was written in the flow: a choice, a target, or the block of a control."""
    if edge.place.file == graph.flow.file:
        return edge.place
    control = next(c for c in graph.controls[edge.source.screen] if c.id == edge.control)
    return control.block.place


def branch_key(edge: Edge) -> str:
    """`start button-2 sykmelding=ja`: unique in its flow, and the same for all states of a screen."""
    return " ".join([edge.source.screen, edge.control, *(f"{name}={value}" for name, value in edge.picks)])
