"""The README's pictures, taken of the really built site: `python -m tools.take_pictures`."""

import base64
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.find_browser import NoBrowser, find_browser
from tests.browser.opened import FLAGS
from tests.browser.serving import serve_folder
from tools.previewed import new_project, previewed
from veiviser.pipeline import build_site

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tools" / "pictures"
QUALITY = 70
"""Of WebP; letters are still sharp, and a picture takes a tenth of its PNG."""
DESK, PHONE = (1440, 900), (390, 844)
"""Width and height."""
MISTAKE = ("- button: Søk om plass", "- button: Søk nå")
"""The one that the README has its readers make."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, and how its page is brought to look so."""

    name: str
    address: str
    """In the site."""
    size: tuple[int, int] = DESK
    prepare: Callable[[Page], None] = lambda page: None


def _scrolled_to(selector: str) -> Callable[[Page], None]:
    """The first such element near the top, with what stands before it still in sight."""
    script = "element => { element.scrollIntoView(); window.scrollBy(0, -24) }"
    return lambda page: page.locator(selector).first.evaluate(script)


def _answer_yes(page: Page) -> None:
    page.get_by_label("Ja", exact=True).check()
    _scrolled_to("#fysisk")(page)


def _pick_time(page: Page) -> None:
    page.get_by_label("Torsdag 30. april").check()
    page.get_by_label("kl. 09.00").first.check(force=True)  # its label is drawn over it


PICTURES = (
    Picture("prototype", "verksted/prototype/kommunal-nettlege/velg-tid.html", prepare=_pick_time),
    Picture("prototype-phone", "verksted/prototype/kommunal-nettlege/nyttig-a-vite.html", PHONE, _answer_yes),
    Picture("guide", "guide/kommunal-nettlege/index.html", prepare=_scrolled_to("h2:has(+ #steg-4)")),
    Picture("guide-phone", "guide/kommunal-nettlege/index.html", PHONE, _scrolled_to("#steg-5")),
    Picture("map", "verksted/prototype/kommunal-nettlege/index.html", prepare=_scrolled_to(".map__figure")),
    Picture("board", "verksted/tavle/kommunal-nettlege.html"),
    Picture("gallery", "verksted/designer/komponenter/question/index.html", prepare=_scrolled_to(".highlight")),
)
STUDIO, PROBLEM = "studio", "problem"
"""In the preview of a new project: a text that is corrected, and a mistake over the last good page."""


def main() -> None:
    """Build, and take every picture anew."""
    try:
        program = find_browser()
    except NoBrowser as none:
        sys.exit(str(none))
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS, chromium_sandbox=not is_root)
        build_site(ROOT, target=Path(folder) / "site")
        address, stop = serve_folder(Path(folder) / "site")
        for picture in PICTURES:
            with _page(browser, picture.size) as page:
                page.goto(address + picture.address)
                picture.prepare(page)
                _take(page, picture.name)
        stop()
        _take_preview(browser, Path(folder) / "new")
        browser.close()


def _take_preview(browser: Browser, folder: Path) -> None:
    flow = new_project(folder) / "flows" / "barnehageplass.yaml"
    with previewed(folder) as url, _page(browser, DESK) as page:
        page.goto(f"{url}verksted/prototype/barnehageplass/start.html")
        page.get_by_role("button", name="Rett tekst").click()
        page.locator(".veiviser-text", has_text="Du kan søke hele året.").first.click()
        page.get_by_role("textbox", name="Teksten").wait_for()
        _take(page, STUDIO)
        page.get_by_role("button", name="Avbryt").click()
        page.get_by_role("button", name="Rett tekst").click()
        flow.write_text(flow.read_text("utf-8").replace(*MISTAKE), "utf-8")
        page.get_by_role("alert").wait_for()
        _take(page, PROBLEM)
        page.goto("about:blank")  # hangs up, or the server would wait for its question for news


@contextmanager
def _page(browser: Browser, size: tuple[int, int]) -> Iterator[Page]:
    width, height = size
    with browser.new_context(
        viewport={"width": width, "height": height}, locale="nb-NO", color_scheme="light", reduced_motion="reduce"
    ) as context:
        yield context.new_page()


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.mouse.move(0, 0)
    session = page.context.new_cdp_session(page)  # Playwright itself knows only PNG and JPEG
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


if __name__ == "__main__":
    main()
