"""Pages at the addresses where a flow's prototype began before it stood in the workshop; each leads on."""

from veiviser.model.journey import Graph
from veiviser.model.site import earlier_path, page_path, step_path, way_up
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.contexts import MovedContext


def paths(graph: Graph) -> tuple[str, ...]:
    return tuple(_moved(graph))


def draw(flow: FlowView) -> Files:
    template = flow.environment.get_template("moved.html")
    title = flow.graph.flow.title.words

    def leading_to(path: str, there: str) -> str:
        return template.render(MovedContext(lang=flow.words.language, flow_title=title, href=f"{way_up(path)}{there}"))

    return Files(site={path: leading_to(path, there) for path, there in _moved(flow.graph).items()})


def _moved(graph: Graph) -> dict[str, str]:
    """
    Paths in the site, from where to where: the map, and the screens on which one enters.

    A screen leads to itself alone, since guides for readers led there.
    """
    name = graph.flow.name
    entries = [graph.pages[state] for state in graph.entries.values()]
    return {earlier_path(name, "index"): page_path(name, "index")} | {
        earlier_path(name, entry): step_path(name, entry) for entry in entries
    }
