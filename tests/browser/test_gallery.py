"""The gallery in a browser: look, width and colours are chosen, without scripts, and a state is shown as it is met."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Axe
from tests.browser.examples import examples_page
from tests.browser.pages import DESK, PHONE, tab
from tests.sites import BuiltSite

SiteOf = Callable[[str], BuiltSite]
FOLDER = "verksted/designer/komponenter"
WIDTHS = {"Telefon": 390, "Nettbrett": 800, "PC": 1280}
_SEEN = """() => [...document.querySelectorAll(".state")].map((state) => [...state.querySelectorAll(".picture")]
  .filter((one) => one.checkVisibility()).map((one) => one.className.replace("picture picture--", "")))"""
_DRAWN = """() => {
  const host = document.querySelector(".state .picture__host");
  const letters = parseFloat(getComputedStyle(host.shadowRoot.querySelector(".screen")).fontSize);
  return Math.round((17 * host.getBoundingClientRect().width) / letters);
}"""
"""How wide the screen of the first picture would be, were its letters as large as on a real one."""
_PAPER = """() => [...document.querySelectorAll(".state:first-child .picture__host")].slice(0, 2)
  .map((host) => getComputedStyle(host.shadowRoot.querySelector(".screen")).backgroundColor)"""
_STYLE = """(element) => [element, element.nextElementSibling, element.parentElement].map((one) => {
  const style = getComputedStyle(one);
  return ["accentColor", "backgroundColor", "borderColor", "boxShadow", "color", "outlineColor", "outlineStyle"].map(
    (name) => style[name].replace(/[\\d.]+px/g, ""));
})"""
"""What a state changes; how large is left out, for a picture is smaller."""
CHOICE = ".choice__input"


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_look_width_and_colours_are_chosen_without_scripts(
    size: tuple[int, int], browser: Browser, site_of: SiteOf
) -> None:
    folder = site_of("example").folder / FOLDER / "question"
    with tab(browser, size, java_script_enabled=False) as page:
        page.goto((folder / "index.html").as_uri())
        seen = page.evaluate(_SEEN)
        assert len(seen) > 8
        assert seen == [["light", "dark"]] * len(seen)
        papers = page.evaluate(_PAPER)
        assert papers[0] == "rgb(255, 255, 255)" != papers[1]
        for name, width in WIDTHS.items():
            page.get_by_label(name, exact=True).check()
            assert page.evaluate(_DRAWN) == pytest.approx(width, rel=0.01)
            assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        for name, scheme in {"Bare lyst": "light", "Bare mørkt": "dark"}.items():
            page.get_by_label(name, exact=True).check()
            assert page.evaluate(_SEEN) == [[scheme]] * len(seen)
        page.get_by_role("link", name="Helsenorge", exact=True).click()
        page.wait_for_url("**/question/i-helsenorge.html")
        assert page.evaluate(_SEEN) == seen  # nothing was remembered
        assert page.get_by_role("link", name="Helsenorge", exact=True).get_attribute("aria-current") == "page"
        page.get_by_role("link", name="Designsystemet", exact=True).click()
        assert page.url.endswith("/question/index.html")


@pytest.mark.parametrize(
    ("component", "address"), [("button", "index"), ("button", "i-helsenorge"), ("field", "index")]
)
def test_its_pages_can_be_read_by_all(
    component: str, address: str, browser: Browser, site_of: SiteOf, axe: Axe
) -> None:
    folder = site_of("example").folder / FOLDER / component
    with tab(browser, PHONE) as page:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto((folder / f"{address}.html").as_uri())
            assert axe(page) == []


@pytest.mark.parametrize(("look", "address"), [("designsystemet", "index"), ("helsenorge", "i-helsenorge")])
def test_a_state_is_drawn_as_it_is_met(
    look: str, address: str, browser: Browser, site_of: SiteOf, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A real choice under a real pointer, and reached by key, beside its pictures."""
    folder = site_of("example").folder / FOLDER / "question"
    real: dict[str, Any] = {}
    drawn: dict[str, Any] = {}
    with tab(browser, DESK, reduced_motion="reduce") as page:
        page.goto(examples_page(tmp_path_factory.mktemp("real"), look).as_uri())
        choice = page.locator(f'[id="question/reveal"] {CHOICE}').first
        real["rest"] = choice.evaluate(_STYLE)
        page.locator('[id="question/reveal"] .choice__label').first.hover()  # and with it the choice
        real["hover"] = choice.evaluate(_STYLE)
        page.mouse.move(0, 0)
        page.keyboard.press("Tab")  # so that what gets the focus is reached by key
        choice.focus()
        real["focus"] = choice.evaluate(_STYLE)
        page.goto((folder / f"{address}.html").as_uri())
        for state in real:
            drawn[state] = page.locator(f"#reveal-{state} .picture--light {CHOICE}").first.evaluate(_STYLE)
    assert drawn == real
    assert real["rest"] != real["focus"]
    assert real["rest"] != real["hover"]
