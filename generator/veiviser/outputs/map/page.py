"""The first page of a flow's prototype: its entries and its map."""

from collections.abc import Sequence
from typing import TypedDict

from markupsafe import Markup

from veiviser.journeys.memo import remembered
from veiviser.journeys.walking.counting import count_paths
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, Guide
from veiviser.model.numbers import grouped
from veiviser.model.site import ASSETS, board_path, guide_path, page_path
from veiviser.outputs.contract import Files, FlowView
from veiviser.outputs.map.chart import chart
from veiviser.outputs.map.drawing import draw as draw_chart
from veiviser.outputs.map.outline import Line, outline
from veiviser.outputs.map.ways import Asked, ask
from veiviser.templating.contexts import LabelledLink, NamedFlow, WalkLink
from veiviser.templating.interface import Worded
from veiviser.templating.words import banner
from veiviser.templating.workbench import as_from_workbench

MANY = 10**9
"""Paths; nobody reads longer numbers."""


class MapOfFlow(TypedDict):
    """All that a flow says of itself."""

    flow: NamedFlow
    band: str
    entries: Sequence[LabelledLink]
    walks: Sequence[WalkLink]
    svg: Markup
    outline: Sequence[Line]
    asked: Asked
    counts: str


class MapContext(MapOfFlow):
    """Of `map.html`."""

    lang: str
    assets: str
    guide_href: str | None
    board_href: str


def paths(graph: Graph) -> tuple[str, ...]:
    return (_path(graph),)


def draw(flow: FlowView) -> Files:
    return Files(site=dict([draw_map_page(flow.environment, flow.graph, flow.guide)]))


def draw_map_page(environment: Worded, graph: Graph, guide: Guide) -> tuple[str, str]:
    """Path in the site, and HTML."""
    flow = graph.flow
    context: MapContext = {
        **_shown(graph, environment.words),
        "lang": environment.words.language,
        "assets": f"../../{ASSETS}",
        "guide_href": f"../../{guide_path(flow.name)}" if guide.steps else None,
        "board_href": f"../../{board_path(flow.name)}",
    }
    return _path(graph), as_from_workbench(environment.get_template("map.html").render(context))


def _path(graph: Graph) -> str:
    return page_path(graph.flow.name, "index")


@remembered
def _known(graph: Graph) -> dict[str, MapOfFlow]:
    """What was said of a flow before, by the words' digest; a preview draws it again whenever its look is changed."""
    return {}


def _shown(graph: Graph, words: InterfaceWords) -> MapOfFlow:
    """All that a flow says of itself."""
    known = _known(graph)
    if words.digest not in known:
        known.clear()
        known[words.digest] = _told(graph, words)
    return known[words.digest]


def _told(graph: Graph, words: InterfaceWords) -> MapOfFlow:
    flow, shown = graph.flow, chart(graph, words)
    return {
        "flow": {"name": flow.name, "title": flow.title.words},
        "band": banner(flow, words),
        "entries": [
            {"label": entry.label.words, "href": f"{graph.pages[graph.entries[entry.screen]]}.html"}
            for entry in flow.entries
            if entry.screen in graph.entries
        ],
        "walks": [
            {"name": walk.name, "title": walk.title.words, "href": f"{graph.pages[start]}.html"}
            for walk in flow.walks
            if (start := graph.start_of(walk)) is not None
        ],
        "svg": Markup(draw_chart(shown)),
        "outline": outline(shown),
        "asked": ask(graph),
        "counts": _counts(graph, words),
    }


def _counts(graph: Graph, words: InterfaceWords) -> str:
    screens, branches = len(graph.controls), len({edge.branch for edge in graph.edges})
    count = count_paths(graph)
    number = min(count.paths, MANY)
    one_way, ways = ("map.one_way", "map.ways") if count.exact and number == count.paths else ("map.more_than",) * 2
    return ", ".join(
        [
            _counted(screens, "map.one_screen", "map.screens", words),
            _counted(len(graph.states), "map.one_state", "map.states", words),
            _counted(branches, "map.one_choice", "map.choices", words),
            _counted(number, one_way, ways, words),
        ]
    )


def _counted(number: int, one: str, many: str, words: InterfaceWords) -> str:
    return words(one if number == 1 else many, count=grouped(number))
