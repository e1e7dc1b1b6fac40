"""A date in a browser: in three fields, each mistake in words of its own, carried on and kept, and without scripts."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Axe
from tests.browser.pages import PHONE, tab
from veiviser.pipeline import build_site
from veiviser.writing import write_files

SETTINGS = "site_name: Dato\ntheme: {name: material, language: nb, font: false}\nplugins: [veiviser]\n"
FLOW = """
title: Datoer
entries: {start: Fra forsiden}
screens:
  start:
    title: Om deg
    guide: Skriv når du er født, og når du reiser. Trykk på «Neste».
    body:
      - date: Når er du født?
        answer: fodt
        kind: birthday
        sample: 12. mai 1960
      - date: Når reiser du?
        answer: reise
        kind: future-date
        optional: true
        unanswered: Ikke bestemt
        sample: 17. mai 2050
      - button: Neste
    next: se
  se:
    title: Se over
    guide: Se over, og trykk på «Send».
    body:
      - summary: Dette har du svart
        rows:
          fodt: {label: Født, answer: fodt, to: start}
          reise: {label: Reise, answer: reise, to: start}
      - button: Send
    next: ferdig
  ferdig: {title: Ferdig, end: done, guide: Ferdig.}
"""
YESTERDAY, TOMORROW = (date.today() + timedelta(days=days) for days in (-2, 2))
"""A day away on both sides of midnight."""
PARTS = ("Dag", "Måned", "År")


def parts_of(day: date) -> tuple[str, str, str]:
    return str(day.day), str(day.month), str(day.year)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the flow's pages, as they lie on a disk."""
    root = tmp_path_factory.mktemp("dato")
    write_files(root, {"mkdocs.yml": SETTINGS, "content/index.md": "# Dato\n", "flows/dato.yaml": FLOW})
    build_site(root, target=root / "site")
    return root / "site" / "steg" / "dato"


@pytest.fixture
def phone(browser: Browser, folder: Path) -> Iterator[Page]:
    with tab(browser, PHONE, reduced_motion="reduce") as page:
        page.goto((folder / "start.html").as_uri())
        yield page


def write(page: Page, typed: tuple[str, str, str], label: str = "Når er du født?") -> None:
    group = page.get_by_role("group", name=label)
    for name, words in zip(PARTS, typed, strict=True):
        group.get_by_label(name, exact=True).fill(words)


def told(page: Page) -> list[str]:
    return [words.partition(":")[2].strip() for words in page.locator(".date .error:visible").all_inner_texts()]


def wrong_parts(page: Page) -> list[str]:
    marked = '[...document.querySelectorAll(".date__part[aria-invalid=true]")].map((one) => one.labels[0].textContent)'
    found: list[str] = page.evaluate(marked)
    return found


@pytest.mark.parametrize(
    ("typed", "words", "parts"),
    [
        (("", "", ""), "Skriv dag, måned og år.", PARTS),
        (("", "2", "1950"), "Skriv dagen med tall fra 1 til 31.", ("Dag",)),
        (("32", "2", "1950"), "Skriv dagen med tall fra 1 til 31.", ("Dag",)),
        (("24", "", "1950"), "Skriv måneden med tall fra 1 til 12.", ("Måned",)),
        (("24", "13", "1950"), "Skriv måneden med tall fra 1 til 12.", ("Måned",)),
        (("24", "12", ""), "Skriv året med fire sifre, for eksempel 1960.", ("År",)),
        (("24", "12", "50"), "Skriv året med fire sifre, for eksempel 1960.", ("År",)),
        (("31", "2", "1950"), "Datoen finnes ikke. Se på dagen og måneden.", ("Dag", "Måned")),
        (("29", "2", "1900"), "Datoen finnes ikke. Se på dagen og måneden.", ("Dag", "Måned")),
        (parts_of(TOMORROW), "Datoen har ikke vært ennå. Se på året.", PARTS),
    ],
)
def test_each_mistake_is_told_in_words_of_its_own_and_mended_by_key(
    typed: tuple[str, str, str], words: str, parts: tuple[str, ...], phone: Page
) -> None:
    write(phone, typed)
    phone.get_by_role("link", name="Neste").press("Enter")
    assert (told(phone), wrong_parts(phone)) == ([words], [*parts])
    phone.get_by_role("link", name=words).press("Enter")
    assert phone.evaluate("document.activeElement.labels[0].textContent") == parts[0]
    write(phone, ("29", "02", "2000"))
    assert (told(phone), wrong_parts(phone)) == ([], [])
    phone.get_by_role("link", name="Neste").press("Enter")
    expect(phone.locator(".summary")).to_contain_text("29. februar 2000")


