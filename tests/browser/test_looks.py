"""Each look: every component in it can be read and pressed, and has its letters."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.branded import ACCENT, branded_project
from tests.browser.conftest import Axe
from tests.browser.examples import examples_page
from tests.browser.pages import PHONE, tab
from tests.browser.test_dark import faint
from tests.sites import BuiltSite
from veiviser.pipeline import build_site
from veiviser.reading import packaged_look
from veiviser.reading.look.components import looks_in

SEEN = ("color-contrast", "target-size", "link-in-text-block")
"""Axe's rules that a style can break."""
OPEN = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".choice__input, .day-and-time__pick")) one.checked = true;
}"""
CUT = """() => [...document.querySelectorAll(".screen :is(a, p, span, label, h1, h2, h3, summary, li, dd, dt)")]
  .filter((one) => !one.closest(".ds-sr-only") && one.scrollWidth > one.clientWidth + 2
    && getComputedStyle(one).overflowX === "hidden").map((one) => one.className || one.localName)"""
"""Whose words are cut off."""
TORN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("svg, .ds-sr-only")) continue;
    for (const { index, 0: word } of node.data.matchAll(/(?<![\\p{L}.@])\\p{L}+(?![.@]?\\p{L})/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
      if (word.length < 10 && lines.size > 1) found.push(`${word} (${node.parentElement.className})`);
    }
  }
  return found;
}"""
"""Words of less than ten letters that stand on two lines."""
EDGES = """() => [...new Set([...document.querySelectorAll(".ds-button")].filter((one) => one.checkVisibility())
  .map((one) => getComputedStyle(one).borderTopStyle))]"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => {
  const { transitionDuration, animationDuration } = getComputedStyle(one);
  const longest = Math.max(...`${transitionDuration},${animationDuration}`.split(",").map(parseFloat));
  return longest > 0.01 ? [`${one.className}: ${longest} s`] : [];
})"""
WRONG = 'for (const one of document.querySelectorAll(".error")) one.classList.add("error--shown");'


