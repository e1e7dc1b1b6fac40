"""
The board of a large flow, opened in a browser: milliseconds until all of its screens are drawn.

    python bench/speed/boards.py [SCREENS]
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from generated import make_flow
from playwright.sync_api import sync_playwright

from veiviser.find_browser import installed_browser
from veiviser.model.site import board_path
from veiviser.pipeline import generate

ROUNDS = 7
_SETTINGS = (
    "site_name: Tavle\ndocs_dir: content\ntheme: {name: material, language: nb, font: false}\nplugins: [veiviser]\n"
)
_DRAWN = """async () => {
  await document.fonts.ready;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return [performance.now(), document.querySelectorAll(".tile__host").length];
}"""
"""From when the browser was asked for the page."""


def main(arguments: list[str]) -> int:
    """Print the middle of several rounds, and the least and the most."""
    count = int(arguments[0]) if arguments else 100
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "flows").mkdir()
        (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        (root / "content" / "index.md").write_text("# Tavle\n", encoding="utf-8")
        (root / "flows" / "stor.yaml").write_text(make_flow("stor", count, 1), encoding="utf-8")
        for path, text in generate(root).site_files.items():
            file = root / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)
        browser = playwright.chromium.launch(executable_path=installed_browser(), chromium_sandbox=False)
        took = list[float]()
        for _ in range(ROUNDS):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto((root / "site" / board_path("stor")).as_uri())
            passed, tiles = page.evaluate(_DRAWN)
            assert tiles == count, f"{tiles} screens of {count}"
            took.append(passed)
            page.close()
        browser.close()
    print(f"{count} screens: {median(took):.0f} ms, {min(took):.0f} to {max(took):.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
