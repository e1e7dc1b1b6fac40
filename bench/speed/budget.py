"""
What the pages of a built site cost a slow phone, in bytes and in waiting: `python bench/speed/budget.py site`.

Of each kind of page, the heaviest is opened; what all of that kind share is the rest of it.
"""

import argparse
import json
import re
import statistics
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import CDPSession, Page
from slow_phone import DOWN_KBIT, RTT_MS, SLOWER, compressed, slow_connection, slow_phone

READ_BYTES, PROTOTYPE_BYTES, FONT_BYTES, USABLE_MS = 200_000, 40_000, 45_000, 1_000
AT_A_DESK = ("verksted",)
"""What staff read: held to the bytes alone."""
WORKBENCH = "verksted/prototype/"
_OF_SCREENS = (WORKBENCH, "steg/")
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src|img[^>]* src)="([^"]+)"')
_USABLE = """() => new Promise((told) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  setTimeout(() => {
    const [opened] = performance.getEntriesByType("navigation");
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    const busy = tasks.map((task) => task.startTime + task.duration);
    told([Math.max(painted.startTime, ...busy), opened.domContentLoadedEventEnd]);
  }, 500);
})"""
"""When words are on the screen and nothing long runs any more, so that all can be pressed; when scripts have run."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--slower", type=int, default=SLOWER, help="how many times slower than this machine")
    parser.add_argument("--times", type=int, default=3, help="how often to open each page")
    options = parser.parse_args()
    site = options.site.resolve()
    with slow_phone(options.slower) as (page, session), served(site) as address:
        slow_connection(session)
        pages = sorted(heaviest(site).items())
        kinds = {kind: measured(page, session, address, name, options.times) for kind, name in pages}
    profile = {"slower": options.slower, "kbit_a_second": DOWN_KBIT, "round_trip_ms": RTT_MS}
    over = [kind for kind, found in kinds.items() if is_over(kind, found)]
    print(json.dumps({"profile": profile, "kinds": kinds, "over": over}, ensure_ascii=False))
    return 1 if over else 0


def heaviest(site: Path) -> Mapping[str, str]:
    """By kind, the page that costs most with all that its HTML names."""
    found: dict[str, tuple[int, str]] = {}
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        parts = {path, *((path.parent / href).resolve() for href in _LOADED.findall(path.read_text("utf-8")))}
        weight = sum(len(compressed(part)) for part in parts if part.is_file())
        found[kind_of(name)] = max(found.get(kind_of(name), (0, "")), (weight, name))
    return {kind: name for kind, (_, name) in found.items()}


def kind_of(name: str) -> str:
    """The folder that a page is in; of each flow, its map, its screens, and its screens alone."""
    for folder in _OF_SCREENS:
        if name.startswith(folder):
            is_map = folder == WORKBENCH and name.endswith("/index.html")
            return f"{folder}{name.removeprefix(folder).partition('/')[0]}/{'map' if is_map else 'screens'}"
    return name.partition("/")[0] if "/" in name else "."


def is_over(kind: str, found: Mapping[str, Any]) -> bool:
    most = PROTOTYPE_BYTES if kind.startswith(_OF_SCREENS) else READ_BYTES
    is_heavy = found["bytes"] > most or found["font_bytes"] > FONT_BYTES
    return bool(is_heavy or (kind not in AT_A_DESK and found["usable_ms"] > USABLE_MS))


def measured(page: Page, session: CDPSession, address: str, name: str, times: int) -> dict[str, Any]:
    """Bytes as they came, with headers, those of fonts apart, which words do not wait for; and the middle waiting."""
    came, fonts, waited = dict[str, float](), set[str](), list[tuple[float, float]]()

    def add(event: Mapping[str, Any]) -> None:
        came[event["requestId"]] = event["encodedDataLength"]

    def tell(event: Mapping[str, Any]) -> None:
        if event["type"] == "Font":
            fonts.add(event["requestId"])

    session.on("Network.responseReceived", tell)
    session.on("Network.loadingFinished", add)
    for _ in range(times):
        page.goto("about:blank")
        came.clear()
        fonts.clear()
        page.goto(f"{address}{name}", wait_until="load")
        waited.append(page.evaluate(_USABLE))
    session.remove_listener("Network.loadingFinished", add)
    session.remove_listener("Network.responseReceived", tell)
    usable, scripts = (round(statistics.median(each)) for each in zip(*waited, strict=True))
    weight = {is_font: round(sum(n for id, n in came.items() if (id in fonts) == is_font)) for is_font in (False, True)}
    sizes = {"bytes": weight[False], "font_bytes": weight[True]}
    return {"page": name, **sizes, "usable_ms": usable, "scripts_ms": scripts}


class _Compressing(SimpleHTTPRequestHandler):
    """Sends each file compressed, and keeps the connection, as servers do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(unquote(urlsplit(self.path).path)))
        file = path / "index.html" if path.is_dir() else path
        body = compressed(file) if file.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip" if body else "identity")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is said of requests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, with a final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
