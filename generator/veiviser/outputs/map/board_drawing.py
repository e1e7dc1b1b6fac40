"""The board as SVG: room for each screen, from left to right, with an arrow for each way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from veiviser.outputs.map.bands import bands_of, starts_of
from veiviser.outputs.map.board_areas import HEADING, Part, area_of
from veiviser.outputs.map.board_lines import Placed, lower, number, path_of, placed, turned, turned_box
from veiviser.outputs.map.chart import Arrow, Chart, Node
from veiviser.outputs.map.layout import Box, Link, Size, lay_out
from veiviser.outputs.map.outline import line_id
from veiviser.outputs.map.words import width, wrapped

_TITLE, _SMALL, _LABEL = 14.0, 11.0, 12.0
_LEADING = 1.35
_TILE, _SHOWN = 172.0, 210.0
"""How wide a screen is, and how much of its height shows."""
_PILL, _LABEL_ROOM = 130.0, 112.0
_PADDING = 8.0
_BETWEEN_BANDS = 32.0


@dataclass(frozen=True, slots=True)
class DrawnBoard:
    """A board without its screens."""

    svg: str
    size: Size
    places: Mapping[str, Box]
    """By screen, where it is to be shown."""


def draw_board(shown: Chart, parts: Sequence[Part] = ()) -> DrawnBoard:
    """The `<svg>`, hidden from screen readers and keyboards: the list beside it says the same, and better."""
    over = {part.first: wrapped(part.heading, HEADING, _TILE) for part in parts}
    heads = {screen: len(rows) * HEADING * _LEADING + _PADDING for screen, rows in over.items()}
    bands = bands_of(shown)
    lines, whole, size = _laid_out(bands, heads)
    boxes = {id: _below(box, heads.get(id, 0.0)) for id, box in whole.items()}
    nodes = [node for band in bands for node in band.nodes]
    wide, high = number(size.width), number(size.height)
    svg = [
        f'<svg class="board" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" aria-hidden="true" focusable="false">',
        '<defs><marker id="board-arrow" class="edge-head" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" '
        'markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>',
        *(area for place, part in enumerate(parts) for area in area_of(part, place, whole, lines)),
        *(row for screen, rows in over.items() for row in _heading(rows, whole[screen])),
        *(part for arrow, line in lines for part in _line(arrow, line)),
        *(part for node in nodes for part in _node(node, boxes[node.id])),
        "</svg>",
    ]
    places = {node.id: _room(boxes[node.id]) for node in nodes if node.href}
    return DrawnBoard("\n".join(svg) + "\n", size, places)


def _laid_out(
    bands: Sequence[Chart], heads: Mapping[str, float]
) -> tuple[list[tuple[Arrow, Placed]], dict[str, Box], Size]:
    """
    Arrows and nodes of all bands in their places, and the size of the whole.

    Args:
        heads: by screen, the height of what stands over it.
    """
    lines: list[tuple[Arrow, Placed]] = []
    boxes: dict[str, Box] = {}
    width, top = 0.0, 0.0
    for band in bands:
        straight = [arrow for arrow in band.arrows if arrow.source != arrow.target]
        sizes = {node.id: turned(_size(node, heads.get(node.id, 0.0))) for node in band.nodes}
        links = [Link(arrow.source, arrow.target, turned(_label_size(arrow))) for arrow in straight]
        layout = lay_out(sizes, links, starts_of(band))
        placed_lines = (placed(line).lower(top) for line in layout.lines)
        lines += zip(straight, placed_lines, strict=True)
        boxes |= {id: lower(turned_box(box), top) for id, box in layout.boxes.items()}
        size = turned(layout.size)
        width, top = max(width, size.width), top + size.height + _BETWEEN_BANDS
    return lines, boxes, Size(width, top - _BETWEEN_BANDS)


def _below(box: Box, head: float) -> Box:
    return Box(box.x, box.y + head, box.width, box.height - head)


def _heading(rows: Sequence[str], box: Box) -> Iterator[str]:
    """Over the first screen of a part."""
    for place, row in enumerate(rows):
        y = box.y + (place + 0.78) * HEADING * _LEADING
        yield (
            f'<text class="part-heading" x="{number(box.x)}" y="{number(y)}" '
            f'font-size="{number(HEADING)}">{escape(row)}</text>'
        )


def _room(box: Box) -> Box:
    """Below the title."""
    return Box(box.x + 1, box.bottom - _SHOWN, box.width - 2, _SHOWN - 1)


def _rows(node: Node) -> list[tuple[str, float]]:
    """Lines of text over a screen, or in a small node, with their sizes."""
    room = (_TILE if node.href else _PILL) - 2 * _PADDING
    rows = [(row, _SMALL) for row in wrapped(node.above, _SMALL, room)] if node.href else []
    words = f"→ {node.title}" if node.leads else node.title
    return rows + [(row, _TITLE if node.href else _LABEL) for row in wrapped(words, _TITLE, room)]


def _high(node: Node) -> float:
    return sum(size * _LEADING for _, size in _rows(node)) + 2 * _PADDING


def _size(node: Node, head: float) -> Size:
    """
    Args:
        head: the height of what stands over it.
    """
    return Size(_TILE, head + _high(node) + _SHOWN) if node.href else Size(_PILL, _high(node))


def _node(node: Node, box: Box) -> Iterator[str]:
    kinds = ["tile" if node.href else "pill", f"node-{node.kind}", *(["node-entry"] if node.entry else [])]
    href = node.href or (f"#{line_id(node.leads)}" if node.leads else "")
    tag = f'a href="{escape(href)}" tabindex="-1"' if href else "g"
    goal = f' data-leads="{escape(node.leads)}"' if node.leads else ""
    yield f'<{tag} class="{" ".join(kinds)}" data-node="{escape(node.id)}"{goal}>'
    round_ = 10.0 if node.href else box.height / 2
    yield (
        f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" '
        f'height="{number(box.height)}" rx="{number(min(round_, 16.0))}"/>'
    )
    y = box.y + _PADDING
    for row, size in _rows(node):
        kind = "node-note" if size == _SMALL else "node-title"
        yield (
            f'<text class="{kind}" x="{number(box.middle)}" y="{number(y + size * _LEADING * 0.78)}" '
            f'font-size="{number(size)}">{escape(row)}</text>'
        )
        y += size * _LEADING
    yield f"</{tag.partition(' ')[0]}>"


def _line(arrow: Arrow, line: Placed) -> Iterator[str]:
    kind = " ".join(["edge"] if line.onwards else ["edge", "edge-back"])
    named = f'data-from="{escape(arrow.source)}" data-to="{escape(arrow.target)}"'
    yield f'<path class="{kind}" {named} d="{path_of(line)}" marker-end="url(#board-arrow)"/>'
    yield from _label(arrow, line.label)


def _label_rows(arrow: Arrow) -> list[str]:
    return [row for answer in arrow.answers for row in wrapped(answer, _LABEL, _LABEL_ROOM)]


def _label_size(arrow: Arrow) -> Size:
    rows = _label_rows(arrow)
    return Size(max((width(row, _LABEL) for row in rows), default=0.0) + 8, len(rows) * _LABEL * _LEADING + 4)


def _label(arrow: Arrow, box: Box) -> Iterator[str]:
    for place, row in enumerate(_label_rows(arrow)):
        y = box.y + 2 + (place + 0.78) * _LABEL * _LEADING
        yield (
            f'<text class="edge-label" x="{number(box.middle)}" y="{number(y)}" '
            f'font-size="{number(_LABEL)}">{escape(row)}</text>'
        )
