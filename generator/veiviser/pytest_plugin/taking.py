"""Takes an edge on its drawn page: fills in, presses, and compares the result with the flow."""

from html import unescape
from posixpath import normpath

from selectolax.lexbor import LexborNode

from veiviser.journeys.branch_keys import place_of
from veiviser.journeys.compiling.filling import Filled, filled_for, input_ids
from veiviser.messages import Message, render, say
from veiviser.model.flow import Target
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.site import flow_folder, page_path, way_up
from veiviser.place import Place
from veiviser.pytest_plugin.drawn_page import DrawnPage
from veiviser.pytest_plugin.failure import Broken, address, broken
from veiviser.pytest_plugin.naming import target_in_words
from veiviser.pytest_plugin.site import Site


def arrive(site: Site, graph: Graph, state: State, path: str, place: Place) -> DrawnPage:
    """
    The page at a path, which is the state's.

    Raises:
        Broken: when it is not there, or shows another screen.
    """
    page, there = site.page(path), site.path_of(graph, state)
    if page is None or path != there or page.screen != state.screen:
        expected = say("the page of `{screen}` at {path}", screen=state.screen, path=there)
        found = (
            say("{path}, which is not there", path=path)
            if page is None
            else say("{path}, which shows `{screen}`", path=path, screen=page.screen)
        )
        raise broken(place, expected, found, address(graph, state))
    return page


def take(site: Site, graph: Graph, edge: Edge, page: DrawnPage) -> str:
    """
    Where the page leads for the edge's answers, as a path in the site; empty where it leads out, or stops.

    Raises:
        Broken: when the control has not just one form then, or it does not lead where the flow says.
    """
    try:
        path = _take(site, graph, edge, page)
    except Broken:
        site.note(graph, "walked", edge, passed=False)
        raise
    site.note(graph, "walked", edge, passed=True)
    return path


def _take(site: Site, graph: Graph, edge: Edge, page: DrawnPage) -> str:
    filled = filled_for(graph, edge)
    fill(graph, edge, page, filled)
    forms = page.forms(edge.control)
    label = graph.control_of(edge).label.words
    expected = say("one «{label}», which leads to {target}", label=label, target=target_in_words(edge.target))
    if len(forms) != 1:
        found = "; ".join(render(in_words(form)) for form in forms) or say("none that shows")
        raise broken(place_of(graph, edge), expected, found, address(graph, edge.source, filled))
    if not leads_there(site, graph, edge, forms[0]):
        raise broken(place_of(graph, edge), expected, in_words(forms[0]), address(graph, edge.source, filled))
    return _path(graph, forms[0]) if isinstance(edge.target, State) else ""


def fill(graph: Graph, edge: Edge, page: DrawnPage, filled: Filled) -> None:
    """
    Fill the page in.

    Raises:
        Broken: when a field is not on it.
    """
    ids = [id for variable, value in filled.picked for id in input_ids(variable, value)]
    missing = page.fill(ids, filled.written)
    if missing:
        expected = say("every field that is asked for")
        found = say("no field with the id {ids}", ids=", ".join(missing))
        raise broken(place_of(graph, edge), expected, found, address(graph, edge.source, filled))


def leads_there(site: Site, graph: Graph, edge: Edge, form: LexborNode) -> bool:
    """Whether the form of a control leads where the edge does."""
    href = form.attributes.get("href")
    if isinstance(edge.target, State):
        return href is not None and _path(graph, form) == site.path_of(graph, edge.target)
    if isinstance(edge.target, Target):
        return bool(href) and _is_out(site, graph, edge.target, unescape(href or ""))
    return href is None and form.attributes.get("aria-disabled") == "true"


def _is_out(site: Site, graph: Graph, target: Target, href: str) -> bool:
    if target.kind == "page":
        fragment = f"#{target.fragment}" if target.fragment else ""
        return href == f"{way_up(page_path(graph.flow.name, ''))}{_page(target.address)}{fragment}"
    if target.kind == "screen" and target.flow is not None:
        other = site.graphs.get(target.flow)
        if other is None or target.address not in other.by_screen:
            return False
        return href == f"../{target.flow}/{other.pages[other.first_state(target.address)]}.html"
    return href == target.address


def _page(path: str) -> str:
    """Where a page is in the site; a folder's own page is not one below it."""
    folder, _, name = path.rpartition("/")
    return "/".join(filter(None, [folder, "index.html" if name in ("index", "README") else f"{name}/index.html"]))


def _path(graph: Graph, form: LexborNode) -> str:
    return normpath(f"{flow_folder(graph.flow.name)}/{form.attributes.get('href') or ''}")


def in_words(form: LexborNode) -> Message:
    """What a form says, and where it leads."""
    words = " ".join(form.text().split())
    href = form.attributes.get("href")
    if href is None:
        return say("«{words}» that stops", words=words)
    return say("«{words}» to {address}", words=words, address=href)