def test_a_date_that_must_come_is_told_where_it_has_been(phone: Page) -> None:
    write(phone, ("12", "5", "1960"))
    write(phone, parts_of(YESTERDAY), "Når reiser du?")
    phone.get_by_role("link", name="Neste").click()
    assert told(phone) == ["Datoen har vært. Skriv en dato som kommer."]
    write(phone, ("", "", ""), "Når reiser du?")
    phone.get_by_role("link", name="Neste").click()
    expect(phone.locator(".summary")).to_contain_text("Ikke bestemt")


def test_it_is_kept_as_it_reads_and_written_again_in_three_fields(phone: Page) -> None:
    write(phone, ("13", "05", "1960"))
    phone.get_by_role("link", name="Neste").click()
    expect(phone.locator(".summary")).to_contain_text("13. mai 1960")
    phone.locator(".summary").get_by_role("link", name="Endre").first.click()
    group = phone.get_by_role("group", name="Når er du født?")
    for name, part in zip(PARTS, ("13", "5", "1960"), strict=True):
        expect(group.get_by_label(name, exact=True)).to_have_value(part)
    write(phone, parts_of(TOMORROW))
    phone.reload()
    phone.get_by_role("link", name="Neste").click()  # what is wrong is wrong still
    assert told(phone) == ["Datoen har ikke vært ennå. Se på året."]


def test_a_browser_may_fill_in_when_one_was_born_and_nothing_else(phone: Page) -> None:
    asked = '[...document.querySelectorAll(".date input")].map((one) => one.autocomplete)'
    assert phone.evaluate(asked) == ["off", "bday-day", "bday-month", "bday-year", "off", "off", "off", "off"]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("31.2.1950", False),
        ("29 2 1999", False),
        ("31. april 2000", False),
        ("24.12.50", False),
        ("i fjor", False),
        ("29.02.2024", True),
        (" 1 1 2000", True),
        ("24/12-1950", True),
        ("12. mai 1960", True),
        ("12. Mai 1960", True),
    ],
)
def test_without_scripts_only_a_date_that_exists_leads_on(
    words: str, is_one: bool, browser: Browser, folder: Path
) -> None:
    with tab(browser, PHONE, java_script_enabled=False) as page:
        page.goto((folder / "start.html").as_uri())
        assert page.locator(".date__parts:visible").count() == 0
        page.locator("#fodt").fill(words)
        page.get_by_role("link", name="Neste").click()
        assert (page.locator("h1").inner_text() == "Se over") is is_one
        assert told(page) == ([] if is_one else ["Skriv en dato som finnes, for eksempel 24.12.1950."])


def test_all_can_use_it(browser: Browser, folder: Path, axe: Axe) -> None:
    for scheme in ("light", "dark"):
        with tab(browser, (320, 640), color_scheme=scheme, reduced_motion="reduce") as page:
            page.goto((folder / "start.html").as_uri())
            assert axe(page, ".screen") == []
            page.get_by_role("link", name="Neste").click()
            assert axe(page, ".screen") == []
            assert page.evaluate("document.documentElement.scrollWidth") == 320
