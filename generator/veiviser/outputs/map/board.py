"""The board of a flow: every screen as it looks, and all ways between them, on one sheet."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from markupsafe import Markup

from veiviser.model.journey import Graph, View
from veiviser.model.site import ASSETS, DESIGN_SYSTEM, PROTOTYPE_STYLE, board_path
from veiviser.outputs.contract import Files, FlowView
from veiviser.outputs.map.board_drawing import draw_board
from veiviser.outputs.map.chart import Chart, chart
from veiviser.outputs.map.folding import folded
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
    outline: Sequence[Line]


class TileContext(TypedDict):
    """Of `tile.html`: a screen on the board."""

    styles: Sequence[str]
    screen_html: Markup


def paths(graph: Graph) -> tuple[str, ...]:
    return (board_path(graph.flow.name),)


def draw(flow: FlowView) -> Files:
    graph, words = flow.graph, flow.words
    folder = f"../prototype/{graph.flow.name}"
    shown = _from_here(chart(graph, words), folder)
    context: BoardContext = {
        "lang": words.language,
        "assets": _UP,
        "flow": {"name": graph.flow.name, "title": graph.flow.title.words},
        "folder": folder,
        "band": banner(graph.flow, words),
        "walks": bool(graph.flow.walks),
        "svg": Markup(draw_board(folded(shown), _tiles(flow))),
        "outline": outline(shown),
    }
    return Files(site={board_path(graph.flow.name): flow.environment.get_template("board.html").render(context)})


def _from_here(shown: Chart, folder: str) -> Chart:
    """With the addresses of screens as they are from the board."""
    nodes = (replace(node, href=f"{folder}/{node.href}") if node.href else node for node in shown.nodes)
    return replace(shown, nodes=tuple(nodes))


def _tiles(flow: FlowView) -> dict[str, str]:
    """By screen, how it looks before anything is answered on it."""
    template = flow.environment.get_template("tile.html")
    styles = [f"{_UP}/{name}" for name in (DESIGN_SYSTEM, PROTOTYPE_STYLE)]
    tiles: dict[str, str] = {}
    for screen in flow.graph.by_screen:
        flow.checkpoint()
        html = flow.screens.picture(View(flow.graph.first_state(screen)), {})
        tiles[screen] = template.render(TileContext(styles=styles, screen_html=html)).strip()
    return tiles
