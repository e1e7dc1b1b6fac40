"""One real browser for all tests of a process, and what must hold of every page that it opens."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.browser.find_browser import NoBrowser, find_browser

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-quic",
    "--disable-sync",
    # A page takes the place of the one before it in the same frame: a quarter less work for each that is opened. The
    # first two are Playwright's own, which a second list replaces.
    "--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame",
    "--in-process-gpu",  # pages are painted without one, and a process less is started and asked
    "--no-first-run",
    "--process-per-site",
]
_AT_HOME = ("file:", "data:", "blob:", "about:", "http://127.0.0.1", "http://localhost")


_OPEN: list[Browser] = []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process, those beside components too, which have it by another conftest."""
    if _OPEN:
        yield _OPEN[0]
        return
    try:
        program = find_browser()
    except NoBrowser as none:
        pytest.fail(str(none), pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS, chromium_sandbox=not is_root)
        _OPEN.append(started)
        yield started
        _OPEN.clear()
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page at the width of a desk; afterwards, no error was logged and nothing was asked of another site."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}, locale="nb-NO") as context:
        opened = context.new_page()
        wrong = watch(opened)
        yield opened
    assert wrong == []


def left(request: Request) -> bool:
    """Whether it only failed because the reader went on to another page."""
    return request.failure == "net::ERR_ABORTED"


def watch(page: Page) -> list[str]:
    """A list that grows with each console error, uncaught error, failed request and request that leaves the site."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"uncaught: {error}"))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}") if not left(request) else None)
    page.on("request", lambda r: wrong.append(f"left: {r.url}") if not r.url.startswith(_AT_HOME) else None)
    return wrong