@pytest.fixture(scope="module", params=sorted(looks_in([packaged_look()])))
def drawn(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The examples in each look in turn, on a phone."""
    with tab(browser, PHONE) as page:
        page.goto(examples_page(tmp_path_factory.mktemp("look"), request.param).as_uri())
        yield page


@pytest.mark.parametrize("moment", ["rest", "open", "wrong"])
def test_every_component_can_be_read_and_pressed(moment: str, drawn: Page, axe: Axe) -> None:
    drawn.reload()
    if moment == "open":
        drawn.evaluate(OPEN)
    elif moment == "wrong":
        drawn.evaluate(WRONG)
    assert drawn.locator("section").count() > 40
    found = [line for line in axe(drawn, "main") if line.startswith(SEEN)]
    assert found == []


def test_a_screen_is_no_wider_than_a_phone_of_320(drawn: Page) -> None:
    drawn.set_viewport_size({"width": 320, "height": 640})
    drawn.evaluate(OPEN)
    assert drawn.evaluate("document.documentElement.scrollWidth") <= 320
    drawn.set_viewport_size({"width": 390, "height": 844})


def test_letters_stand_out_in_the_dark_and_for_who_wants_more_contrast(drawn: Page) -> None:
    drawn.reload()
    drawn.evaluate('document.documentElement.style.setProperty("color-scheme", "light dark")')
    drawn.evaluate(OPEN)
    drawn.evaluate(WRONG)
    try:
        assert faint(drawn) == []
    finally:
        drawn.emulate_media(color_scheme="light", contrast="no-preference")


def test_nothing_is_lost_where_letters_are_twice_as_large(drawn: Page) -> None:
    drawn.reload()
    drawn.evaluate(OPEN)
    drawn.evaluate(WRONG)
    drawn.evaluate('document.documentElement.style.setProperty("font-size", "200%")')
    assert drawn.evaluate("document.documentElement.scrollWidth") <= 390
    assert drawn.evaluate(CUT) == []
    assert drawn.evaluate(TORN) == []


def test_in_forced_colours_what_is_picked_is_framed_and_every_button_has_an_edge(drawn: Page) -> None:
    drawn.reload()
    drawn.emulate_media(forced_colors="active")
    try:
        framed = 'getComputedStyle(document.querySelector(".choice__card")).outlineStyle'
        assert drawn.evaluate(framed) == "none"
        drawn.evaluate(OPEN)
        assert drawn.evaluate(framed) == "solid"
        assert {*drawn.evaluate(EDGES)} <= {"solid", "dashed"}
    finally:
        drawn.emulate_media(forced_colors="none")


def test_who_wants_less_motion_sees_none(drawn: Page) -> None:
    drawn.reload()
    drawn.emulate_media(reduced_motion="reduce")
    try:
        assert drawn.evaluate(MOVING) == []
    finally:
        drawn.emulate_media(reduced_motion="no-preference")


ACCENTS = """() => {
  const found = new Set();
  const two = (part) => Number(part).toString(16).padStart(2, "0");
  const hex = (colour) => "#" + colour.match(/[\\d.]+/g).slice(0, 3).map(two).join("");
  const look = (element) => {
    const { color, backgroundColor, borderTopColor, forcedColorAdjust } = getComputedStyle(element);
    for (const one of [color, backgroundColor, borderTopColor]) if (one.startsWith("rgb")) found.add(hex(one));
    for (const inner of [...element.children, ...(element.shadowRoot?.children ?? [])]) look(inner);
  };
  look(document.body);
  return [...found];
}"""
"""Colours of letters, backgrounds and edges, in pictures of screens, too."""
LETTERS = """() => document.fonts.ready.then(() => [...document.fonts]
  .filter((face) => face.status === "loaded").map((face) => face.unicodeRange.slice(0, 6).toLowerCase()).sort())"""


@pytest.mark.parametrize(
    "address", ["index.html", "guide/savnet-katt/index.html", "verksted/prototype/savnet-katt/om-katten.html"]
)
def test_pages_come_with_their_letters_and_those_of_the_sami_languages_where_they_stand(
    address: str, browser: Browser, site_of: Callable[[str], BuiltSite]
) -> None:
    folder = site_of("example").folder
    fonts = {path.name: path.stat().st_size for path in folder.glob("assets/*.woff2")}
    assert fonts["source-sans-3-latin-wght-normal.woff2"] < 45_000
    with tab(browser, PHONE) as page:
        page.goto((folder / address).as_uri())
        assert page.evaluate(LETTERS) == ["u+0-ff"]
        page.evaluate("document.querySelector('main').append('Boađe Čáhcesullui, ŋ ŧ ž š')")
        assert page.evaluate(LETTERS) == ["u+0-ff", "u+100-"]


def test_a_site_with_a_brand_is_read_in_every_way(browser: Browser, tmp_path: Path) -> None:
    """In the light, the dark, with more contrast, colours of one's own and large letters; its pictures, too."""
    site = tmp_path / "site"
    build_site(branded_project(tmp_path / "project"), target=site)
    found = dict[str, list[str]]()
    with tab(browser, PHONE, reduced_motion="reduce") as page:
        for address in ("index.html", "guide/savnet-katt/index.html", "verksted/prototype/savnet-katt/om-katten.html"):
            page.goto((site / address).as_uri())
            found[address] = faint(page)
            page.emulate_media(color_scheme="light", contrast="no-preference")
            assert ACCENT in page.evaluate(ACCENTS), address
            page.emulate_media(color_scheme="dark")
            assert ACCENT not in page.evaluate(ACCENTS), address
            page.emulate_media(color_scheme="light", forced_colors="active")
            assert ACCENT not in page.evaluate(ACCENTS), address
            page.emulate_media(forced_colors="none")
            page.evaluate('document.documentElement.style.setProperty("font-size", "200%")')
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    assert {where: said for where, said in found.items() if said} == {}
