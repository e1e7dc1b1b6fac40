"""Our components in the look of Helsenorge, beside its own: a browser computes the same, or it is said why not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.examples import examples_page
from tests.browser.pages import tab
from tests.helsenorge.beside import OF_SIZE, Row, bring, build_real, measured, read_rows

ROWS, WHY = read_rows()


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


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_component_is_as_helsenorges_own(row: Row, both: tuple[Page, Page]) -> None:
    """On a wide window theirs are larger; our screen is a phone's there too."""
    is_wide = both[0].viewport_size == {"width": 1440, "height": 900}
    found = measured(row, *both)
    unequal = {name: pair for name, pair in found.items() if not (is_wide and name.partition(" ")[0] in OF_SIZE)}
    told = {name for name in row.differ if not (is_wide and name in OF_SIZE)}
    assert {name: pair for name, pair in unequal.items() if name.partition(" ")[0] not in told} == {}
    assert told <= {name.partition(" ")[0] for name in unequal}, "it is the same by now; take it out"


def test_every_reason_is_needed() -> None:
    assert {why for row in ROWS for why in row.differ.values()} == WHY.keys()
