"""The map as a list, for keyboards and screen readers."""

from dataclasses import dataclass

from veiviser.outputs.map.chart import Chart, Kind


@dataclass(frozen=True, slots=True)
class Way:
    """A line under a screen: an answer, and where it leads."""

    answer: str
    to: str
    """Title of the screen, or the end in words."""
    href: str | None
    """The screen's own line in the list; nothing for ends and for what is outside."""
    ref: bool
    """Whether that line stands above: «se over»."""
    kind: Kind


@dataclass(frozen=True, slots=True)
class Line:
    """A screen in the list."""

    id: str
    title: str
    href: str | None
    """Its page in the prototype."""
    kind: Kind
    above: str
    """Which entry and which step it is."""
    below: str
    """That the journey ends here."""
    entry: bool
    ways: tuple[Way, ...]


def outline(shown: Chart) -> tuple[Line, ...]:
    """
    The screens in the order of the shortest walks to them.

    Two levels, however long the flow is: a way leads to the line of its screen instead of repeating it beneath, so that
    loops end and a chain of steps is not indented once a step.
    """
    nodes = {node.id: node for node in shown.nodes}
    screens = [node for node in shown.nodes if node.href is not None]
    order = {node.id: number for number, node in enumerate(screens)}
    ways: dict[str, list[Way]] = {node.id: [] for node in screens}
    for arrow in shown.arrows:
        to = nodes[arrow.target]
        href = f"#{line_id(to.id)}" if to.id in order else None
        ref = order.get(to.id, len(order)) <= order[arrow.source]
        ways[arrow.source] += [Way(answer, to.title, href, ref, to.kind) for answer in arrow.answers]
    return tuple(
        Line(line_id(n.id), n.title, n.href, n.kind, n.above, n.below, n.entry, tuple(ways[n.id])) for n in screens
    )


def line_id(screen: str) -> str:
    """The id of a screen's line on the page."""
    return f"skjerm--{screen}"
