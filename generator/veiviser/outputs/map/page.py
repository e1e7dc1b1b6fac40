"""The first page of a flow's prototype: its entries and its map."""

from collections.abc import Sequence
from typing import TypedDict

from jinja2 import Environment
from markupsafe import Markup

from veiviser.journeys.memo import remembered
from veiviser.journeys.walking.counting import count_paths
from veiviser.model.journey import Graph, Guide
from veiviser.model.numbers import grouped
from veiviser.model.site import guide_path, page_path
from veiviser.outputs.contract import Files, FlowView
from veiviser.outputs.map.chart import chart
from veiviser.outputs.map.drawing import draw as draw_chart
from veiviser.outputs.map.outline import Line, outline
from veiviser.outputs.map.ways import Asked, ask
from veiviser.templating.contexts import LabelledLink, NamedFlow, TitledLink
from veiviser.templating.words import banner

MANY = 10**9
"""Paths; nobody reads longer numbers."""


class MapOfFlow(TypedDict):
    """All that a flow says of itself."""

    flow: NamedFlow
    band: str
    entries: Sequence[LabelledLink]
    walks: Sequence[TitledLink]
    svg: Markup
    outline: Sequence[Line]
    asked: Asked
    counts: str


class MapContext(MapOfFlow):
    """Of `map.html`."""

    lang: str
    assets: str
    guide_href: str | None


def paths(graph: Graph) -> tuple[str, ...]:
    return (_path(graph),)


def draw(flow: FlowView) -> Files:
    return Files(site=dict([draw_map_page(flow.environment, flow.graph, flow.guide)]))


def draw_map_page(environment: Environment, graph: Graph, guide: Guide) -> tuple[str, str]:
    """Path in the site, and HTML."""
    flow = graph.flow
    context: MapContext = {
        **_shown(graph),
        "lang": "nb",
        "assets": "../assets",
        "guide_href": f"../../{guide_path(flow.name)}" if guide.steps else None,
    }
    return _path(graph), environment.get_template("map.html").render(context)


def _path(graph: Graph) -> str:
    return page_path(graph.flow.name, "index")


@remembered
def _shown(graph: Graph) -> MapOfFlow:
    """All that a flow says of itself; a preview draws the same flow again whenever its look is changed."""
    flow, shown = graph.flow, chart(graph)
    return {
        "flow": {"name": flow.name, "title": flow.title.words},
        "band": banner(flow),
        "entries": [
            {"label": entry.label.words, "href": f"{graph.pages[graph.entries[entry.screen]]}.html"}
            for entry in flow.entries
            if entry.screen in graph.entries
        ],
        "walks": [
            {"title": walk.title.words, "href": f"{graph.pages[start]}.html"}
            for walk in flow.walks
            if (start := graph.start_of(walk)) is not None
        ],
        "svg": Markup(draw_chart(shown)),
        "outline": outline(shown),
        "asked": ask(graph),
        "counts": _counts(graph),
    }


def _counts(graph: Graph) -> str:
    screens, branches = len(graph.controls), len({edge.branch for edge in graph.edges})
    numbers = (
        (screens, "skjerm", "skjermer"),
        (len(graph.states), "tilstand", "tilstander"),
        (branches, "valg", "valg"),
    )
    return ", ".join([*(_counted(*number) for number in numbers), _paths(graph)])


def _paths(graph: Graph) -> str:
    count = count_paths(graph)
    number = min(count.paths, MANY)
    more = "" if count.exact and number == count.paths else "mer enn "
    return f"{more}{_counted(number, 'vei', 'veier')} fra start til slutt"


def _counted(number: int, one: str, many: str) -> str:
    return f"{grouped(number)} {one if number == 1 else many}"
