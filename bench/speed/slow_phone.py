"""A browser that is as slow as a cheap phone on a poor connection, and what a server would send it."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.find_browser import find_browser

SLOWER = 4
"""How many times slower than this machine, as Lighthouse has it for phones."""
RTT_MS, DOWN_KBIT, UP_KBIT = 150, 1_600, 750
"""Lighthouse's «slow 4G», a connection that three of four on 4G have or better. Each request waits one round trip."""


@contextmanager
def slow_phone(slower: int = SLOWER) -> Iterator[tuple[Page, CDPSession]]:
    """A page of a phone's size whose processor is slow; the connection is not yet."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        yield page, session
        browser.close()


def slow_connection(session: CDPSession) -> None:
    """From here on, what the page asks for comes as slowly as over a poor mobile network, and is not kept."""
    to_bytes = 1_000 / 8
    speed = {"downloadThroughput": DOWN_KBIT * to_bytes, "uploadThroughput": UP_KBIT * to_bytes}
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": RTT_MS, **speed})


@cache
def compressed(file: Path) -> bytes:
    """As servers send it."""
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)
