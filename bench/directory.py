"""How long a keystroke in the list of GPs takes on a slow phone: `python bench/directory.py site`, after a build."""

import argparse
import gzip
import json
import statistics
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.find_browser import find_browser

PAGE = "prototype/bytte-fastlege/finn.html"
TYPED = ("oslo", "prøve", "liv kari", "a", "nordland eksempel", "zzz")
_WATCH = """() => {
  window.strokes = [];
  let began = 0;
  document.addEventListener("keydown", () => { began = performance.now(); }, true);
  document.addEventListener("input", () => {
    const started = began;
    requestAnimationFrame(() => setTimeout(() => window.strokes.push(performance.now() - started)));
  });
}"""
_COUNT = "count => window.strokes.length >= count"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--slower", type=int, default=4, help="how many times slower than this machine")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        print(json.dumps(measured(page, options.site.resolve(), options.slower)))
        browser.close()


def measured(page: Page, site: Path, slower: int) -> dict[str, float | int]:
    """Bytes as a server would send them compressed, and milliseconds from a key to the screen that shows its hits."""
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url))
    page.goto((site / PAGE).as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    at_first = _compressed(opened)
    page.get_by_role("searchbox").focus()
    page.wait_for_function("() => window.veiviserRecords")
    page.evaluate(_WATCH)
    strokes: list[float] = []
    for words in TYPED:
        for stroke in [*words, *("Backspace" for _ in words)]:
            (page.keyboard.press if stroke == "Backspace" else page.keyboard.type)(stroke)
            page.wait_for_function(_COUNT, arg=len(strokes) + 1)
            strokes = page.evaluate("() => window.strokes")
    return {
        "rows": page.evaluate("() => Object.values(Object.values(window.veiviserRecords)[0])[0].length"),
        "slower": slower,
        "page_bytes": at_first,
        "bytes_when_searching": _compressed(opened),
        "keystrokes": len(strokes),
        "median_ms": round(statistics.median(strokes), 1),
        "of_100_the_95th_ms": round(statistics.quantiles(strokes, n=20)[-1], 1),
        "longest_ms": round(max(strokes), 1),
        "first_ms": round(strokes[0], 1),
    }


def _compressed(addresses: list[str]) -> int:
    files = {Path(unquote(urlsplit(address).path)) for address in addresses if address.startswith("file:")}
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


if __name__ == "__main__":
    main()
