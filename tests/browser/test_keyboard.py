"""The prototypes and guides by keyboard alone: every stop is seen, in reading order, and nothing traps."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import DESK, PHONE, flow_pages, tab, telling_screens
from tests.sites import PROJECTS, BuiltSite, flows
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.walking.cover import edge_cover
from veiviser.model.journey import Field, Graph, State, Walk

SiteOf = Callable[[str], BuiltSite]
_BUTTONS = ":is(a.ds-button, a.start, a.video-room__link, a.browser__answer)[href]:visible"
FAR = 200
"""More stops than any page of ours has."""

_CALM = """() => {
  const marks = (e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.boxShadow].join(); };
  globalThis.signature = (e) => [e, e.nextElementSibling, e.closest("label")].filter(Boolean).map(marks).join();
  globalThis.calm = new Map([...document.querySelectorAll("*")].map((e) => [e, signature(e)]));
}"""
"""Remembers how everything looks while it has no focus."""

_STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const card = e.closest("label") ?? (e.matches("[type=radio], [type=checkbox]") ? e.nextElementSibling : null) ?? e;
  const box = card.getBoundingClientRect();
  const middle = [Math.min(box.left + 9, innerWidth - 1), Math.min(Math.max(box.top, 0) + 9, innerHeight - 1)];
  const top = document.elementFromPoint(...middle);
  const all = [...document.querySelectorAll("*")];
  return {
    at: all.indexOf(e), id: e.id, group: e.type === "radio" ? e.name : "", control: e.dataset.control ?? "",
    said: `${e.localName}#${e.id} ${(e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 40)}`,
    marked: !globalThis.calm || signature(e) !== calm.get(e),
    shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(top && (card.contains(top) || top.contains(card) || e.parentElement.contains(top))),
    picture: e.shadowRoot !== null, inside: e.closest(".screen") !== null,
    place: [box.top + scrollY, box.bottom + scrollY, box.left],
  };
}"""
"""What has the focus, and whether it is seen; nothing where the page as a whole has it."""


@dataclass(slots=True)
class Hands:
    """Somebody with a keyboard and no mouse."""

    page: Page
    stops: list[dict[str, Any]] = field(default_factory=list)
    """Where the focus was on this page, in order."""

    def arrive(self) -> None:
        """On a page that has just opened."""
        self.page.evaluate(_CALM)
        self.stops.clear()

    def press(self, key: str) -> dict[str, Any] | None:
        """The stop that the focus is at afterwards; it is seen, and not hidden by anything."""
        self.page.keyboard.press(key)
        stop: dict[str, Any] | None = self.page.evaluate(_STOP)
        if stop is not None:
            wrong = [
                name for name, good in (("marked", True), ("shown", True), ("covered", False)) if stop[name] != good
            ]
            assert not wrong or stop["id"] == "skjerm", (self.page.url, stop["said"], wrong)
            self.stops.append(stop)
        return stop

    def round(self, key: str = "Tab") -> list[dict[str, Any]]:
        """All stops from the first to the one before the page as a whole."""
        found: list[dict[str, Any]] = []
        while (stop := self.press(key)) is not None and stop["at"] not in {one["at"] for one in found}:
            found.append(stop)
            assert len(found) < FAR, f"{self.page.url}: never comes to an end"
        return found

    def to(self, found: Callable[[dict[str, Any]], bool], what: str) -> None:
        """Tab forwards until there."""
        for _ in range(FAR):
            stop = self.press("Tab")
            if stop is not None and found(stop):
                return
        pytest.fail(f"{self.page.url}: Tab never comes to {what}; it comes to {[s['said'] for s in self.stops[:40]]}")


def whole_walk(graph: Graph) -> Walk:
    """Of the walks that together take every edge, cut at ten steps, the one that asks for the most answers."""
    shortened = [Walk(walk.start, walk.edges[:10]) for walk in edge_cover(graph)]
    return max(shortened, key=lambda walk: len({f for e in walk.edges for f in graph.fields[e.source.screen]}))


