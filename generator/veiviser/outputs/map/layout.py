"""Layered layout of boxes and lines, from top to bottom (Sugiyama, Tagawa and Toda 1981)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from veiviser.outputs.map.crossings import ordered
from veiviser.outputs.map.layers import acyclic, layers_of
from veiviser.outputs.map.positions import THIN, abscissas

MARGIN = 16.0
_BETWEEN_BOXES = 28.0
_BETWEEN_LINES = 18.0
_BETWEEN_LAYERS = 28.0


@dataclass(frozen=True, slots=True)
class Size:
    """In pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A line to draw from one box to another; the size is its label's."""

    source: str
    target: str
    label: Size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; x and y are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Line:
    """A link in the drawing."""

    through: tuple[Box, ...]
    """From the source's box to the target's, with the passages between; the label is one of them."""
    layers: tuple[tuple[float, float], ...]
    """Top and bottom of the layer that each of these is in; only between layers may a line turn aside."""
    label: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place; `lines` in the order of the links."""

    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    size: Size


def lay_out(sizes: Mapping[str, Size], links: Sequence[Link], starts: Sequence[str]) -> Layout:
    """
    Boxes in layers so that lines run downwards, save those that close a loop.

    A label, and each layer that a line only passes, is a box like others in its layer: so nothing can overlap. No link
    may lead from a box to itself.
    """
    plan = _Layers(sizes, links, starts)
    rows = ordered(plan.rows, plan.segments)
    x = abscissas(rows, plan.segments, {key: size.width for key, size in plan.sizes.items()}, plan.gap)
    boxes: dict[int, Box] = {}
    layers: list[tuple[float, float]] = []
    top = MARGIN
    for row in rows:
        height = max((plan.sizes[key].height for key in row), default=0.0)
        for key in row:
            size = plan.sizes[key]
            # Boxes stand at the top of their layer, so that titles line up; labels in the middle.
            down = 0.0 if key < len(plan.names) else (height - size.height) / 2
            boxes[key] = Box(x[key] - size.width / 2, top + down, size.width, size.height)
        layers.append((top, top + height))
        top += height + _BETWEEN_LAYERS
    left = min((box.x for box in boxes.values()), default=0.0) - MARGIN
    boxes = {key: Box(box.x - left, box.y, box.width, box.height) for key, box in boxes.items()}
    right = max((box.right for box in boxes.values()), default=0.0) + MARGIN
    lines = tuple(
        Line(tuple(boxes[key] for key in keys), tuple(layers[plan.layer[key]] for key in keys), boxes[label])
        for keys, label in plan.lines
    )
    named = {name: boxes[number] for number, name in enumerate(plan.names)}
    return Layout(named, lines, Size(right, top - _BETWEEN_LAYERS + MARGIN))


class _Layers:
    """The boxes by layer, with labels and passages; real boxes have the even layers, labels the odd ones."""

    def __init__(self, sizes: Mapping[str, Size], links: Sequence[Link], starts: Sequence[str]) -> None:
        self.names = list(sizes)
        self.sizes = dict(enumerate(sizes.values()))
        number = {name: place for place, name in enumerate(self.names)}
        pairs = [(number[link.source], number[link.target]) for link in links]
        turned = acyclic(len(self.names), pairs, [number[name] for name in starts])
        downward = [pair[::-1] if back else pair for pair, back in zip(pairs, turned, strict=True)]
        self.layer = {key: 2 * layer for key, layer in enumerate(layers_of(len(self.names), downward))}
        self.segments: list[tuple[int, int]] = []
        self.lines: list[tuple[list[int], int]] = []
        for link, pair, back in zip(links, downward, turned, strict=True):
            self._thread(link, pair, back)
        self.rows: list[list[int]] = [[] for _ in range(max(self.layer.values(), default=-1) + 1)]
        for key, layer in self.layer.items():
            self.rows[layer].append(key)

    def _thread(self, link: Link, pair: tuple[int, int], back: bool) -> None:
        """Add a link's label and passages; the label stands at the source's end, where the answer is given."""
        upper, lower = pair
        first, last = self.layer[upper] + 1, self.layer[lower] - 1
        labelled = last if back else first
        keys = [upper]
        for layer in range(first, last + 1):
            key = len(self.layer)
            self.layer[key] = layer
            self.sizes[key] = link.label if layer == labelled else Size(THIN, 0.0)
            keys.append(key)
        keys.append(lower)
        self.segments += pairwise(keys)
        label = keys[labelled - first + 1]
        self.lines.append((keys[::-1] if back else keys, label))

    def gap(self, left: int, right: int) -> float:
        """How far apart two neighbours must be."""
        boxes = (left < len(self.names)) + (right < len(self.names))
        return _BETWEEN_BOXES if boxes else _BETWEEN_LINES
