"""Forced colours, less motion, and paper: what the pages are for readers who see them otherwise."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import DESK, PHONE, flow_pages, tab
from tests.sites import BuiltSite, flows

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
def test_who_wants_less_motion_sees_none(project: str, flow: str, browser: Browser, site_of: SiteOf) -> None:
    site = site_of(project)
    guide = site.folder / "guide" / flow / "index.html"
    with tab(browser, PHONE, reduced_motion="reduce") as page:
        for path in [*flow_pages(site, flow)[:6], guide]:
            page.goto(path.as_uri())
            assert page.evaluate(_MOVING) == [], path.name


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


def test_on_paper_what_is_folded_is_open(browser: Browser, site_of: SiteOf) -> None:
    with tab(browser, DESK) as page:
        page.goto((site_of("veiviser").folder / "hjelp" / "index.html").as_uri())
        folded = "<details><summary>Mer</summary><p id='foldet'>Ord</p></details>"
        page.evaluate("(html) => document.querySelector('.md-typeset').insertAdjacentHTML('beforeend', html)", folded)
        assert not page.locator("#foldet").is_visible()
        page.emulate_media(media="print")
        assert page.locator("#foldet").is_visible()
