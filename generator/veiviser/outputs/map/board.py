"""The board of a flow: every screen as it looks, and all ways between them, on one sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from posixpath import basename
from typing import TypedDict

from markupsafe import Markup

from veiviser.model.journey import Graph, View
from veiviser.model.site import ASSETS, DESIGN_SYSTEM, board_path
from veiviser.outputs.contract import Files, FlowView
from veiviser.outputs.map.board_drawing import DrawnBoard, draw_board
from veiviser.outputs.map.chart import Chart, chart
from veiviser.outputs.map.folding import folded
from veiviser.outputs.map.groups import Groups, groups_of, parts_of
from veiviser.outputs.map.outline import Line, outline
from veiviser.templating.contexts import NamedFlow
from veiviser.templating.words import banner

_UP = f"../../{ASSETS}"


class BoardContext(TypedDict):
    """Of `board.html`."""

    lang: str
    assets: str
    flow: NamedFlow
    folder: str
    """Of the flow's pages, from here."""
    band: str
    walks: bool
    svg: Markup
    tiles: Sequence[Markup]
    """The screens that lie on it."""
    places_css: str
    """The stylesheet that says where."""
    outline: Sequence[Line]
    screens: int
    """How many there are."""
    groups: Sequence[Groups]
    """Of screens that can be picked out."""


class TileContext(TypedDict):
    """Of `tile.html`: a screen on the board."""

    id: str
    screen: str
    styles: Sequence[str]
    screen_html: Markup


def paths(graph: Graph) -> tuple[str, ...]:
    return (board_path(graph.flow.name), _places_path(graph.flow.name))


def draw(flow: FlowView) -> Files:
    graph, words = flow.graph, flow.words
    folder = f"../prototype/{graph.flow.name}"
    shown = _from_here(chart(graph, words), folder)
    drawn = draw_board(folded(shown), tuple(parts_of(graph)))
    context: BoardContext = {
        "lang": words.language,
        "assets": _UP,
        "flow": {"name": graph.flow.name, "title": graph.flow.title.words},
        "folder": folder,
        "band": banner(graph.flow, words),
        "walks": bool(graph.flow.walks),
        "svg": Markup(drawn.svg),
        "tiles": list(_tiles(flow)),
        "places_css": basename(_places_path(graph.flow.name)),
        "outline": outline(shown),
        "screens": len(graph.by_screen),
        "groups": groups_of(flow),
    }
    html = flow.environment.get_template("board.html").render(context)
    places = "".join(_rules(flow.graph, drawn))
    return Files(site={board_path(graph.flow.name): html, _places_path(graph.flow.name): places})


def _places_path(flow: str) -> str:
    return board_path(flow).removesuffix("html") + "css"


def _rules(graph: Graph, drawn: DrawnBoard) -> Iterator[str]:
    """Where each screen lies: pages may have no styles within."""
    yield f".board__all{{width:{drawn.size.width:.1f}px;height:{drawn.size.height:.1f}px}}\n"
    for number, screen in enumerate(graph.by_screen):
        box = drawn.places[screen]
        yield (
            f"#{_id(number)}{{left:{box.x:.1f}px;top:{box.y:.1f}px;width:{box.width:.1f}px;height:{box.height:.1f}px}}\n"
        )


def _id(number: int) -> str:
    return f"flis-{number}"


def _from_here(shown: Chart, folder: str) -> Chart:
    """With the addresses of screens as they are from the board."""
    nodes = (replace(node, href=f"{folder}/{node.href}") if node.href else node for node in shown.nodes)
    return replace(shown, nodes=tuple(nodes))


def _tiles(flow: FlowView) -> Iterator[Markup]:
    """Each screen as it looks before anything is answered on it."""
    template = flow.environment.get_template("tile.html")
    styles = [f"{_UP}/{name}" for name in (DESIGN_SYSTEM, flow.screens.style)]
    for number, screen in enumerate(flow.graph.by_screen):
        flow.checkpoint()
        html = flow.screens.picture(View(flow.graph.first_state(screen)), {})
        tile = TileContext(id=_id(number), screen=screen, styles=styles, screen_html=html)
        yield Markup(template.render(tile).strip())
