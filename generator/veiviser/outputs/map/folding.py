"""Folds arrows to screens that many lead to, so that they do not lie over all others."""

from collections.abc import Iterator
from dataclasses import replace

from veiviser.outputs.map.chart import Arrow, Chart, Node

MOST = 4
"""Arrows that are drawn whole to one screen."""


def folded(shown: Chart) -> Chart:
    """The chart with a stub at the end of every further arrow: a small node that names the screen."""
    nodes = {node.id: node for node in shown.nodes}
    to: dict[str, list[Arrow]] = {}
    for arrow in shown.arrows:
        to.setdefault(arrow.target, []).append(arrow)
    stubs: dict[str, list[Node]] = {}
    arrows: list[Arrow] = []
    for arrow in shown.arrows:
        hub, arriving = nodes[arrow.target], to[arrow.target]
        if hub.href is None or len(arriving) <= MOST or arrow is arriving[0] or arrow.source == arrow.target:
            arrows.append(arrow)
            continue
        stub = Node(id=f"{arrow.source}--til-{hub.id}", title=hub.title, kind="screen", leads=hub.id)
        stubs.setdefault(arrow.source, []).append(stub)
        arrows.append(replace(arrow, target=stub.id))
    return Chart(tuple(_with(shown.nodes, stubs)), tuple(arrows))


def _with(nodes: tuple[Node, ...], stubs: dict[str, list[Node]]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from stubs.get(node.id, ())