def walk_by_keyboard(hands: Hands, graph: Graph, walk: Walk, address: str) -> None:
    page = hands.page
    page.goto(f"{address}/{graph.pages[walk.start]}.html")
    for edge in walk.edges:
        hands.arrive()
        first = hands.press("Tab")
        assert first is not None
        assert first["said"].endswith("Gå til skjermen")
        page.keyboard.press("Enter")
        for asked in graph.fields[edge.source.screen]:
            if page.locator(f"#{asked.variable}").is_visible():
                answer(hands, asked, dict(edge.picks))
        hands.to(lambda stop, edge=edge: stop["control"] == edge.control, edge.control)  # type: ignore[misc]
        if isinstance(edge.target, State):
            page.keyboard.press("Enter")
            expect(page).to_have_url(f"{address}/{graph.pages[edge.target]}.html")


def answer(hands: Hands, asked: Field, picks: dict[str, str]) -> None:
    """By Tab, arrows, Space and letters."""
    if asked.free:
        hands.to(lambda stop: stop["id"] == asked.variable, asked.variable)
        kind = hands.page.locator(f"#{asked.variable}").get_attribute("type")
        hands.page.keyboard.press("Control+a")
        hands.page.keyboard.type({"email": "kari@example.no", "tel": "40000000"}.get(kind or "", "Vondt i halsen"))
        return
    if asked.block.many:
        tick(hands, asked, picks)
        return
    value = picks.get(asked.variable) or next(value for value, _ in asked.block.values)
    if value == UNANSWERED:
        return
    path = value.split("/")
    for depth in range(len(path)):
        pick(hands, "--".join([asked.variable, *path[: depth + 1]]))


def tick(hands: Hands, asked: Field, picks: dict[str, str]) -> None:
    """Each box that is not as wanted; on return to a screen, some are ticked already."""
    boxes = [choice.name for choice in asked.block.choices]
    wanted = [box for box in boxes if picks.get(f"{asked.variable}.{box}") == "yes"] or boxes[: not asked.optional]
    for box in boxes:
        id = f"{asked.variable}--{box}"
        if hands.page.locator(f"#{id}").is_checked() != (box in wanted):
            hands.to(lambda stop, id=id: stop["id"] == id, id)  # type: ignore[misc]
            hands.page.keyboard.press("Space")


def pick(hands: Hands, id: str) -> None:
    """A radio button: Tab to its group, then arrows; Space where it is the group's first."""
    group = hands.page.locator(f"#{id}").get_attribute("name")
    hands.to(lambda stop: stop["group"] == group, f"the choices of {group}")
    hands.page.keyboard.press("Space")
    for _ in range(FAR):
        stop = hands.page.evaluate(_STOP)
        if stop["id"] == id:
            break
        hands.press("ArrowDown")
    expect(hands.page.locator(f"#{id}")).to_be_checked()


@pytest.mark.parametrize(("project", "flow"), flows())
def test_a_whole_walk_goes_by_keyboard_alone(project: str, flow: str, browser: Browser, site_of: SiteOf) -> None:
    site = site_of(project)
    graph = site.graphs[flow]
    walk = whole_walk(graph)
    assert len(walk.edges) > 2
    with tab(browser, DESK) as page:
        walk_by_keyboard(Hands(page), graph, walk, (site.folder / "verksted/prototype" / flow).as_uri())


