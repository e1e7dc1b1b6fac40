"""The tools that exports are for, in one page of a browser."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from build_hook import bring_packages
from veiviser.writing.lock import locked

HERE = Path(__file__).parent
_SCRIPTS = (
    "@mermaid-js/tiny/dist/mermaid.tiny.js",
    "@viz-js/viz/dist/viz-global.js",
    "xstate/dist/xstate.umd.min.js",
    "xstate/dist/xstate-graph.umd.min.js",
)
_UNLIMITED = "mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e5 })"
_MERMAID = """async (text) => {
    const { svg } = await mermaid.render("drawn", text);
    document.body.innerHTML = svg;
    const labels = (selector) => [...document.querySelectorAll(selector)].map((label) => label.innerText);
    return { nodes: labels(".node .nodeLabel"), edges: labels(".edgeLabels .edgeLabel .edgeLabel") };
}"""
_PARSED = "async (text) => (await mermaid.parse(text)).diagramType"
_DOT = """async (text) => {
    const viz = await Viz.instance();
    const result = viz.render(text, { format: "json0" });
    if (result.errors.some((said) => !said.message.includes("width of non-ASCII"))) throw new Error(result.errors);
    return JSON.parse(result.output);
}"""
_PACKED = "async (text) => (await Viz.instance()).renderString(text, { format: 'canon', engine: 'osage' })"
_SVG = """async (text) => {
    const viz = await Viz.instance();
    document.body.replaceChildren(viz.renderSVGElement(text));
    const texts = (group) => [...group.querySelectorAll("text")].map((text) => text.textContent).join(" ");
    return [...document.querySelectorAll("g.node, g.edge")].map((group) => [group.classList[0], texts(group)]);
}"""
_XSTATE = """(text) => {
    const machine = XState.createMachine(JSON.parse(text));
    const paths = XStateGraph.getShortestPaths(machine);
    return paths.map(({ state, steps }) => ({ state: state.value, status: state.status, steps: steps.length }));
}"""


class Tools:
    """Each reads an export as its users do, and tells what it found; what it cannot read is an error."""

    def __init__(self, page: Page) -> None:
        with locked(HERE, wait=300):  # by other processes of the same run
            bring_packages(HERE)
        self._page = page
        page.goto((HERE / "package.json").as_uri())
        for script in _SCRIPTS:
            page.add_script_tag(path=HERE / "node_modules" / script)
        page.evaluate(_UNLIMITED)

    def mermaid(self, text: str) -> dict[str, list[str]]:
        """Words in boxes and on arrows, as they are drawn."""
        drawn: dict[str, list[str]] = self._page.evaluate(_MERMAID, text)
        return drawn

    def parsed_by_mermaid(self, text: str) -> str:
        """Which kind of diagram it is, without drawing it."""
        kind: str = self._page.evaluate(_PARSED, text)
        return kind

    def dot(self, text: str) -> dict[str, Any]:
        """The graph as Graphviz has it."""
        graph: dict[str, Any] = self._page.evaluate(_DOT, text)
        return graph

    def rewritten_by_graphviz(self, text: str) -> str:
        """The same in Graphviz's own spelling, its boxes packed as they come, which is quickly done."""
        rewritten: str = self._page.evaluate(_PACKED, text)
        return rewritten

    def drawn_by_graphviz(self, text: str) -> list[tuple[str, str]]:
        """Nodes and edges with their words, as they are drawn."""
        return [(kind, words) for kind, words in self._page.evaluate(_SVG, text)]

    def xstate(self, text: str) -> list[dict[str, Any]]:
        """The states that shortest paths lead to, each with its status and number of steps."""
        states: list[dict[str, Any]] = self._page.evaluate(_XSTATE, text)
        return states
