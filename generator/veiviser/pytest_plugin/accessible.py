"""Whether a page is accessible, as far as axe-core can tell; nothing is said where axe is not installed."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page

_OPTIONS = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
_RUN = """async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
}"""


def violations(page: Page) -> list[str] | None:
    """A line for each rule that the page breaks, with the first element that does; None without axe."""
    source = _axe()
    if source is None:
        return None
    page.evaluate(source)  # a script tag would be stopped by the page's own policy
    found: list[str] = page.evaluate(_RUN, _OPTIONS)
    return found


@cache
def _axe() -> str | None:
    """The program, as the package `axe-playwright-python` ships it."""
    found = find_spec("axe_playwright_python")
    folders = found.submodule_search_locations if found is not None else None
    files = [path for folder in folders or () if (path := Path(folder) / "axe.min.js").is_file()]
    return files[0].read_text(encoding="utf-8") if files else None
