"""What the page needs that shows a flow and its variants side by side."""

from dataclasses import dataclass

from markupsafe import Markup

from veiviser.model.journey import Graph, View
from veiviser.model.site import ASSETS, DESIGN_SYSTEM, flow_folder, variants_path, way_up
from veiviser.outputs.contract import Files, FlowView
from veiviser.outputs.map.chart import chart
from veiviser.outputs.map.outline import Line, outline


@dataclass(frozen=True, slots=True)
class ShownScreen:
    """A screen of a variant, as it looks before anything is answered on it."""

    name: str
    line: Line
    """Its title, and what leads where."""
    href: str
    """From the page."""
    styles: tuple[str, ...]
    html: Markup


@dataclass(frozen=True, slots=True)
class ShownVariant:
    """A flow or one of its variants, as a note for the page that shows them side by side."""

    path: str
    """Of that page."""
    flow: str
    title: str
    label: str
    screens: tuple[ShownScreen, ...]
    """In the order of the shortest walks to them."""


def paths(graph: Graph) -> tuple[str, ...]:
    return ()  # the page is all of theirs


def draw(flow: FlowView) -> Files:
    told = next((one for one in flow.graph.flow.variants if one.flow == flow.graph.flow.name), None)
    if told is None:
        return Files()
    label = told.label.words if told.label is not None else flow.words("variants.as_is")
    path = variants_path(told.flow)
    return Files(notes=(ShownVariant(path, told.flow, flow.graph.flow.title.words, label, _screens(flow, path)),))


def _screens(flow: FlowView, path: str) -> tuple[ShownScreen, ...]:
    up, graph = way_up(path), flow.graph
    styles = tuple(f"{up}{ASSETS}/{name}" for name in (DESIGN_SYSTEM, flow.screens.style))
    found = list[ShownScreen]()
    for line in outline(chart(graph, flow.words)):
        flow.checkpoint()
        name = line.id.partition("--")[2]
        state = graph.first_state(name)
        html = flow.screens.picture(View(state), {})
        href = f"{up}{flow_folder(graph.flow.name)}/{graph.pages[state]}.html"
        found.append(ShownScreen(name, line, href, styles, html))
    return tuple(found)
