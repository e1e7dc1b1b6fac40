"""Prints a page by a Chromium that is on the machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Error, ViewportSize, sync_playwright

from veiviser.booklet.failure import CannotPrint
from veiviser.booklet.fitting import fit_pictures
from veiviser.messages import Message, say

_FLAGS = ("--disable-background-networking", "--disable-gpu", "--disable-sync", "--no-first-run")
_SHEET = ViewportSize(width=673, height=964)
"""An A4 sheet between its margins, in CSS pixels."""
_LONGEST = 120_000
"""Milliseconds that a page may take."""


@contextmanager
def printer(program: str | None, *, sandbox: bool = True) -> Iterator[Callable[[str], bytes]]:
    """
    What prints the page at an address: a tagged PDF with an outline and a name for each place that a link leads to.

    The page runs no scripts of its own and reaches nothing but files. Pictures taller than a sheet are made smaller.

    Args:
        program: Chromium, Chrome or Edge; left out, the one that Playwright has installed.

    Raises:
        CannotPrint: when there is no browser, or it fails.
    """
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program, args=_FLAGS, chromium_sandbox=sandbox, handle_sigint=False
            )
            context = browser.new_context(java_script_enabled=False, offline=True, viewport=_SHEET)
            page = context.new_page()
            page.emulate_media(media="print")
            page.set_default_timeout(_LONGEST)

            def print_page(address: str) -> bytes:
                page.goto(address)
                fit_pictures(page, _SHEET["height"])
                return page.pdf(tagged=True, outline=True, prefer_css_page_size=True)

            yield print_page
            browser.close()
    except Error as failure:
        raise CannotPrint(_why(failure)) from failure


def _why(failure: Error) -> Message:
    first = next(iter(failure.message.strip().splitlines()), "")
    if "Executable doesn't exist" in first:
        return say(
            "there is no browser to print with; install Chromium, Chrome or Edge, run `python -m playwright install "
            "chromium`, or name one in CHROMIUM"
        )
    return say("the browser could not print: {reason}; is there room on the disk and in memory?", reason=first)
