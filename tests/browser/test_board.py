"""The board: every screen as it looks, on a sheet that moves, lights up and prints, beside a list of the same."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Axe
from tests.browser.pages import DESK, PHONE, tab
from tests.sites import BuiltSite, flows
from veiviser.model.site import board_path

FLOW = "savnet-katt"
_OVER = """() => {
  const boxes = [...document.querySelectorAll(".board [data-node] > rect")].map((one) => one.getBBox());
  const before = (a, b) => a.x + a.width <= b.x || a.y + a.height <= b.y;
  const apart = (a, b) => before(a, b) || before(b, a);
  return boxes.flatMap((a, place) => boxes.slice(place + 1).filter((b) => !apart(a, b))).length;
}"""
"""How many nodes lie over another."""
_DRAWN = """(all) => all.map((one) =>
  [one.dataset.screen, one.shadowRoot.innerHTML.length])"""
_SHOWN = """() => {
  const { a, e } = new DOMMatrix(getComputedStyle(document.querySelector(".board__all")).transform);
  return [-e / a, a];
}"""
"""How far from the left, and how near."""


@pytest.fixture
def page(browser: Browser, site_of: Callable[[str], BuiltSite]) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        page.goto((site_of("example").folder / board_path(FLOW)).as_uri())
        yield page


@pytest.mark.parametrize(("project", "flow"), flows())
def test_every_screen_stands_on_the_board_and_over_no_other(
    project: str, flow: str, browser: Browser, site_of: Callable[[str], BuiltSite]
) -> None:
    site = site_of(project)
    screens = set(site.graphs[flow].by_screen)
    with tab(browser, DESK) as page:
        page.goto((site.folder / board_path(flow)).as_uri())
        drawn = page.locator(".tile__host").evaluate_all(_DRAWN)
        assert {name for name, _ in drawn} == screens
        assert all(length > 100 for _, length in drawn)
        assert page.evaluate(_OVER) == 0
        goals = page.locator(".board [data-leads]").evaluate_all("(all) => all.map((one) => one.dataset.leads)")
        assert set(goals) <= screens


def test_a_screen_is_opened_from_the_board(page: Page) -> None:
    box = page.locator('.tile__host[data-screen="forsiden"]').bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + 20)
    page.wait_for_url("**/prototype/savnet-katt/forsiden.html")


def test_the_sheet_moves_and_does_not_open_what_was_dragged(page: Page) -> None:
    before = page.evaluate(_SHOWN)
    for _ in range(3):
        page.get_by_role("button", name="Nærmere").click()
    page.get_by_label("Finn en skjerm eller et svar").fill("Dyrevakten")
    page.keyboard.press("Enter")
    nearer = page.evaluate(_SHOWN)
    assert nearer[1] > before[1]
    box = page.locator('.board [data-node="forsiden"]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] - 90, box["y"] + 20, steps=4)
    page.mouse.up()
    assert page.evaluate(_SHOWN)[0] > nearer[0]
    assert page.url.endswith(f"{FLOW}.html")
    page.get_by_role("button", name="Se alt").click()
    everything = page.evaluate(_SHOWN)
    page.locator(".sheet__view").focus()
    page.keyboard.press("+")
    assert page.evaluate(_SHOWN)[1] > everything[1]
    page.keyboard.press("0")
    assert page.evaluate(_SHOWN) == everything


def test_a_walk_lights_up(page: Page) -> None:
    page.get_by_label("Følg en person").select_option("Ada, 9, har innekatt")
    lit = page.locator(".board .tile[data-on]").evaluate_all("(all) => all.map((one) => one.dataset.node)")
    assert set(lit) == {"forsiden", "om-katten", "sendt"}
    assert page.locator(".board .edge[data-on]").count() == 2
    page.get_by_label("Følg en person").select_option("ingen")
    assert page.locator(".board__all [data-on]").count() == 0


def test_what_is_searched_for_is_found_in_list_and_sheet(page: Page) -> None:
    page.get_by_label("Finn en skjerm eller et svar").fill("voksen")
    expect(page.locator("#sok-svar")).to_contain_text("skjerm")
    assert page.locator(".board [data-found]").count() == page.locator(".outline__screen:visible").count() > 0


def lit(page: Page) -> list[str]:
    found: list[str] = page.locator(".board .tile[data-on]").evaluate_all("(all) => all.map((one) => one.dataset.node)")
    return found


def group(page: Page, name: str) -> Locator:
    return page.locator(".picks__group", has_text=name).locator("summary")


def test_screens_with_something_in_common_are_picked_out_and_counted(page: Page) -> None:
    screens = page.locator(".tile__host").count()
    page.get_by_text("Skjermene", exact=True).click()
    group(page, "Skjermer med notater").click()
    expect(page.get_by_role("status").first).to_have_text(f"1 av {screens} skjermer")
    assert lit(page) == ["om-katten"]
    faded = page.locator('.tile__host[data-screen="forsiden"]').evaluate("(one) => getComputedStyle(one).opacity")
    assert float(faded) < 0.5
    page.get_by_text("Dekning", exact=True).click()
    tested = page.locator(".picks__group", has_text="Testet:").first  # whether anybody has run the tests here or not
    tested.locator("summary").click()
    expect(page.locator(".picks__group[open]")).to_have_count(1)
    expect(page.locator(".board .tile[data-on]")).to_have_count(tested.locator("a").count())
    page.get_by_label("Følg en person").select_option("Ada, 9, har innekatt")
    expect(page.locator(".picks__group[open]")).to_have_count(0)
    expect(page.locator(".board .tile[data-on]")).to_have_count(3)
    assert set(lit(page)) == {"forsiden", "om-katten", "sendt"}
    group(page, "Skjermer der reisen slutter").click()
    expect(page.get_by_label("Følg en person")).to_have_value("")
    page.get_by_role("button", name="Vis alle").click()
    expect(page.locator(".board__all [data-on]")).to_have_count(0)
    expect(page.locator(".picks__group[open]")).to_have_count(0)
    expect(page.get_by_role("button", name="Vis alle")).to_be_hidden()


def test_screens_are_picked_out_by_keyboard(page: Page) -> None:
    page.get_by_text("Skjermene", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".board .tile[data-on]").first).to_be_attached()
    page.keyboard.press("Tab")  # a screen of the group, in the list
    page.keyboard.press("Enter")
    assert "#skjerm--" in page.url


@pytest.mark.parametrize(("project", "flow"), flows())
def test_parts_of_the_guide_have_a_heading_and_a_ground_of_their_own(
    project: str, flow: str, browser: Browser, site_of: Callable[[str], BuiltSite]
) -> None:
    with tab(browser, DESK) as page:
        page.goto((site_of(project).folder / board_path(flow)).as_uri())
        parts = page.locator(".picks__kind", has_text="Deler av veiledningen").locator(".picks__group")
        said = "[one.querySelector('summary').firstChild.data, one.querySelectorAll('li').length]"
        told = parts.evaluate_all(f"(all) => all.map((one) => {said})")
        drawn = page.locator(".board .part")
        assert drawn.evaluate_all("(all) => all.map((one) => one.querySelectorAll('rect').length)") == [
            n for _, n in told
        ]
        headings = "".join(page.locator(".board .part-heading").all_text_contents())
        assert headings.replace(" ", "").replace("-", "") == "".join(
            "".join(label for label, _ in told).replace("-", "").split()
        )
        assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0  # the list scrolls by itself


def test_the_small_sheet_shows_what_is_seen_and_moves_the_large_one(page: Page) -> None:
    for _ in range(4):
        page.get_by_role("button", name="Nærmere").click()
    small = page.locator(".sheet__map svg").bounding_box()
    assert small is not None
    seen = page.locator(".seen")
    before = page.evaluate(_SHOWN)[0]
    page.mouse.click(small["x"] + small["width"] - 4, small["y"] + small["height"] / 2)
    assert page.evaluate(_SHOWN)[0] > before
    assert float(seen.get_attribute("x") or 0) == pytest.approx(page.evaluate(_SHOWN)[0], abs=1)
    assert page.locator(".small").count() == page.locator(".board .tile").count()


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_it_is_printed_on_sheets_that_lie_beside_each_other(page: Page, paper: str) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_label("Papir").select_option(paper)
    page.get_by_role("button", name="Skriv ut").click()
    page.wait_for_function("window.printed")
    sheets = page.locator(".print-sheet")
    drawn = sheets.evaluate_all(
        "(all) => all.map((one) => [...one.querySelectorAll('.tile__host')].map((tile) => tile.dataset.screen))"
    )
    screens = page.locator(".sheet .tile__host").evaluate_all("(all) => all.map((one) => one.dataset.screen)")
    assert {name for on_sheet in drawn for name in on_sheet} == set(screens)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == len(drawn) == {"A4": 4, "A3": 1}[paper]
    assert "rad 1 av" in printed.pages[0].extract_text()
    wide = {round(float(sheet.mediabox.width)) for sheet in printed.pages}
    assert wide == {842 if paper == "A4" else 1191}
    expect(sheets).to_have_count(0)  # they were for the paper


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_board(
    browser: Browser, site_of: Callable[[str], BuiltSite], axe: Axe, size: tuple[int, int], scheme: str
) -> None:
    with tab(browser, size, color_scheme=scheme) as page:
        page.goto((site_of("example").folder / board_path(FLOW)).as_uri())
        assert axe(page) == []
        page.locator(".picks__kind").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        group(page, "Skjermer med notater").click()
        expect(page.get_by_role("button", name="Vis alle")).to_be_visible()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_scripts_the_list_leads_everywhere(browser: Browser, site_of: Callable[[str], BuiltSite]) -> None:
    with tab(browser, DESK, java_script_enabled=False) as page:
        page.goto((site_of("example").folder / board_path(FLOW)).as_uri())
        expect(page.get_by_label("Finn en skjerm eller et svar")).to_be_hidden()
        page.get_by_text("Skjermene", exact=True).click()
        group(page, "Skjermer med notater").click()
        expect(page.locator(".picks__group[open] a")).to_have_attribute("href", "#skjerm--om-katten")
        page.get_by_role("link", name="Dyrevakten").first.click()
        page.wait_for_url("**/prototype/savnet-katt/forsiden.html")
