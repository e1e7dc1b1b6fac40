"""The map as SVG, styled by the style sheet."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from veiviser.outputs.map.chart import Arrow, Chart, Node
from veiviser.outputs.map.layout import Box, Layout, Line, Link, Size, lay_out
from veiviser.outputs.map.words import width, wrapped

_TITLE, _SMALL, _LABEL = 15.0, 12.0, 13.0
_LEADING = 1.35
_BOLD = 1.1
"""How much wider titles are than measured, where the style sheet makes them bold."""
_ROOM = 172.0
"""For a line of a title."""
_LABEL_ROOM = 190.0
_PADDING = 12.0
_HEAD = 9.0
"""How long an arrow's head is; the line is straight there, or the head would point aside."""
_ROUND = 26.0
"""How far a line stands out that leads from a node to itself."""


def draw(shown: Chart) -> str:
    """
    An `<svg>` with a link for each screen, and a line with its answers for each arrow.

    Hidden from screen readers and left out of the keyboard's order: the list beside it says the same, and better.
    """
    straight = [arrow for arrow in shown.arrows if arrow.source != arrow.target]
    loops = {arrow.source: arrow for arrow in shown.arrows if arrow.source == arrow.target}
    sizes = {node.id: _size(node, loops.get(node.id)) for node in shown.nodes}
    links = [Link(arrow.source, arrow.target, _label_size(arrow)) for arrow in straight]
    layout = lay_out(sizes, links, [node.id for node in shown.nodes if node.entry])
    wide, high = _number(layout.size.width), _number(layout.size.height)
    parts = [
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" aria-hidden="true" focusable="false">',
        '<defs><marker id="map-arrow" class="edge-head" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" '
        'markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>',
        *(part for arrow, line in zip(straight, layout.lines, strict=True) for part in _line(arrow, line)),
        *(part for arrow in loops.values() for part in _loop(arrow, layout)),
        *(part for node in shown.nodes for part in _node(node, _own(layout.boxes[node.id], node))),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _rows(node: Node) -> list[tuple[str, float]]:
    """A node's lines of text with their sizes."""
    rows = [(row, _SMALL) for row in wrapped(node.above, _SMALL, _ROOM)]
    rows += [(row, _TITLE if node.href else _LABEL) for row in wrapped(node.title, _TITLE, _ROOM / _BOLD)]
    return rows + [(row, _SMALL) for row in wrapped(node.below, _SMALL, _ROOM)]


def _own_size(node: Node) -> Size:
    """Of the node alone; screens are all of one width."""
    rows = _rows(node)
    widest = max((width(row, size) for row, size in rows), default=0.0)
    return Size(
        (_ROOM if node.href else widest) + 2 * _PADDING, sum(size * _LEADING for _, size in rows) + 2 * _PADDING
    )


def _size(node: Node, loop: Arrow | None) -> Size:
    """With room on both sides for a line to itself, so that the node stays in the middle."""
    own = _own_size(node)
    if loop is None:
        return own
    label = _label_size(loop)
    return Size(own.width + 2 * (_ROUND + label.width), max(own.height, label.height + 2 * _PADDING))


def _own(box: Box, node: Node) -> Box:
    own = _own_size(node)
    return Box(box.middle - own.width / 2, box.y, own.width, box.height)


def _node(node: Node, box: Box) -> Iterator[str]:
    classes = ["node", f"node-{node.kind}" if node.kind in ("stop", "exit", "outside") else ""]
    classes += ["node-end"] * (node.kind == "done") + ["node-entry"] * node.entry
    kind = " ".join(filter(None, classes))
    link = f'a href="{escape(node.href)}" tabindex="-1"' if node.href else "g"
    yield f'<{link} class="{kind}" data-node="{escape(node.id)}">'
    yield f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" ' + (
        f'height="{_number(box.height)}" rx="{8 if node.href else _number(box.height / 2)}"/>'
    )
    above, below = len(wrapped(node.above, _SMALL, _ROOM)), len(wrapped(node.below, _SMALL, _ROOM))
    rows = _rows(node)
    y = box.y + (box.height - sum(size * _LEADING for _, size in rows)) / 2
    for place, (row, size) in enumerate(rows):
        small = place < above or place >= len(rows) - below
        yield _text("node-note" if small else "node-title", row, box.middle, y, size)
        y += size * _LEADING
    yield "</a>" if node.href else "</g>"


