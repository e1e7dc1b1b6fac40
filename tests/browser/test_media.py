"""Forced colours, less motion, and paper: what the pages are for readers who see them otherwise."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import DESK, PHONE, flow_pages, tab, telling, telling_addresses, telling_screens
from tests.sites import PROJECTS, BuiltSite, flows
from tests.test_serving import seen_until

SiteOf = Callable[[str], BuiltSite]

_DRAWN = """e => {
  const s = getComputedStyle(e);
  return [s.borderTopColor, s.borderTopWidth, s.outlineStyle, s.outlineWidth, s.outlineColor].join();
}"""
_MOVING = """() => [...document.querySelectorAll("*")].flatMap((e) => {
  const s = getComputedStyle(e);
  const longest = Math.max(...[s.transitionDuration, s.animationDuration].join().split(",").map(parseFloat));
  return longest > 0.01 && e.checkVisibility() ? [`${e.localName}.${e.className}: ${longest} s`] : [];
})"""
_LETTERS_AND_SYSTEM = """() => {
  const letters = [...document.querySelectorAll(".map__figure text")].map((text) => getComputedStyle(text).fill);
  const patch = document.body.appendChild(document.createElement("p"));
  const system = ["Canvas", "CanvasText", "LinkText", "Highlight"].map((name) => {
    patch.style.setProperty("color", name);
    return [name, getComputedStyle(patch).color];
  });
  return [letters, Object.fromEntries(system)];
}"""
_SHAPES = """() => Object.fromEntries([["node", ".node > rect"], ["edge", ".edge"], ["edge-head", ".edge-head"]].map(
  ([name, drawn]) => [name, [...document.querySelectorAll(`.map__figure ${drawn}`)].map((part) => {
    const { fill, stroke } = getComputedStyle(part);
    return [fill, stroke];
  })],
))"""
_FOLDED = """() => [...document.querySelectorAll("details:not([open])")].flatMap((box) => {
  if (!box.checkVisibility()) return [];
  const shut = [...box.children].filter((part) => part.localName !== "summary" && !part.checkVisibility());
  return shut.length ? [box.querySelector("summary").textContent.trim()] : [];
})"""


def drawn(page: Page, id: str) -> Any:
    """The lines around what stands beside a choice's input."""
    return page.locator(f"#{id} + *").evaluate(_DRAWN)


@pytest.mark.parametrize(
    ("screen", "opened", "picked", "other"),
    [
        ("om-katten", None, "slag--inne", "slag--ute"),
        ("om-katten", None, "kjennetegn--chip", "kjennetegn--halsband"),
        ("om-katten", None, "alder--voksen", "alder--barn"),
        ("chippen", None, "ring--mandag", "ring--tirsdag"),
        ("chippen", "ring--mandag", "ring--mandag--09-00", "ring--mandag--10-00"),
    ],
)
def test_in_forced_colours_a_picked_choice_differs(
    screen: str, opened: str | None, picked: str, other: str, browser: Browser, site_of: SiteOf
) -> None:
    with tab(browser, PHONE, forced_colors="active", color_scheme="dark") as page:
        page.goto((site_of("example").folder / "verksted/prototype" / "savnet-katt" / f"{screen}.html").as_uri())
        for id in filter(None, (opened, picked)):
            page.locator(f'label[for="{id}"]').click()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        assert drawn(page, picked) != drawn(page, other)


def test_in_forced_colours_the_steps_done_and_the_situation_chosen_differ(browser: Browser, site_of: SiteOf) -> None:
    with tab(browser, DESK, forced_colors="active") as page:
        page.goto((site_of("example").folder / "verksted/prototype" / "savnet-katt" / "om-katten.html").as_uri())
        background = "e => getComputedStyle(e).backgroundColor"
        steps = [step.evaluate(background) for step in page.locator(".stepper__bar > span").all()]
        assert steps[0] != steps[1]
        chosen = page.locator(".switch__value[aria-current]").evaluate(_DRAWN)
        assert chosen != page.locator(".switch__value:not([aria-current])").first.evaluate(_DRAWN)


