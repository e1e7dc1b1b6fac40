"""Every edge of every flow, clicked in a real browser with scripts; every branch without them, and from a folder."""

from collections.abc import Callable, Collection, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.breadth import is_wide
from tests.browser.opened import watch
from tests.browser.pages import PHONE
from tests.browser.serving import serve_folder
from tests.sites import BuiltSite, flows
from veiviser.journeys.walking.arcs import Plan
from veiviser.journeys.walking.cover import branch_cover, edge_cover
from veiviser.journeys.walking.shortest import shortest_walks
from veiviser.model.journey import Edge, Graph, State, Walk
from veiviser.pytest_plugin.walking import Walker

Way = Literal["with scripts", "without scripts", "from a folder"]
FAR = 5
"""Steps of a journey on which something can be carried along."""
WAYS: tuple[Way, ...] = ("with scripts", "without scripts", "from a folder")


@pytest.fixture(scope="module")
def address_of(site_of: Callable[[str], BuiltSite]) -> Iterator[Callable[[str, Way], str]]:
    """Where a project's site is to be had, with a final slash."""
    served: dict[str, str] = {}
    stops: list[Callable[[], None]] = []

    def address(project: str, way: Way) -> str:
        folder = site_of(project).folder
        if way == "from a folder":
            return f"{folder.as_uri()}/"
        if project not in served:
            served[project], stop = serve_folder(folder)
            stops.append(stop)
        return served[project]

    yield address
    for stop in stops:
        stop()


@pytest.fixture
def walker(
    browser: Browser, site_of: Callable[[str], BuiltSite], address_of: Callable[[str, Way], str]
) -> Iterator[Callable[[str, str, Way], Walker]]:
    """Somebody with a phone and a fresh browser; afterwards, nothing was logged and nothing left the site."""
    opened: list[tuple[Page, list[str]]] = []

    def begin(project: str, flow: str, way: Way = "with scripts") -> Walker:
        scripts = way != "without scripts"
        width, height = PHONE
        context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
        page = context.new_page()
        page.set_default_timeout(120_000)
        opened.append((page, watch(page)))
        graph = site_of(project).graphs[flow]
        return Walker(page, graph, f"{address_of(project, way)}verksted/prototype/{flow}/", scripts)

    yield begin
    for page, wrong in opened:
        page.context.close()
        assert wrong == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("project", "flow"), flows())
def test_every_branch_leads_where_the_flow_says(
    project: str, flow: str, way: Way, walker: Callable[[str, str, Way], Walker]
) -> None:
    reader = walker(project, flow, way)
    every_edge = way == "with scripts"
    taken: set[Edge] = set()
    for walk in _walks(reader.graph, every_edge=every_edge):
        reader.written.clear()
        reader.walk(walk)
        taken.update(walk.edges)
    edges = Plan(reader.graph).edges
    assert not every_edge or taken >= set(edges)
    assert not every_edge or reader.seen == set(reader.graph.states)
    assert {edge.branch for edge in edges} <= {edge.branch for edge in taken}


def _walks(graph: Graph, *, every_edge: bool) -> list[Walk]:
    """Journeys to every screen, or one whole, and what they left begun at any page; in a wide run whole journeys."""
    if is_wide():
        return edge_cover(graph) if every_edge else branch_cover(graph)
    journeys = to_every_screen(graph) if every_edge else [shortest_far(graph)]
    return [*journeys, *stretches(graph, journeys, every_edge=every_edge)]


def shortest_far(graph: Graph) -> Walk:
    return min(branch_cover(graph), key=lambda walk: (len(walk.edges) < FAR, len(walk.edges)))


def to_every_screen(graph: Graph) -> list[Walk]:
    """Journeys that carry answers along to every screen, by the shortest way; the farthest screens first."""
    chosen, reached = [], set[str]()
    for state, walk in sorted(shortest_walks(graph).items(), key=lambda one: -len(one[1].edges)):
        if state.screen not in reached:
            chosen.append(walk)
            reached |= {state.screen, *(edge.source.screen for edge in walk.edges)}
    return chosen


def stretches(graph: Graph, journeys: list[Walk], *, every_edge: bool) -> list[Walk]:
    """The edges, or else the branches, that no journey took, once each, in stretches begun at any page's address."""

    def taken(edge: Edge) -> object:
        return edge if every_edge else edge.branch

    left = {taken(edge) for edge in Plan(graph).edges} - {taken(edge) for walk in journeys for edge in walk.edges}
    found = []
    while left:
        longest = max((_ahead(graph, state, left, taken) for state in graph.states), key=lambda walk: len(walk.edges))
        assert longest.edges
        left -= {taken(edge) for edge in longest.edges}
        found.append(longest)
    return found


def _ahead(graph: Graph, start: State, left: Collection[object], taken: Callable[[Edge], object]) -> Walk:
    """From a state along what is left, as long as something leads on."""
    edges: list[Edge] = []
    at: object = start
    while isinstance(at, State):
        before = set(map(taken, edges))
        new = [edge for edge in graph.edges_on[at] if taken(edge) in left and taken(edge) not in before]
        if not new:
            break
        edges.append(next((edge for edge in new if isinstance(edge.target, State)), new[0]))
        at = edges[-1].target
    return Walk(start, tuple(edges))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("project", "flow"), flows())
def test_who_answers_nothing_is_told_so(
    project: str, flow: str, way: Way, walker: Callable[[str, str, Way], Walker]
) -> None:
    reader = walker(project, flow, way)
    screens: dict[str, State] = {}
    for state in reader.graph.states:
        screens.setdefault(state.screen, state)
    for screen, state in screens.items():
        onward = [c for c in reader.graph.controls[screen] if c.target.kind == "next"]
        required = [f for f in reader.graph.fields[screen] if not f.optional and not f.presences]
        if not onward or not required:
            continue
        reader.page.goto(f"{reader.address}{reader.graph.pages[state]}.html")
        error = reader.page.locator(f"#feil--{required[0].variable}")
        expect(error).to_be_hidden()
        reader.press(reader.control(onward[0].id))
        expect(error).to_be_visible()
        if way == "from a folder" and not is_wide():  # the same pages with the same scripts: one tells it
            break


def test_a_reveal_shows_only_for_its_choice(walker: Callable[[str, str, Way], Walker]) -> None:
    reader = walker("veiviser", "kommunal-nettlege", "without scripts")
    reader.page.goto(f"{reader.address}nyttig-a-vite.html")
    stop = reader.page.get_by_text("For denne type hjelp må du kontakte fastlegen.").last
    expect(stop).to_be_hidden()
    reader.page.locator('label[for="fysisk--ja"]').click()
    expect(stop).to_be_visible()
    reader.page.locator('label[for="fysisk--nei"]').click()
    expect(stop).to_be_hidden()


def test_the_times_of_a_day_left_do_not_count(walker: Callable[[str, str, Way], Walker]) -> None:
    reader = walker("example", "savnet-katt", "without scripts")
    reader.page.goto(f"{reader.address}chippen.html")
    reader.page.locator('label[for="ring--mandag"]').click()
    reader.page.locator('label[for="ring--mandag--09-00"]').click()
    reader.page.locator('label[for="ring--tirsdag"]').click()
    reader.page.locator("main").get_by_role("link", name="Send", exact=True).click()
    expect(reader.page.locator("#feil--ring")).to_be_visible()
