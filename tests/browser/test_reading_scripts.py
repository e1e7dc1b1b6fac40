"""What a page that people read gains with scripts, and that it does not fetch what it has no use for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.sites import BuiltSite

Open = Callable[[str], Page]
_UNDRAWN = """() => {
  const picture = document.querySelector(".step .picture");
  picture.classList.remove("picture--drawn");
  return getComputedStyle(picture.querySelector(".picture__host")).contentVisibility;
}"""
"""How one is shown that no script has come to yet."""


@pytest.fixture
def read(page: Page, site_of: Callable[[str], BuiltSite]) -> Open:
    """Opens a page of our own site, by its address in it."""

    def opened(name: str) -> Page:
        path, _, fragment = name.partition("#")
        page.goto("about:blank")
        page.goto(f"{(site_of('veiviser').folder / path).as_uri()}#{fragment}".rstrip("#"))
        return page

    return opened


def test_a_help_page_does_without_materials_script_and_one_with_code_has_it(read: Open) -> None:
    loaded = "[...document.scripts].filter((script) => script.src.includes('/bundle.')).length"
    assert read("hjelp/nettlesere/index.html").evaluate(loaded) == 0
    page = read("verksted/developers/index.html")
    assert page.evaluate(loaded) == 1
    expect(page.get_by_role("button", name="Kopier").first).to_be_attached()
    expect(page.get_by_role("group", name="Tabell").first.locator("table")).to_be_visible()


def test_a_wide_table_is_scrolled_by_keys(read: Open) -> None:
    page = read("hjelp/nettlesere/index.html")
    page.set_viewport_size({"width": 320, "height": 640})
    frame = page.get_by_role("group", name="Tabell").first
    expect(frame.locator("table")).to_be_visible()
    frame.evaluate("(frame) => { frame.firstElementChild.style.width = '900px'; }")
    frame.press("ArrowRight")
    expect(page.locator(".md-typeset__scrollwrap").first).not_to_have_js_property("scrollLeft", 0)


def test_the_contents_follow_the_reader(read: Open) -> None:
    page = read("om/tilgjengelighet/index.html")
    here = page.locator(".contents__here")
    expect(here).to_have_count(0)
    page.locator("#testet").evaluate("(heading) => heading.scrollIntoView()")
    expect(here).to_have_text("Dette blir testet hver gang vi endrer noe")


def test_all_pictures_of_a_guide_get_drawn_and_at_once_where_it_opens_at_a_step(read: Open) -> None:
    page = read("guide/lyd-og-bilde/index.html")
    assert page.locator(".step .picture").count() > 10
    expect(page.locator(".step .picture:not(.picture--drawn)")).to_have_count(0)
    assert page.evaluate(_UNDRAWN) == "auto"
    assert read("guide/lyd-og-bilde/index.html#steg-9").evaluate(_UNDRAWN) == "visible"


def test_the_first_key_draws_all_pictures_of_a_guide(read: Open, page: Page) -> None:
    page.add_init_script("window.requestIdleCallback = () => 0;")
    left = read("guide/lyd-og-bilde/index.html").locator(".step .picture:not(.picture--drawn)")
    expect(left).not_to_have_count(0)
    page.keyboard.press("Tab")
    expect(left).to_have_count(0)
