"""Search on the sites as they are published: words in other forms, by keyboard, from any page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Axe
from tests.browser.pages import DESK, tab
from tests.browser.serving import serve_folder
from tests.sites import BuiltSite

SiteOf = Callable[[str], BuiltSite]


@pytest.fixture(scope="module")
def address(site_of: SiteOf) -> Iterator[str]:
    """Of the repository's own site."""
    served, stop = serve_folder(site_of("veiviser").folder)
    yield served
    stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        yield page


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words, delay=10)


@pytest.mark.parametrize("words", ["timene", "legene", "nettleserne", "videotimer", "mikrofoner", "TIMENE"])
def test_a_word_is_found_in_a_form_that_nobody_wrote(words: str, page: Page, address: str) -> None:
    page.goto(address)
    search(page, words)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("treff")
    assert page.locator("[role=option] mark").first.text_content()


def test_a_hit_is_opened_by_keyboard_from_a_guide(page: Page, address: str) -> None:
    page.goto(f"{address}guide/kommunal-nettlege/")
    page.keyboard.press("Control+k")
    page.keyboard.type("nettlegene", delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    hit = page.get_by_role("option", selected=True)
    expect(hit).to_have_count(1)
    to = str(hit.get_attribute("href"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address.rstrip('/')}{to}" if to.startswith("/") else to)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_escape_closes_and_keeps_the_reader_in_the_box(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "timene")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_nothing_found_is_said_and_the_next_letters_search_anew(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "xqz")
    expect(page.get_by_role("status")).to_have_text("Ingen treff på «xqz». Prøv et annet ord, eller færre ord.")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.locator(".search__lost a").first).to_have_attribute("href", f"{address}hjelp/")
    expect(page.locator(".search__lost").get_by_role("link", name="Ring 23 32 70 00")).to_be_visible()
    page.keyboard.press("Control+a")
    page.keyboard.type("timene", delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.locator(".search__lost")).to_be_empty()


def test_whoever_needs_help_now_gets_the_numbers_first_and_comes_to_them_by_keyboard(
    page: Page, address: str, axe: Axe
) -> None:
    page.goto(address)
    search(page, "vaktlege")
    numbers = page.get_by_role("alert").get_by_role("link")
    expect(numbers).to_have_text(["Ring 116 117", "Ring 113"])
    expect(page.get_by_role("status")).to_have_text("Ingen treff på «vaktlege» på sidene her.")
    above, below = page.get_by_role("alert").bounding_box(), page.get_by_role("status").bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    assert axe(page) == []
    page.keyboard.press("Enter")
    expect(numbers.first).to_be_focused()
    expect(numbers.first).to_have_attribute("href", "tel:116117")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("timene", delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.locator(".search__urgent")).to_be_empty()


def test_the_numbers_stand_there_also_when_the_index_does_not_answer(browser: Browser, address: str) -> None:
    with browser.new_context() as context:  # whose console may say so
        page = context.new_page()
        page.route("**/pagefind/**", lambda route: route.abort())
        page.goto(address)
        search(page, "ring 113")
        expect(page.get_by_role("status")).to_have_text("Søket svarer ikke akkurat nå. Prøv igjen om litt.")
        expect(page.get_by_role("alert").get_by_role("link").first).to_have_text("Ring 113")


def test_what_was_mended_is_told(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "mikrofån")
    expect(page.get_by_role("status")).to_contain_text("Ingen treff på «mikrofån». Viser")
    expect(page.get_by_role("status")).to_contain_text("treff på «mikrofon»")


def test_without_scripts_there_are_pages_instead_of_a_search(browser: Browser, address: str) -> None:
    with tab(browser, DESK, java_script_enabled=False) as page:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".search")).to_be_hidden()
        expect(page.locator(".top__instead a").first).to_be_visible()