def _line(arrow: Arrow, line: Line) -> Iterator[str]:
    downwards = line.through[-1].y > line.through[0].y
    kind = "edge" if downwards else "edge edge-back"
    named = f'data-from="{escape(arrow.source)}" data-to="{escape(arrow.target)}"'
    yield f'<path class="{kind}" {named} d="{_path(line, downwards)}" marker-end="url(#map-arrow)"/>'
    yield from _label(arrow, line.label)


def _path(line: Line, downwards: bool) -> str:
    """Curves between layers, straight through them, interrupted by the label."""
    last = len(line.through) - 1
    at = [box.middle for box in line.through]
    if not downwards:  # beside the lines that come down
        at[0] += _aside(at[1] - at[0])
        at[-1] += _aside(at[-2] - at[-1])
    words: list[str] = []
    for place, (box, after) in enumerate(pairwise(line.through)):
        (top, bottom), (its_top, its_bottom) = line.layers[place], line.layers[place + 1]
        start, end = (bottom, its_top) if downwards else (top, its_bottom)
        if place == last - 1:
            end += -_HEAD if downwards else _HEAD
        if place == 0 or box == line.label:
            words.append(f"M{_number(at[place])} {_number(box.bottom if downwards else box.y)}")
        words += [f"V{_number(start)}", _curve(at[place], start, at[place + 1], end)]
        if place == last - 1 or after == line.label:
            words.append(f"V{_number(after.y if downwards else after.bottom)}")
    turns = (word for word, then in pairwise([*words, ""]) if not word[0] == then[:1] == "V")  # straight on is one
    return "".join(turns)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    here, there, half = _number(x), _number(to_x), _number((y + to_y) / 2)
    return f"V{_number(to_y)}" if here == there else f"C{here} {half} {there} {half} {there} {_number(to_y)}"


def _aside(way: float) -> float:
    return 28.0 if way > 0 else -28.0


def _loop(arrow: Arrow, layout: Layout) -> Iterator[str]:
    room = layout.boxes[arrow.source]
    label = _label_size(arrow)
    right = room.right - label.width
    side, out = right - _ROUND, right - 4
    high = room.height
    top, bottom = room.y + high * 0.25, room.y + high * 0.75
    named = f'data-from="{escape(arrow.source)}" data-to="{escape(arrow.target)}"'
    path = f"M{_number(side)} {_number(top)}H{_number(out)}V{_number(bottom)}H{_number(side)}"
    yield f'<path class="edge edge-back" {named} d="{path}" marker-end="url(#map-arrow)"/>'
    yield from _label(arrow, Box(right, room.y + (high - label.height) / 2, label.width, label.height))


def _label_rows(arrow: Arrow) -> list[str]:
    return [row for answer in arrow.answers for row in wrapped(answer, _LABEL, _LABEL_ROOM)]


def _label_size(arrow: Arrow) -> Size:
    rows = _label_rows(arrow)
    return Size(max((width(row, _LABEL) for row in rows), default=0.0) + 8, len(rows) * _LABEL * _LEADING + 4)


def _label(arrow: Arrow, box: Box) -> Iterator[str]:
    y = box.y + 2
    for answer in arrow.answers:
        rows = wrapped(answer, _LABEL, _LABEL_ROOM)
        x, lines = _number(box.middle), [y + (place + 0.78) * _LABEL * _LEADING for place in range(len(rows))]
        spans = "".join(
            f'<tspan x="{x}" y="{_number(down)}">{escape(row)}</tspan>' for row, down in zip(rows, lines, strict=True)
        )
        yield f'<text class="edge-label" font-size="{_number(_LABEL)}">{spans}</text>'
        y += len(rows) * _LABEL * _LEADING


def _text(kind: str, words: str, middle: float, top: float, size: float) -> str:
    x, y = _number(middle), _number(top + size * _LEADING * 0.78)
    return f'<text class="{kind}" x="{x}" y="{y}" font-size="{_number(size)}">{escape(words)}</text>'


def _number(value: float) -> str:
    """With one decimal at most; half a pixel cannot be seen, and other machines must write the same."""
    return f"{value:.1f}".removesuffix(".0")