@pytest.mark.parametrize(("project", "flow"), flows())
def test_tab_follows_the_reading_order_and_leaves_the_page_again(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    with tab(browser, PHONE) as page:
        hands = Hands(page)
        for path in telling_screens(site_of, project, flow):
            page.goto(path.as_uri())
            hands.arrive()
            forwards = hands.round()
            order = [stop["at"] for stop in forwards]
            assert order == sorted(order), path.name
            places = [stop["place"] for stop in forwards if stop["inside"]]
            for (top, bottom, left), (next_top, _, next_left) in pairwise(places):
                assert next_top >= bottom - 1 or (next_top >= top - 1 and next_left > left), path.name


@pytest.mark.parametrize(("project", "flow"), flows())
def test_shift_and_tab_go_the_same_way_back(project: str, flow: str, browser: Browser, site_of: SiteOf) -> None:
    with tab(browser, DESK) as page:
        hands = Hands(page)
        for path in flow_pages(site_of(project), flow)[:3]:
            page.goto(path.as_uri())
            hands.arrive()
            forwards = [stop["at"] for stop in hands.round()]
            assert [stop["at"] for stop in hands.round("Shift+Tab")] == forwards[::-1], path.name


@pytest.mark.parametrize("scripts", [True, False], ids=("scripts", "no scripts"))
@pytest.mark.parametrize(("project", "flow"), flows())
def test_an_error_gets_the_focus(project: str, flow: str, scripts: bool, browser: Browser, site_of: SiteOf) -> None:
    led = wanted = 0
    with tab(browser, DESK, java_script_enabled=scripts) as page:
        for path in telling_screens(site_of, project, flow):
            wanted += 'href="#feil--' in path.read_text(encoding="utf-8")
            page.goto(path.as_uri())
            onward = page.locator('.screen a[href^="#feil--"]:visible')
            if onward.count() == 0:
                continue
            error = page.locator(str(onward.first.get_attribute("href")))
            onward.first.focus()
            page.keyboard.press("Enter")
            expect(error).to_be_focused()
            expect(error).to_be_in_viewport()
            led += 1
    assert led or not wanted


@pytest.mark.parametrize(("project", "flow"), flows())
def test_what_a_choice_reveals_and_what_folds_is_reached(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    with tab(browser, DESK) as page:
        hands = Hands(page)
        for path in telling_screens(site_of, project, flow):
            page.goto(path.as_uri())
            for reveal in page.locator(".choice:has(> .choice__reveal)").all():
                choice = reveal.locator("> .choice__input")
                choice.focus()
                page.keyboard.press("Space")
                expect(reveal.locator("> .choice__reveal")).to_be_visible()
            for fold in page.locator(".screen details:visible > summary").all():
                hands.page.evaluate(_CALM)
                fold.focus()
                page.keyboard.press("Enter")
                expect(fold.locator("xpath=..")).to_have_attribute("open", "")


@pytest.mark.parametrize(("project", "flow"), flows())
def test_in_a_guide_no_picture_takes_the_focus(project: str, flow: str, browser: Browser, site_of: SiteOf) -> None:
    guide = site_of(project).folder / "guide" / flow / "index.html"
    with tab(browser, PHONE) as page:
        page.goto(guide.as_uri())
        hands = Hands(page)
        hands.arrive()
        stops = hands.round()
        assert [stop["said"] for stop in stops if stop["picture"]] == []
        way_in = "Gå til dette rådet" if site_of(project).graphs[flow].flow.is_help else "Prøv dette steget"
        assert sum(way_in in stop["said"] for stop in stops) == page.get_by_role("link", name=way_in).count() > 0


@pytest.mark.parametrize("project", PROJECTS)
def test_what_looks_like_a_button_is_pressed_with_space(project: str, browser: Browser, site_of: SiteOf) -> None:
    """Each kind of it, once: Space leads where Enter does."""
    site, tried = site_of(project), set[str]()
    with tab(browser, PHONE) as page:
        for path in (path for flow in site.graphs for path in flow_pages(site, flow)):
            page.goto(path.as_uri())
            for look in page.locator(_BUTTONS).evaluate_all("all => all.map((one) => one.className)"):
                if look in tried:
                    continue
                tried.add(look)
                reached = []
                for key in ("Enter", "Space"):
                    page.goto(path.as_uri())
                    page.locator(_BUTTONS).and_(page.locator(f'[class="{look}"]')).first.press(key)
                    reached.append(page.url)
                assert reached[0] == reached[1] != path.as_uri(), (look, path)
    assert len(tried) > 1
