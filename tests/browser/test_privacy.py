"""What the pages promise their readers: nothing is sent, no cookie is set, and only a tab keeps its own answers."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.pages import DESK, tab
from tests.browser.serving import serve_folder
from tests.sites import BuiltSite

SiteOf = Callable[[str], BuiltSite]
SECRET = "brannmur"
_KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


@pytest.fixture(scope="module")
def address(site_of: SiteOf) -> Iterator[str]:
    served, stop = serve_folder(site_of("veiviser").folder)
    yield served
    stop()


def read(page: Page) -> None:
    """Scroll, search, and press what a page has to press."""
    page.mouse.wheel(0, 2_000)
    page.keyboard.press("/")
    page.keyboard.type(SECRET)
    expect(page.get_by_role("status").first).to_contain_text(SECRET)
    for button in page.locator(".device-check > button").all():
        button.click()
        expect(page.locator('[data-says="finished"]')).to_be_visible()


def try_out(page: Page) -> None:
    """Write something about oneself, and go on."""
    page.get_by_role("textbox").first.fill(SECRET)
    page.get_by_role("link", name="Send", exact=True).and_(page.locator(".screen a")).first.click()


@pytest.mark.parametrize("name", ["hjelp/nettlesere/", "guide/kommunal-nettlege/", "404.html"])
def test_who_reads_leaves_nothing_behind(name: str, browser: Browser, address: str) -> None:
    with tab(browser, DESK) as page:
        sent: list[Request] = []
        page.on("request", lambda request: sent.append(request))
        page.goto(f"{address}{name}")
        read(page)
        assert page.evaluate(_KEPT) == NOTHING
        assert page.context.cookies() == []
        assert_nothing_told(sent, address)


def test_who_tries_the_prototype_has_only_their_answers_in_the_tab(browser: Browser, address: str) -> None:
    with tab(browser, DESK) as page:
        sent: list[Request] = []
        page.on("request", lambda request: sent.append(request))
        page.goto(f"{address}verksted/prototype/kommunal-nettlege/se-gjennom.html")
        try_out(page)
        kept = page.evaluate(_KEPT)
        assert kept["session"] != []
        assert kept | {"session": []} == NOTHING
        assert page.context.cookies() == []
        assert_nothing_told(sent, address)


def assert_nothing_told(sent: list[Request], address: str) -> None:
    """Only files of the site were fetched, and nothing of what was written was in what was asked."""
    assert len(sent) > 3
    for request in sent:
        assert request.url.startswith(address)
        assert request.method == "GET"
        assert SECRET not in request.url
        assert re.fullmatch(r"[^?]*(\?ts=\d+)?", request.url)  # the hour, by which Pagefind goes past old answers
        assert "cookie" not in request.headers
