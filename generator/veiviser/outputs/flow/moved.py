"""Pages at earlier addresses: of a prototype before it stood in the workshop, and of what had other names."""

from veiviser.journeys.telling.guide import tell
from veiviser.model.journey import Graph
from veiviser.model.site import earlier_path, guide_path, is_variant, page_path, step_path, way_up
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
    if is_variant(name):
        return {}
    entries = [graph.pages[state] for state in graph.entries.values()]
    return (
        _of_names(graph)
        | {earlier_path(name, "index"): page_path(name, "index")}
        | {earlier_path(name, entry): step_path(name, entry) for entry in entries}
    )


def _of_names(graph: Graph) -> dict[str, str]:
    """The same for the names that the flow and its screens had before."""
    flow, led = graph.flow, dict[str, str]()
    for state, page in graph.pages.items():
        before = (f"{old}{page.removeprefix(state.screen)}" for old in flow.screens[state.screen].formerly)
        names = (page, *before)
        for called in (flow.name, *flow.formerly):
            led |= {path(called, old): path(flow.name, page) for path in (page_path, step_path) for old in names}
    for called in flow.formerly:
        led |= {path(called, "index"): path(flow.name, "index") for path in (page_path, step_path)}
        if tell(graph).steps:
            led[guide_path(called)] = guide_path(flow.name)
    return {old: new for old, new in led.items() if old != new}
