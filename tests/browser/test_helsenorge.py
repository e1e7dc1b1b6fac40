"""Our components in the look of Helsenorge, beside its own: a browser computes the same, or it is said why not."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.examples import examples_page
from tests.browser.pages import tab
from tests.helsenorge.beside import OF_SIZE, Row, bring, build_real, measured, read_compared
from tests.sites import ROOT

COMPARED = read_compared()
DIALOG = re.compile(r"""<dialog|role=["'](alert)?dialog|aria-modal|"dialog\"""")


@pytest.fixture(scope="module", params=[(390, 844), (1440, 900)], ids=["phone", "desk"])
def both(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Page]]:
    """Their components, and ours."""
    folder = tmp_path_factory.mktemp("helsenorge")
    with tab(browser, request.param) as theirs, tab(browser, request.param) as ours:
        bring(theirs, build_real(folder / "theirs"))
        bring(ours, examples_page(folder / "ours", "helsenorge"))
        yield theirs, ours


@pytest.mark.parametrize("row", COMPARED.rows, ids=lambda row: row.name)
def test_a_component_is_as_helsenorges_own(row: Row, both: tuple[Page, Page]) -> None:
    """On a wide window theirs are larger; our screen is a phone's there too."""
    is_wide = both[0].viewport_size == {"width": 1440, "height": 900}
    found = measured(row, *both)
    unequal = {name: pair for name, pair in found.items() if not (is_wide and name.partition(" ")[0] in OF_SIZE)}
    told = {name for name in row.differ if not (is_wide and name in OF_SIZE)}
    assert {name: pair for name, pair in unequal.items() if name.partition(" ")[0] not in told} == {}
    assert told <= {name.partition(" ")[0] for name in unequal}, "it is the same by now; take it out"


def test_every_reason_is_needed() -> None:
    assert {why for row in COMPARED.rows for why in row.differ.values()} == COMPARED.why.keys()


@pytest.mark.parametrize(("component", "states"), COMPARED.asked.items(), ids=COMPARED.asked)
def test_each_of_its_components_is_held_in_every_state_that_it_has(component: str, states: list[str]) -> None:
    held = {state for row in COMPARED.rows if f"{row.name} ".startswith(f"{component} ") for state in row.states}
    assert set(states) <= held


def test_no_screen_has_a_dialog() -> None:
    """What has no row because no screen has it is drawn by nothing but the files around screens that are named."""
    prototype = ROOT / "prototype"
    parts = [path for ending in ("html", "js") for path in prototype.rglob(f"*.{ending}")]
    drawn = {
        path.relative_to(prototype).as_posix()
        for path in parts
        if "node_modules" not in path.parts and "theme" not in path.parts and DIALOG.search(path.read_text("utf-8"))
    }
    assert drawn == set(COMPARED.none["Modal"]["around"])


def test_a_box_that_is_ticked_shows_a_tick(both: tuple[Page, Page]) -> None:
    _, ours = both
    box = ours.locator("[id='checkboxes/plain'] .choice__input").first
    box.evaluate("(box) => box.click()")
    assert "gradient" in box.evaluate("(box) => getComputedStyle(box).backgroundImage")
    box.evaluate("(box) => box.click()")
