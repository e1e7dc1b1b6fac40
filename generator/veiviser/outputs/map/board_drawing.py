"""The board as SVG: room for each screen, from left to right, with an arrow for each way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from veiviser.outputs.map.chart import Arrow, Chart, Node
from veiviser.outputs.map.layout import Box, Line, Link, Size, lay_out
from veiviser.outputs.map.outline import line_id
from veiviser.outputs.map.words import width, wrapped

_TITLE, _SMALL, _LABEL = 14.0, 11.0, 12.0
_LEADING = 1.35
_TILE, _SHOWN = 172.0, 210.0
"""How wide a screen is, and how much of its height shows."""
_PILL, _LABEL_ROOM = 130.0, 112.0
_PADDING = 8.0
_HEAD = 8.0
"""How long an arrow's head is; the line is straight there."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, its boxes as they lie on the board."""

    through: tuple[Box, ...]
    layers: tuple[tuple[float, float], ...]
    """Left and right of the layer of each."""
    label: Box


@dataclass(frozen=True, slots=True)
class DrawnBoard:
    """A board without its screens."""

    svg: str
    size: Size
    places: Mapping[str, Box]
    """By screen, where it is to be shown."""


def draw_board(shown: Chart) -> DrawnBoard:
    """The `<svg>`, hidden from screen readers and keyboards: the list beside it says the same, and better."""
    straight = [arrow for arrow in shown.arrows if arrow.source != arrow.target]
    sizes = {node.id: _turned(_size(node)) for node in shown.nodes}
    links = [Link(arrow.source, arrow.target, _turned(_label_size(arrow))) for arrow in straight]
    layout = lay_out(sizes, links, [node.id for node in shown.nodes if node.entry])
    wide, high = _number(layout.size.height), _number(layout.size.width)
    parts = [
        f'<svg class="board" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" aria-hidden="true" focusable="false">',
        '<defs><marker id="board-arrow" class="edge-head" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" '
        'markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>',
        *(part for arrow, line in zip(straight, layout.lines, strict=True) for part in _line(arrow, _placed(line))),
        *(part for node in shown.nodes for part in _node(node, _turned_box(layout.boxes[node.id]))),
        "</svg>",
    ]
    places = {node.id: _room(_turned_box(layout.boxes[node.id])) for node in shown.nodes if node.href}
    return DrawnBoard("\n".join(parts) + "\n", _turned(layout.size), places)


def _room(box: Box) -> Box:
    """Below the title."""
    return Box(box.x + 1, box.bottom - _SHOWN, box.width - 2, _SHOWN - 1)


def _turned(size: Size) -> Size:
    """For a layout that goes down, of what goes to the right."""
    return Size(size.height, size.width)


def _turned_box(box: Box) -> Box:
    return Box(box.y, box.x, box.height, box.width)


def _placed(line: Line) -> _Placed:
    return _Placed(tuple(map(_turned_box, line.through)), line.layers, _turned_box(line.label))


def _rows(node: Node) -> list[tuple[str, float]]:
    """Lines of text over a screen, or in a small node, with their sizes."""
    room = (_TILE if node.href else _PILL) - 2 * _PADDING
    rows = [(row, _SMALL) for row in wrapped(node.above, _SMALL, room)] if node.href else []
    words = f"→ {node.title}" if node.leads else node.title
    return rows + [(row, _TITLE if node.href else _LABEL) for row in wrapped(words, _TITLE, room)]


def _high(node: Node) -> float:
    return sum(size * _LEADING for _, size in _rows(node)) + 2 * _PADDING


def _size(node: Node) -> Size:
    return Size(_TILE, _high(node) + _SHOWN) if node.href else Size(_PILL, _high(node))


def _node(node: Node, box: Box) -> Iterator[str]:
    kinds = ["tile" if node.href else "pill", f"node-{node.kind}", *(["node-entry"] if node.entry else [])]
    href = node.href or (f"#{line_id(node.leads)}" if node.leads else "")
    tag = f'a href="{escape(href)}" tabindex="-1"' if href else "g"
    goal = f' data-leads="{escape(node.leads)}"' if node.leads else ""
    yield f'<{tag} class="{" ".join(kinds)}" data-node="{escape(node.id)}"{goal}>'
    round_ = 10.0 if node.href else box.height / 2
    yield (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" '
        f'height="{_number(box.height)}" rx="{_number(min(round_, 16.0))}"/>'
    )
    y = box.y + _PADDING
    for row, size in _rows(node):
        kind = "node-note" if size == _SMALL else "node-title"
        yield (
            f'<text class="{kind}" x="{_number(box.middle)}" y="{_number(y + size * _LEADING * 0.78)}" '
            f'font-size="{_number(size)}">{escape(row)}</text>'
        )
        y += size * _LEADING
    yield f"</{tag.partition(' ')[0]}>"


def _line(arrow: Arrow, line: _Placed) -> Iterator[str]:
    onwards = line.through[-1].x > line.through[0].x
    kind = " ".join(["edge"] if onwards else ["edge", "edge-back"])
    named = f'data-from="{escape(arrow.source)}" data-to="{escape(arrow.target)}"'
    yield f'<path class="{kind}" {named} d="{_path(line, onwards)}" marker-end="url(#board-arrow)"/>'
    yield from _label(arrow, line.label)


def _path(line: _Placed, onwards: bool) -> str:
    """Curves between layers, straight through them, interrupted by the label."""
    last = len(line.through) - 1
    at = [box.y + box.height / 2 for box in line.through]
    words: list[str] = []
    for place, (box, after) in enumerate(pairwise(line.through)):
        (left, right), (its_left, its_right) = line.layers[place], line.layers[place + 1]
        start, end = (right, its_left) if onwards else (left, its_right)
        if place == last - 1:
            end += -_HEAD if onwards else _HEAD
        if place == 0 or box == line.label:
            words.append(f"M{_number(box.right if onwards else box.x)} {_number(at[place])}")
        words += [f"H{_number(start)}", _curve(start, at[place], end, at[place + 1])]
        if place == last - 1 or after == line.label:
            words.append(f"H{_number(after.x if onwards else after.right)}")
    return "".join(words)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    here, there, half = _number(y), _number(to_y), _number((x + to_x) / 2)
    return f"H{_number(to_x)}" if here == there else f"C{half} {here} {half} {there} {_number(to_x)} {there}"


def _label_rows(arrow: Arrow) -> list[str]:
    return [row for answer in arrow.answers for row in wrapped(answer, _LABEL, _LABEL_ROOM)]


def _label_size(arrow: Arrow) -> Size:
    rows = _label_rows(arrow)
    return Size(max((width(row, _LABEL) for row in rows), default=0.0) + 8, len(rows) * _LABEL * _LEADING + 4)


def _label(arrow: Arrow, box: Box) -> Iterator[str]:
    for place, row in enumerate(_label_rows(arrow)):
        y = box.y + 2 + (place + 0.78) * _LABEL * _LEADING
        yield (
            f'<text class="edge-label" x="{_number(box.middle)}" y="{_number(y)}" '
            f'font-size="{_number(_LABEL)}">{escape(row)}</text>'
        )


def _number(value: float) -> str:
    """With one decimal at most; half a pixel cannot be seen, and other machines must write the same."""
    return f"{value:.1f}".removesuffix(".0")
