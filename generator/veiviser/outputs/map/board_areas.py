"""The parts of a flow on its board: a ground under the screens of each, which runs along the ways between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from veiviser.outputs.map.board_lines import Placed, number, path_of
from veiviser.outputs.map.chart import Arrow
from veiviser.outputs.map.layout import Box

HEADING = 16.0
"""The size of a part's heading."""
_ROUND = 10.0
"""How far the ground goes around a screen."""
_COLOURS = 4
"""So many grounds look different; then they begin again."""


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


def area_of(part: Part, place: int, boxes: Mapping[str, Box], lines: Iterable[tuple[Arrow, Placed]]) -> Iterator[str]:
    """
    The ground of a part, to lie under all that is drawn of its screens.

    Args:
        place: of the part among the others, from 0.
        boxes: where screens are, with the heading over the first.
        lines: all ways between screens.
    """
    yield f'<g class="part part-{place % _COLOURS}">'
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
