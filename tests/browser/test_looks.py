"""Each look: every component in it can be read and pressed, and has its letters."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Axe
from tests.browser.examples import examples_page
from tests.browser.pages import PHONE, tab
from tests.sites import BuiltSite
from veiviser.reading import packaged_look
from veiviser.reading.look.components import looks_in

SEEN = ("color-contrast", "target-size", "link-in-text-block")
"""Axe's rules that a style can break."""
OPEN = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".choice__input, .day-and-time__pick")) one.checked = true;
}"""
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
