"""The map of a flow: a picture of its screens, and the same as a list."""

from dataclasses import dataclass

from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph
from veiviser.outputs.map.chart import chart
from veiviser.outputs.map.drawing import draw
from veiviser.outputs.map.outline import Line, Way, outline

__all__ = ["Line", "Map", "Way", "draw_map"]


@dataclass(frozen=True, slots=True)
class Map:
    """A flow at a glance, twice."""

    svg: str
    outline: tuple[Line, ...]


def draw_map(graph: Graph, words: InterfaceWords) -> Map:
    """The same screens, ends and answers in both; ways back are in neither."""
    shown = chart(graph, words)
    return Map(draw(shown), outline(shown))
