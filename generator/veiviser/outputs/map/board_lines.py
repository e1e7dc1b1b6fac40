"""The lines of a board: how they run from one screen to the next."""

from dataclasses import dataclass
from itertools import pairwise

from veiviser.outputs.map.layout import Box, Line, Size

HEAD = 8.0
"""How long an arrow's head is; the line is straight there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, its boxes as they lie on the board."""

    through: tuple[Box, ...]
    layers: tuple[tuple[float, float], ...]
    """Left and right of the layer of each."""
    label: Box

    @property
    def onwards(self) -> bool:
        """Whether it runs from left to right."""
        return self.through[-1].x > self.through[0].x

    def lower(self, by: float) -> "Placed":
        return Placed(tuple(lower(box, by) for box in self.through), self.layers, lower(self.label, by))


def turned(size: Size) -> Size:
    """For a layout that goes down, of what goes to the right."""
    return Size(size.height, size.width)


def turned_box(box: Box) -> Box:
    return Box(box.y, box.x, box.height, box.width)


def lower(box: Box, by: float) -> Box:
    return Box(box.x, box.y + by, box.width, box.height)


def placed(line: Line) -> Placed:
    return Placed(tuple(map(turned_box, line.through)), line.layers, turned_box(line.label))


def path_of(line: Placed, *, whole: bool = False) -> str:
    """
    Curves between layers, straight through them, interrupted by the label.

    Args:
        whole: then the label does not interrupt it.
    """
    last, onwards = len(line.through) - 1, line.onwards
    at = [box.y + box.height / 2 for box in line.through]
    words: list[str] = []
    for place, (box, after) in enumerate(pairwise(line.through)):
        (left, right), (its_left, its_right) = line.layers[place], line.layers[place + 1]
        start, end = (right, its_left) if onwards else (left, its_right)
        if place == last - 1:
            end += -HEAD if onwards else HEAD
        if place == 0 or (box == line.label and not whole):
            words.append(f"M{number(box.right if onwards else box.x)} {number(at[place])}")
        words += [f"H{number(start)}", _curve(start, at[place], end, at[place + 1])]
        if place == last - 1 or (after == line.label and not whole):
            words.append(f"H{number(after.x if onwards else after.right)}")
    return "".join(words)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    here, there, half = number(y), number(to_y), number((x + to_x) / 2)
    return f"H{number(to_x)}" if here == there else f"C{half} {here} {half} {there} {number(to_x)} {there}"


def number(value: float) -> str:
    """With one decimal at most; half a pixel cannot be seen, and other machines must write the same."""
    return f"{value:.1f}".removesuffix(".0")
