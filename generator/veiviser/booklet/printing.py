"""Prints a page by a Chromium that is on the machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Error, sync_playwright

from veiviser.booklet.failure import CannotPrint
from veiviser.messages import Message, say

_FLAGS = ("--disable-background-networking", "--disable-gpu", "--disable-sync", "--no-first-run")
_LONGEST = 120_000
"""Milliseconds that a page may take."""


@contextmanager
def printer(program: str | None, *, sandbox: bool = True) -> Iterator[Callable[[str], bytes]]:
    """
    What prints the page at an address: a tagged PDF with an outline and a name for each place that a link leads to.

    The page runs no scripts and reaches nothing but files.

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
            context = browser.new_context(java_script_enabled=False, offline=True)
            page = context.new_page()
            page.set_default_timeout(_LONGEST)

            def print_page(address: str) -> bytes:
                page.goto(address)
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