@pytest.mark.parametrize(("project", "flow"), flows())
def test_who_wants_less_motion_sees_none_in_a_prototype(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    site = site_of(project)
    with tab(browser, PHONE, reduced_motion="reduce") as page:
        for path in flow_pages(site, flow)[:6]:
            page.goto(path.as_uri())
            assert page.evaluate(_MOVING) == [], path.name


def test_who_reads_with_colours_of_their_own_or_less_motion_loses_nothing(browser: Browser, site_of: SiteOf) -> None:
    """What a colour behind it told has a line; where one is in the menu stands out; nothing moves."""
    numbers = menus = 0
    pages = [site_of(project).folder / name for project in PROJECTS for name in telling_addresses(site_of, project)]
    with tab(browser, DESK, forced_colors="active", color_scheme="dark", reduced_motion="reduce") as page:
        for path in pages:
            page.goto((path if path.suffix == ".html" else path / "index.html").as_uri())
            assert page.evaluate(_MOVING) == [], path
            drawn = [badge.evaluate(_DRAWN) for badge in page.locator(":is(h3 > .number, .chip):visible").all()]
            assert all("1px" in lines.split(",") for lines in map(str, drawn)), (path, drawn)
            numbers += len(drawn)
            for menu in page.locator(".nav:visible:has([aria-current])").all():
                others = menu.locator("li > a:not([aria-current])")
                assert menu.locator("[aria-current]").evaluate(_DRAWN) != others.first.evaluate(_DRAWN), path
                menus += 1
    assert numbers > 3
    assert menus > 3


@pytest.mark.parametrize(("project", "flow"), flows())
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_in_forced_colours_a_map_has_the_readers(
    project: str, flow: str, scheme: str, browser: Browser, site_of: SiteOf
) -> None:
    """Of what is drawn, the browser forces no colours itself."""
    path = site_of(project).folder / "verksted" / "prototype" / flow / "index.html"
    with tab(browser, DESK, forced_colors="active", color_scheme=scheme) as page:
        page.goto(path.as_uri())
        letters, system = page.evaluate(_LETTERS_AND_SYSTEM)
        assert set(letters) <= {system["CanvasText"], system["LinkText"]}
        shapes = page.evaluate(_SHAPES)
        assert {fill for fill, _ in shapes["node"]} == {system["Canvas"]}
        assert {stroke for _, stroke in shapes["node"]} >= {system["Highlight"]}
        assert {stroke for _, stroke in shapes["edge"]} == {system["CanvasText"]}
        assert {fill for fill, _ in shapes["edge-head"]} == {system["CanvasText"]}


@pytest.mark.parametrize(("project", "flow"), flows())
def test_on_paper_a_guide_is_words_and_whole_pictures(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    with tab(browser, DESK) as page:
        page.emulate_media(media="print")
        page.goto((site_of(project).folder / "guide" / flow / "index.html").as_uri())
        for away in (".top", ".beside", ".search", ".md-skip", ".try"):
            assert page.locator(f"{away}:visible").count() == 0, away
        pictures = page.locator(".picture:visible")
        assert pictures.count() > 0
        sheet = 257 / 25.4 * 96  # of A4 without its margins, in CSS pixels
        for picture in pictures.all():
            assert picture.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
            box = picture.bounding_box()
            assert box is not None
            assert box["height"] < sheet


@pytest.mark.parametrize(("project", "flow"), flows())
def test_on_a_phone_a_picture_of_what_only_some_meet_opens_when_asked_for(
    project: str, flow: str, browser: Browser, site_of: SiteOf
) -> None:
    address = (site_of(project).folder / "guide" / flow / "index.html").as_uri()
    with tab(browser, DESK) as page:
        page.goto(address)
        count = page.locator(".picture:visible").count()
        assert page.locator(".picture__fold:visible").count() == 0
    with tab(browser, PHONE) as page:
        page.goto(address)
        folds = page.locator(".picture__fold")
        assert page.locator(".aside .picture:visible").count() == 0
        assert 0 < folds.count() == count - page.locator(".picture:visible").count()
        for fold in folds.all():
            fold.locator("summary").press("Enter")
        assert page.locator(".picture:visible").count() == count


def test_on_paper_what_is_folded_is_open(browser: Browser, site_of: SiteOf) -> None:
    """On pages that people read, on screens that they try, in the workbench and on its maps."""
    folded = 0
    screens = [path for project, flow in flows() for path in telling_screens(site_of, project, flow)]
    tried = [path.parents[3] / "steg" / path.parent.name / path.name for path in screens]
    read = [site_of(project).folder / name for project in PROJECTS for name in telling_addresses(site_of, project)]
    with tab(browser, DESK) as page:
        pages = [*screens, *tried, *(path if path.suffix else path / "index.html" for path in read)]
        for path in telling(pages, "details"):
            page.goto(path.as_uri())
            page.emulate_media(media="screen")
            folded += len(page.evaluate(_FOLDED))
            page.emulate_media(media="print")
            with suppress(AssertionError):  # its own script may still be busy
                seen_until(lambda: page.evaluate(_FOLDED) == [], seconds=10)
            assert page.evaluate(_FOLDED) == [], path
    assert folded > 3
