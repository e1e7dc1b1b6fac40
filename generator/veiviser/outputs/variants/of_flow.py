"""What the page needs to know of one flow that shows it and its variants side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from veiviser.journeys.telling.sets import Others, told_ways
from veiviser.model.flow import End, Target
from veiviser.model.journey import Graph, State, View
from veiviser.model.site import ASSETS, DESIGN_SYSTEM, flow_folder, variants_path, way_up
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.sets import others_in_words
from veiviser.templating.words import any_in_words, end_in_words


@dataclass(frozen=True, slots=True)
class ShownScreen:
    """A screen of a variant, as it looks before anything is answered on it."""

    name: str
    title: str
    ways: tuple[tuple[str, str], ...]
    """What is answered or pressed, and where it leads; in words."""
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
    for name in graph.by_screen:
        flow.checkpoint()
        state = graph.first_state(name)
        html = flow.screens.picture(View(state), {})
        href = f"{up}{flow_folder(graph.flow.name)}/{graph.pages[state]}.html"
        ways = tuple(dict.fromkeys(_ways(flow, state)))
        found.append(ShownScreen(name, graph.flow.screens[name].title.words, ways, href, styles, html))
    return tuple(found)


def _ways(flow: FlowView, state: State) -> Iterator[tuple[str, str]]:
    for way in told_ways(flow.graph.outgoing[state]):
        edges = way.firsts if isinstance(way, Others) else (way,)
        answer = others_in_words(flow.graph.flow, way, flow.words) if isinstance(way, Others) else way.label
        yield answer, any_in_words((_goal(flow, edge.target) for edge in edges), flow.words)


def _goal(flow: FlowView, target: State | Target | End) -> str:
    if isinstance(target, State):
        return flow.graph.flow.screens[target.screen].title.words
    return target.address if isinstance(target, Target) else end_in_words(target, flow.words)
