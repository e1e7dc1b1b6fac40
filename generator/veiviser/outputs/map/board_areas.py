"""The parts of a flow on its board: a ground under the screens of each, which runs along the ways between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from veiviser.outputs.map.board_lines import Placed, number, path_of
from veiviser.outputs.map.chart import Arrow
from veiviser.outputs.map.layout import Box

HEADING = 16.0
"""The size of a part's heading."""
_ROUND = 10.0
"""How far the ground goes around a screen."""
_COLOURS = 4
"""So many grounds look different."""
_NEAR = 250.0
"""Screens no farther apart stand beside each other: as wide as the answers between them."""


@dataclass(frozen=True, slots=True)
class Part:
    """Screens under a heading."""

    heading: str
    screens: tuple[str, ...]
    """Not one of them is in another part."""

    @property
    def first(self) -> str:
        """The one that the heading stands over."""
        return self.screens[0]


def colours_of(parts: Sequence[Part], boxes: Mapping[str, Box]) -> list[int]:
    """By part the number of its colour: not that of a part which lies beside it, if there are enough."""
    colours: list[int] = []
    for place, part in enumerate(parts):
        beside = {colours[other] for other in range(place) if _meet(part, parts[other], boxes)}
        colours.append(min(range(_COLOURS), key=lambda one: (one in beside, colours.count(one))))
    return colours


def _meet(one: Part, other: Part, boxes: Mapping[str, Box]) -> bool:
    return any(_is_beside(boxes[here], boxes[there]) for here in one.screens for there in other.screens)


def _is_beside(box: Box, other: Box) -> bool:
    apart_x = max(box.x, other.x) - min(box.right, other.right)
    apart_y = max(box.y, other.y) - min(box.bottom, other.bottom)
    return max(apart_x, apart_y) < _NEAR


def area_of(part: Part, colour: int, boxes: Mapping[str, Box], lines: Iterable[tuple[Arrow, Placed]]) -> Iterator[str]:
    """
    The ground of a part, to lie under all that is drawn of its screens.

    Args:
        colour: its number.
        boxes: where screens are, with the heading over the first.
        lines: all ways between screens.
    """
    yield f'<g class="part part-{colour}">'
    own = {*part.screens}
    for arrow, line in lines:
        if arrow.source in own and arrow.target in own:
            yield f'<path d="{path_of(line, whole=True)}"/>'
    for screen in part.screens:
        box = boxes[screen]
        yield (
            f'<rect x="{number(box.x - _ROUND)}" y="{number(box.y - _ROUND)}" width="{number(box.width + 2 * _ROUND)}" '
            f'height="{number(box.height + 2 * _ROUND)}" rx="{number(1.5 * _ROUND)}"/>'
        )
    yield "</g>"
