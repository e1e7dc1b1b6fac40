"""How long a keystroke in the list of GPs takes on a slow phone: `python bench/speed/directory.py site`."""

import argparse
import json
import statistics
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page
from slow_phone import SLOWER, compressed, slow_phone

PAGE = "verksted/prototype/bytte-fastlege/finn.html"
TYPED = ("oslo", "prøve", "liv kari", "a", "nordland eksempel", "zzz")
_WATCH = """() => {
  window.strokes = [];
  let began = 0;
  document.addEventListener("keydown", (event) => { began = event.timeStamp; }, true);
  document.addEventListener("beforeinput", (event) => { began ||= event.timeStamp; }, true);
  document.addEventListener("input", () => {
    const started = began;
    began = 0;
    requestAnimationFrame(() => setTimeout(() => window.strokes.push(performance.now() - started)));
  });
}"""
"""From the key; from the text where there was none, as with letters that the keyboard of the browser's driver lacks."""
_COUNT = "count => window.strokes.length >= count"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--slower", type=int, default=SLOWER, help="how many times slower than this machine")
    parser.add_argument("--rounds", type=int, default=5, help="how often all is typed; of each key, the middle counts")
    options = parser.parse_args()
    rounds: list[list[float]] = []
    for _ in range(options.rounds):
        with slow_phone(options.slower) as (page, _requests):
            strokes, found = measured(page, options.site.resolve())
            rounds.append(strokes)
    middle = [statistics.median(times) for times in zip(*rounds, strict=True)]
    print(json.dumps({"slower": options.slower, "rounds": options.rounds, **found, **summed_up(middle)}))


def measured(page: Page, site: Path) -> tuple[list[float], dict[str, int]]:
    """Milliseconds from each key to the screen with its hits; and bytes, as a server would send them compressed."""
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url))
    page.goto((site / PAGE).as_uri())
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
    return strokes, {
        "rows": page.evaluate("() => Object.values(Object.values(window.veiviserRecords)[0])[0].length"),
        "page_bytes": at_first,
        "bytes_when_searching": _compressed(opened),
    }


def summed_up(strokes: list[float]) -> dict[str, float | int]:
    return {
        "keystrokes": len(strokes),
        "median_ms": round(statistics.median(strokes), 1),
        "of_100_the_95th_ms": round(statistics.quantiles(strokes, n=20)[-1], 1),
        "longest_ms": round(max(strokes), 1),
        "first_ms": round(strokes[0], 1),
    }


def _compressed(addresses: list[str]) -> int:
    files = {Path(unquote(urlsplit(address).path)) for address in addresses if address.startswith("file:")}
    return sum(len(compressed(file)) for file in files)


if __name__ == "__main__":
    main()
