"""What axe-core says of a page, and which tests begin first."""

from importlib.resources import files
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Page, expect

_AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # it would put a <style> into the pictures, against their policy
}
_AXE = """async ([within, options]) => {
  const { violations } = await axe.run(within ?? document, options);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
}"""


expect.set_options(timeout=120_000)  # how long a slow machine may take for what a quick one does at once

LONG = ("test_walks", "test_pages")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no process waits for another at the end."""

    def turn(item: pytest.Item) -> int:
        if item.path.parent != Path(__file__).parent:
            return 2
        return 0 if item.path.stem in LONG else 1

    items.sort(key=turn)


class Axe(Protocol):
    """
    Looks at a page, or only within what a selector shows; by all rules of AA, or by one rule only.

    How far letters are from what is behind them takes half of its time, and can be left out.
    """

    def __call__(
        self, page: Page, within: str | None = None, *, only: str | None = None, contrast: bool = True
    ) -> list[str]: ...


@pytest.fixture(scope="session")
def axe() -> Axe:
    """What axe-core finds wrong on a page: a line for each rule, with the first element that breaks it."""
    source = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

    def violations(
        page: Page, within: str | None = None, *, only: str | None = None, contrast: bool = True
    ) -> list[str]:
        if not page.evaluate("'axe' in globalThis"):
            page.evaluate(source)  # a script tag would be stopped by the pages' own policy
        rules = {"target-size": {"enabled": True}, "color-contrast": {"enabled": contrast}}
        options = _AXE_OPTIONS | ({"rules": rules} if only is None else {"runOnly": [only]})
        found: list[str] = page.evaluate(_AXE, [within, options])
        return found

    return violations
