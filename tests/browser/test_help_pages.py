"""A flow that helps here and now, in a browser: with scripts and without, and kept by its address."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import DESK, PHONE, tab
from veiviser.pipeline import build_site

FLOW = Path(__file__).parents[1] / "stranger" / "flows" / "rad.yaml"
PAGES = "steg/rad"
LYD, GAMMEL = "Lyden er borte", "En gammel"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("help")
    (root / "flows").mkdir()
    (root / "content").mkdir()
    shutil.copy(FLOW, root / "flows")
    (root / "mkdocs.yml").write_text("site_name: Prøve\n", "utf-8")
    (root / "content" / "index.md").write_text("# Prøve\n\n[Få råd](prototype:rad)\n", "utf-8")
    build_site(root, target=root / "site")
    return (root / "site").as_uri()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with tab(browser, request.param) as page:
        yield page


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def bare(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with tab(browser, request.param, java_script_enabled=False) as page:
        yield page


def answers(page: Page) -> list[tuple[str, str]]:
    rows = page.locator(".journey__answer:visible")
    return [(row.locator("dt").inner_text(), row.locator("dd").first.inner_text()) for row in rows.all()]


def told(page: Page, *given: tuple[str, str]) -> None:
    """That «Dine svar» comes to say just these; a page that was just left may still be there."""
    rows = page.locator(".journey__answer:visible")
    expect(rows).to_have_text(
        [re.compile(f"{re.escape(label)}.*{re.escape(words)}", re.DOTALL) for label, words in given]
    )
    assert answers(page) == [*given]


def ring(page: Page, site: str) -> None:
    """From the front page to the last one."""
    page.goto(f"{site}/index.html")
    page.get_by_role("link", name="Få råd").click()
    page.get_by_role("link", name=LYD).click()
    page.get_by_text(GAMMEL, exact=True).click()
    page.locator(".screen a:visible", has_text="Neste").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ring oss")


GIVEN = [("Hva er galt?", LYD), ("Hvilken telefon?", GAMMEL)]


def test_what_was_answered_is_told_and_goes_with_the_address(page: Page, site: str) -> None:
    ring(page, site)
    told(page, *GIVEN)
    address = page.url
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(address)
    told(page, *GIVEN)


def test_an_answer_can_be_changed(page: Page, site: str) -> None:
    ring(page, site)
    page.get_by_role("link", name="Endre Hvilken telefon?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvilken telefon har du?")
    told(page, *GIVEN[:1])
    page.get_by_text("En ny", exact=True).click()
    page.locator(".screen a:visible", has_text="Neste").click()
    told(page, GIVEN[0], ("Hvilken telefon?", "En ny"))


def test_who_begins_anew_has_answered_nothing(page: Page, site: str) -> None:
    ring(page, site)
    page.get_by_role("link", name="Start på nytt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva er galt?")
    assert answers(page) == []


@pytest.mark.parametrize(
    "change",
    [
        ("#svar=", "#svar=0"),
        ("menu-1--lyd", "menu-1--<b>ring 829</b>"),
        ("galt=", "__proto__="),
        ("galt=", "..%2F..%2Findex="),
        (".telefon=gammel", ".telefon=constructor"),
        (".telefon=", ".toString="),
    ],
)
def test_an_address_says_nothing_that_the_flow_does_not(page: Page, site: str, change: tuple[str, str]) -> None:
    ring(page, site)
    assert change[0] in page.url
    address = page.url.replace(*change)
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(address)
    assert {*answers(page)} < {*GIVEN}


def test_without_scripts_only_what_all_have_answered_is_told(bare: Page, site: str) -> None:
    ring(bare, site)
    assert answers(bare) == []  # three ways lead here
    bare.go_back()
    assert answers(bare) == GIVEN[:1]
    bare.get_by_role("link", name="Endre Hva er galt?").click()
    expect(bare.get_by_role("heading", level=1)).to_have_text("Hva er galt?")


def test_the_last_page_can_be_printed_and_its_address_copied(page: Page, site: str) -> None:
    page.goto(f"{site}/{PAGES}/lyd.html")
    expect(page.get_by_role("button", name="Skriv ut")).to_have_count(0)
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    ring(page, site)
    page.get_by_role("button", name="Skriv ut").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(".journey__address")).to_contain_text(page.url)
    expect(page.locator(".top, .beside, .foot, .journey__tools").locator("visible=true")).to_have_count(0)
