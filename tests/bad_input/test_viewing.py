"""Rows of the list of threats that are about viewing: what a viewer's browser stores, and what stands in an address."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.serving import serve_folder
from tests.sites import BuiltSite

IMAGE = "<img src=x onerror=alert(1)>"
LAST = "verksted/prototype/savnet-katt/sendt--meldt-ja.html"
ADDED = ("?x=<script>alert(1)</script>", f'#"><{IMAGE}', f"?q={IMAGE}&h={IMAGE}", "#feil--%22%3E%3Cimg%3E", "#%")
COUNT = "() => document.querySelectorAll('*').length"


@pytest.fixture(scope="module")
def address(site_of: Callable[[str], BuiltSite]) -> Iterator[str]:
    served, stop = serve_folder(site_of("example").folder)
    yield served
    stop()


@pytest.mark.parametrize(
    "path",
    [
        LAST,
        "verksted/prototype/savnet-katt/om-katten.html",
        "verksted/prototype/savnet-katt/",
        "guide/savnet-katt/",
        "",
    ],
)
def test_row_85_what_is_added_to_an_address_changes_nothing(path: str, page: Page, address: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"said {dialog.message}"))
    plain = elements(page, address + path)
    for added in ADDED:
        assert elements(page, address + path + added) == plain, added
        assert page.locator("img[src=x]").count() == 0


def elements(page: Page, address: str) -> int:
    """How many there are once the page has come to rest."""
    page.goto("about:blank")  # else what differs after the # alone would load nothing
    page.goto(address, wait_until="load" if "/prototype/" in address else "networkidle")
    count: int = page.evaluate(COUNT)
    return count


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (json.dumps({"answers": {"sted": {"words": IMAGE, "text": IMAGE, "ids": ["sted"], "counts": True}}}), IMAGE),
        ("no json", "Langs elva"),
        ("null", "Langs elva"),
        ("[1, 2]", "Langs elva"),
        ('"<b>"', "Langs elva"),
        (json.dumps({"answers": {"sted": IMAGE}}), "Langs elva"),
        (json.dumps({"answers": {"sted": {"words": {"a": 1}, "counts": True}}}), "Langs elva"),
        (json.dumps({"answers": {"sted": {"words": "x" * 6_000, "counts": True}}}), "Langs elva"),
        ('{"answers": {"__proto__": {"words": "x"}, "constructor": {"words": "x", "counts": true}}}', "Langs elva"),
    ],
)
def test_row_85_what_was_stored_is_words_or_nothing(stored: str, shown: str, page: Page, address: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"said {dialog.message}"))
    page.goto(address + LAST)
    before = page.evaluate(COUNT)
    page.evaluate("stored => sessionStorage.setItem('veiviser:savnet-katt', stored)", stored)
    page.goto(address + LAST)
    assert page.evaluate(COUNT) == before
    assert shown in page.locator(".screen [data-answer=sted]").first.inner_text()


@pytest.mark.parametrize("ids", [["slag--inne", "vis-trykk", "skjerm"], ["no", 7, None], ["x" * 9_000]])
def test_row_85_a_stored_answer_picks_nothing_that_is_not_its_own(ids: list[object], page: Page, address: str) -> None:
    page.goto(f"{address}verksted/prototype/savnet-katt/om-katten.html")
    stored = json.dumps({"answers": {"alder": {"words": "x", "text": "x", "ids": ids}}})
    page.evaluate("stored => sessionStorage.setItem('veiviser:savnet-katt', stored)", stored)
    page.goto(f"{address}verksted/prototype/savnet-katt/om-katten.html")
    assert page.locator(".screen input:checked").count() == 0
