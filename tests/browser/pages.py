"""The pages of a built site, and a tab to look at many of them in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.opened import watch
from tests.sites import BuiltSite

PHONE = (390, 844)
DESK = (1440, 900)
ZOOMED = (320, 256)
"""A window of 1280 by 1024 at 400 %."""
_LEADS = re.compile(r' href="(?!#)[^"]*"')


@contextmanager
def tab(browser: Browser, size: tuple[int, int], **options: Any) -> Iterator[Page]:
    """A page of a size; afterwards, no error was logged and nothing was asked of another site."""
    viewport: ViewportSize = {"width": size[0], "height": size[1]}
    with browser.new_context(viewport=viewport, locale="nb-NO", **options) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        wrong = watch(page)
        yield page
    assert wrong == []


def flow_pages(site: BuiltSite, flow: str) -> list[Path]:
    """A flow's map and screens; of screens that differ only in where they lead, or in the part of a list, the first."""
    seen: dict[str, Path] = {}
    for path in sorted((site.folder / "prototype" / flow).glob("*.html")):
        if path.stem.partition(".")[2] not in ("", "1"):
            continue
        _, _, screen = path.read_text(encoding="utf-8").partition('<main class="phone"')
        seen.setdefault(_LEADS.sub("", screen), path)
    return list(seen.values())


def reading_pages(site: BuiltSite) -> list[str]:
    """Addresses, below the site's, of all pages that are no prototype's; 404.html among them."""
    paths = (path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*.html")))
    return [path.removesuffix("index.html") for path in paths if not path.startswith("prototype/")]


def errors(page: Page) -> list[str]:
    """The ids of the errors that the page as shown could show; none of those that wait in a choice."""
    return [str(error.get_attribute("id")) for error in page.locator(".screen :visible > .error").all()]


def reveals(page: Page) -> list[str]:
    """The ids of the choices on the shown page that show more when they are picked."""
    return [str(choice.get_attribute("id")) for choice in page.locator(".choice__input:has(~ .choice__reveal)").all()]
