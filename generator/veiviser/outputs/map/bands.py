"""Cuts a long board into bands that lie below each other, as a text is cut into lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil, sqrt

from veiviser.outputs.map.chart import Arrow, Chart, Node
from veiviser.outputs.map.layers import acyclic, layers_of

_LONGEST = 16
"""Layers that are shown in one band however few screens stand in them."""
_ASPECT = 1.6
"""How much wider than high the whole should be, as windows and sheets of paper are."""


def bands_of(shown: Chart) -> list[Chart]:
    """
    The chart in as many bands as make it about as wide and high as a window; mostly one.

    It is cut where few arrows pass. An arrow to another band ends in a stub: a small node that names the screen.
    """
    layer = _layers(shown)
    count = max(layer.values(), default=0) + 1
    wide = ceil(sqrt(_ASPECT * len(shown.nodes)))
    if count <= max(_LONGEST, wide):
        return [shown]
    cuts = list(_cuts(shown, layer, count, ceil(count / wide)))
    band = {node: sum(cut <= at for cut in cuts) for node, at in layer.items()}
    nodes = {node.id: node for node in shown.nodes}
    for arrow in shown.arrows:  # what is no screen stands where somebody comes to it
        if nodes[arrow.target].href is None:
            band[arrow.target] = band[arrow.source]
    return [_band(shown, nodes, band, number) for number in range(len(cuts) + 1)]


def _layers(shown: Chart) -> Mapping[str, int]:
    """By node, how many arrows one has followed at most to come there."""
    number = {node.id: place for place, node in enumerate(shown.nodes)}
    pairs = [(number[one.source], number[one.target]) for one in shown.arrows if one.source != one.target]
    turned = acyclic(len(number), pairs, [number[node.id] for node in shown.nodes if node.entry])
    onward = [pair[::-1] if back else pair for pair, back in zip(pairs, turned, strict=True)]
    return dict(zip(number, layers_of(len(number), onward), strict=True))


def _cuts(shown: Chart, layer: Mapping[str, int], count: int, bands: int) -> Iterator[int]:
    """The layer that each band but the first begins with."""
    spans = [sorted((layer[arrow.source], layer[arrow.target])) for arrow in shown.arrows]
    wide = count / bands
    for number in range(1, bands):
        middle, room = round(number * wide), max(1, round(wide / 4))
        near = range(max(1, middle - room), min(count, middle + room + 1))
        yield min(near, key=lambda cut: (sum(low < cut <= high for low, high in spans), abs(cut - middle)))


def _band(shown: Chart, nodes: Mapping[str, Node], band: Mapping[str, int], number: int) -> Chart:
    arrows: list[Arrow] = []
    stubs: dict[str, list[Node]] = {}
    for arrow in (one for one in shown.arrows if band[one.source] == number):
        to = nodes[arrow.target]
        if band[to.id] != number:
            to = Node(id=f"{arrow.source}--til-{to.id}", title=to.title, kind="screen", leads=to.id)
            stubs.setdefault(arrow.source, []).append(to)
        arrows.append(replace(arrow, target=to.id))
    own = [node for node in shown.nodes if band[node.id] == number]
    return Chart(tuple(one for node in own for one in (node, *stubs.get(node.id, ()))), tuple(arrows))


def starts_of(band: Chart) -> Sequence[str]:
    """Where one comes into a band: its entries, else what nothing in it leads to."""
    led = {arrow.target for arrow in band.arrows}
    return [node.id for node in band.nodes if node.entry] or [node.id for node in band.nodes if node.id not in led]
