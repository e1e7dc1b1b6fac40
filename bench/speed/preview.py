"""
How long after a save its author sees it in a browser, alone and during the build after an earlier save.

    python bench/speed/preview.py --rounds 3
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.browser.find_browser import find_browser

_ROOT = Path(__file__).parents[2]
_FROM = ("content", "data", "flows", "mkdocs.yml", "prototype")
_AFTER = (0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 1.7, 2.0)
"""Seconds after an earlier save."""
_IS_SEEN = "word => document.body?.textContent.includes(word)"
_CALM = 3.5
"""Seconds after which nothing is built any more."""


@dataclass(frozen=True)
class Case:
    """A change of one file, and the page that shows it."""

    page: str
    file: str
    before: str
    after: str
    """With `{}` for the word that must be seen."""


CASES = {
    "flow, on its screen": Case(
        "verksted/prototype/kommunal-nettlege/nyttig-a-vite.html",
        "flows/kommunal-nettlege.yaml",
        "text: Du betaler en egenandel for videotimen.",
        "text: Du betaler en egenandel for videotimen. {}",
    ),
    "flow, in its guide": Case(
        "guide/kommunal-nettlege/",
        "flows/kommunal-nettlege.yaml",
        "guide: Svarer du «Nei», kan du gå videre og bestille.",
        "guide: Svarer du «Nei», kan du gå videre og bestille. {}",
    ),
    "page": Case(
        "hjelp/hvordan-koble-til/",
        "content/hjelp/hvordan-koble-til.md",
        "Du trenger ikke laste ned noe.",
        "Du trenger ikke laste ned noe. {}",
    ),
    "layout": Case(
        "verksted/prototype/kommunal-nettlege/nyttig-a-vite.html", "prototype/layout/screen.html", "<h1", "<p>{}</p><h1"
    ),
}


def main() -> None:
    """Serve a copy of this repository's site, and print seconds by what is changed as one JSON object."""
    parser = argparse.ArgumentParser(description="Measure how soon the preview shows what was saved.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=8765)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="veiviser-bench-") as folder, sync_playwright() as playwright:
        root = Path(folder) / "project"
        root.mkdir()
        for name in _FROM:
            source = _ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)
        with served(root, chosen.port) as address:
            page = browser.new_page(bypass_csp=True)  # `wait_for_function` makes a function of a text
            measured = {name: measure(page, address, root, case, chosen.rounds) for name, case in CASES.items()}
        browser.close()
    print(json.dumps(measured, indent=2))


@contextmanager
def served(root: Path, port: int) -> Iterator[str]:
    """The preview in a process of its own, from when it has built the site."""
    command = [sys.executable, "-m", "veiviser", "-C", str(root), "serve", "--port", str(port)]
    beside = {**os.environ, "TMPDIR": str(root.parent), "VEIVISER_LANGUAGE": "en"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=beside) as running:
        assert running.stdout is not None
        address = next(line.split()[2] for line in running.stdout if line.startswith("Look at"))
        next(line for line in running.stdout if line.startswith("Built in"))
        try:
            yield address
        finally:
            running.terminate()


def measure(page: Page, address: str, root: Path, case: Case, rounds: int) -> dict[str, float]:
    """Seconds from a save until its word is seen: alone, and after an earlier save; the middle and the longest."""
    file, number = root / case.file, 0
    text = file.read_text("utf-8")
    assert case.before in text, f"{case.file} has no «{case.before}»"
    page.goto(address + case.page)

    def save() -> str:
        nonlocal number
        number += 1
        file.write_text(text.replace(case.before, case.after.format(f"Lagret{number}."), 1), "utf-8")
        return f"Lagret{number}."

    def seconds_until_seen(after: float = 0) -> float:
        page.wait_for_timeout(_CALM * 1000)
        if after:
            save()
            page.wait_for_timeout(after * 1000)
        word, begun = save(), time.perf_counter()
        page.wait_for_function(_IS_SEEN, arg=word)
        return time.perf_counter() - begun

    alone = [seconds_until_seen() for _ in range(rounds * 3)]
    during = [seconds_until_seen(after) for _ in range(rounds) for after in _AFTER]
    file.write_text(text, "utf-8")
    page.wait_for_timeout(_CALM * 1000)
    seconds = {"alone": alone, "during": during}
    return {
        f"{when}_{name}_seconds": round(count(values), 2)
        for when, values in seconds.items()
        for name, count in (("middle", statistics.median), ("longest", max))
    }


if __name__ == "__main__":
    main()
