"""The check of a reader's own browser, camera and microphone: what it finds, says, and lets go."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Axe
from tests.browser.find_browser import find_browser
from tests.browser.opened import FLAGS, watch
from tests.browser.serving import serve_folder
from tests.sites import BuiltSite

SiteOf = Callable[[str], BuiltSite]
PAGE = "hjelp/nettlesere/"
_CHROME = "Mozilla/5.0 ({0}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{1} Safari/537.36"
WINDOWS = _CHROME.format("Windows NT 10.0; Win64; x64", "999.0.0.0")
"""Newer than any that is known, so that it does not grow old."""
_TRACKS = """() => {
  globalThis.tracks = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    globalThis.tracks.push(...stream.getTracks());
    return stream;
  };
}"""
"""Remembers what the page was given, to see whether it lets it go."""


@pytest.fixture(scope="module")
def address(site_of: SiteOf) -> Iterator[str]:
    served, stop = serve_folder(site_of("veiviser").folder)
    yield served + PAGE
    stop()


@contextmanager
def with_devices(browser: Browser, answer: str = "") -> Iterator[Browser]:
    """A Chromium with a camera and a microphone that are not there: a moving picture, and a beep each second."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    devices = ["--use-fake-device-for-media-stream", f"--use-fake-ui-for-media-stream{answer}"]
    started = browser.browser_type.launch(
        executable_path=find_browser(), args=[*FLAGS, *devices], chromium_sandbox=not is_root
    )
    yield started
    started.close()


def checked(browser: Browser, address: str, agent: str = WINDOWS) -> tuple[list[str], Page]:
    """What the check said after the button was pressed, by the names of the findings."""
    page = browser.new_context(user_agent=agent, locale="nb-NO").new_page()
    wrong = watch(page)
    page.add_init_script(f"({_TRACKS})()")
    page.goto(address)
    assert page.evaluate("tracks.length") == 0
    expect(page.locator("[data-says]:visible")).to_have_count(0)
    page.get_by_role("button", name="Sjekk nettleseren min").click()
    expect(page.locator('[data-says="asking"]')).to_be_hidden()
    shown = page.locator("[data-says]:visible")
    assert wrong == []
    return [str(one.get_attribute("data-says")) for one in shown.all()], page


def test_with_camera_and_microphone_all_is_well_and_both_are_let_go(browser: Browser, address: str) -> None:
    with with_devices(browser) as chromium:
        found, page = checked(chromium, address)
        assert found == ["browser-fits", "camera-works", "microphone-works", "finished"]
        assert "Chrome 999" in page.locator('[data-says="browser-fits"]').inner_text()
        assert page.locator('[data-fill="camera"]').inner_text() != ""
        assert page.evaluate("tracks.map((track) => track.kind + track.readyState)") == ["videoended", "audioended"]


def test_what_was_denied_leads_to_how_it_is_allowed(browser: Browser, address: str, axe: Axe) -> None:
    with with_devices(browser, "=deny") as chromium:
        found, page = checked(chromium, address)
        assert found == ["browser-fits", "camera-denied", "microphone-denied", "finished"]
        assert str(page.locator('[data-says="camera-denied"] a').get_attribute("href")).endswith("lyd-og-bilde/#tillat")
        assert page.evaluate("tracks.length") == 0
        assert axe(page) == []


def test_where_there_is_none_that_is_said(browser: Browser, address: str) -> None:
    found, page = checked(browser, address)
    assert found == ["browser-fits", "camera-none", "microphone-none", "finished"]
    page.context.close()


@pytest.mark.parametrize(
    ("agent", "finding"),
    [
        (_CHROME.format("Windows NT 10.0; Win64; x64", "40.0.0.0"), "browser-old"),
        (_CHROME.format("Windows NT 10.0; Win64; x64", "120.0.0.0") + " OPR/106.0", "browser-other"),
        (_CHROME.format("Linux; Android 15; wv", "140.0.0.0 Mobile") + " [FB_IAB/FB4A;FBAV/500]", "browser-app"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0) AppleWebKit/605.1.15 Version/15.0 Mobile/15E148 Safari/604.1",
            "browser-system",
        ),
    ],
)
def test_a_browser_is_held_against_the_table(agent: str, finding: str, browser: Browser, address: str) -> None:
    found, page = checked(browser, address, agent)
    assert found[0] == finding
    page.context.close()


def test_without_scripts_there_is_the_table_and_nothing_to_press(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("table", name="Nettlesere som passer til videotimen")).to_be_visible()
        expect(page.locator(".device-check")).to_be_hidden()
        expect(page.get_by_text("Hvis du ikke ser noen knapp her")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
