"""The reading site in a browser: search finds inflected words, keys suffice, nothing is asked of others."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe
from tests.engine_sample import SETTINGS, Sample, write_project
from veiviser.engine import build_generated

NYNORSK = SETTINGS.replace("language: nb", "language: nn")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module", params=["nb", "nn"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of the site, built in bokmål and in nynorsk, under a path of its own."""
    home = tmp_path_factory.mktemp("site")
    root = write_project(home / "project")
    (root / "mkdocs.yml").write_text(SETTINGS if request.param == "nb" else NYNORSK, "utf-8")
    (home / "served" / "below").mkdir(parents=True)
    build_generated(Sample(), home / "served" / "below")
    handler = functools.partial(_Quiet, directory=str(home / "served"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/below/"
        server.shutdown()
        thread.join()


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)


@pytest.mark.parametrize("words", ["barnehage", "barnehager", "barnehagen", "søknad", "søknaden", "SØKNADER"])
def test_search_finds_a_word_in_every_form(page: Page, address: str, words: str) -> None:
    page.goto(address)
    search(page, words)
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option")).to_contain_text("Hjelp")
    expect(page.get_by_role("status")).to_have_text("1 treff")


def test_search_works_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}guide/time/")
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("barnehager")
    expect(page.get_by_role("option")).to_be_visible()
    page.keyboard.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}hjelp/")


def test_search_says_when_nothing_is_found(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "<b>xyzzy</b>")
    expect(page.get_by_role("status")).to_have_text(
        "Ingen treff på «<b>xyzzy</b>». Prøv et annet ord, eller færre ord."
    )


def test_search_never_finds_what_is_drawn_in_a_picture(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "hemmeligord")
    expect(page.get_by_role("status")).to_contain_text("Ingen treff")


def test_on_a_phone_the_hits_take_the_whole_width(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    search(page, "barnehager")
    expect(page.get_by_role("option")).to_be_visible()
    box = page.locator(".search__panel").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("name", ["", "guide/time/", "hjelp/", "404.html"])
def test_every_page_is_accessible_and_fits(page: Page, address: str, axe: Axe, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    if name == "404.html":  # its addresses start at the root, for it is served at any depth
        page.route("**/*", lambda route: route.continue_(url=_below(route.request.url, address)))
    page.goto(f"{address}{name}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_open_search_and_an_open_menu_are_accessible(page: Page, address: str, axe: Axe) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    search(page, "barnehager")
    expect(page.get_by_role("option")).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.locator(".top__menu summary").click()
    assert axe(page) == []


def test_opened_from_a_folder_there_is_no_search_and_no_error(page: Page, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build_generated(Sample(), tmp_path / "site")
    page.goto((tmp_path / "site" / "guide" / "time" / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Bestille time")
    expect(page.locator(".search")).to_be_hidden()


def _below(url: str, address: str) -> str:
    root = address.removesuffix("below/")
    return url if url.startswith(address) else url.replace(root, address)
