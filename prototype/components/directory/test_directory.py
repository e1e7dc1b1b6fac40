"""A long list in a browser: searched, filtered, sorted, picked from, and read to its end without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Axe
from tests.browser.serving import serve_folder
from veiviser.pipeline import generate
from veiviser.writing import write_files

SETTINGS = "site_name: Liste\ntheme: {name: material, language: nb, font: false}\nplugins: [veiviser]\n"
FLOW = """
title: Velg lege
entries: {start: Fra forsiden}
screens:
  start:
    title: Velg lege
    guide: {text: Velg en lege., when: {lege: eva}}
    body:
      - directory: Hvem vil du ha?
        data: leger
        answer: lege
        choices:
          eva: {label: Eva Eksempelrud, free: true, show: [notice: Legen har ledig plass.]}
          peder: {label: Peder Prøvestad, free: false, show: [notice: Legen har full liste.]}
      - button: Neste
    next: slutt
  slutt:
    title: Ferdig
    end: done
    guide: Ferdig.
    body:
      - text: "{lege} er legen din."
"""
_COUNT_CHANGES = """() => {
  window.changes = 0;
  const watch = new MutationObserver((changes) => { window.changes += changes.length; });
  watch.observe(document.querySelector(".directory"), { childList: true, subtree: true });
}"""
PLACES = (("Ås", "Akershus"), ("Bø", "Nordland"), ("Bodø", "Nordland"))


def rows() -> Iterator[str]:
    """230 of them; number 7 is the only one who speaks urdu, and the best of all by rating is number 11."""
    yield "name,municipality,county,gender,languages,free,rating,reviews"
    for number in range(230):
        place, county = PLACES[number % 3]
        languages = '"norsk, urdu"' if number == 7 else "norsk"
        rating = "" if number % 5 == 0 else "5" if number == 11 else f"3.{number % 10}"
        gender, reviews = ("kvinne", "mann")[number % 2], 0 if number % 5 == 0 else number
        yield f"Prøve Nummer{number},{place},{county},{gender},{languages},{number % 4},{rating},{reviews}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the flow's pages, as they lie on a disk."""
    root = tmp_path_factory.mktemp("liste")
    for path, text in {
        "mkdocs.yml": SETTINGS,
        "content/index.md": "# Hjem\n",
        "flows/velg.yaml": FLOW,
        "data/leger.csv": "\n".join(rows()) + "\n",
    }.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, "utf-8")
    made = generate(root)
    letters = {path: file for path, file in made.theme.items() if path.endswith(".woff2")}
    write_files(root / "site", {**letters, **made.site_files})
    return root / "site" / "verksted/prototype" / "velg"


@pytest.fixture
def start(page: Page, folder: Path) -> Page:
    page.emulate_media(reduced_motion="reduce")  # what unfolds is pressed when it is open, not on its way
    page.goto((folder / "start.html").as_uri())
    return page


def names(page: Page) -> list[str]:
    return [
        name.strip() for name in page.locator(".directory__row:not([hidden]) > .directory__name").all_text_contents()
    ]


def hits(page: Page, count: str) -> None:
    expect(page.locator(".directory__count[role=status]")).to_have_text(count)


def test_typing_finds_by_name_and_by_place_and_tells_how_many(start: Page) -> None:
    hits(start, "230 i listen")
    start.get_by_label("Søk i listen").press_sequentially("NUMMER22 bø")
    hits(start, "5 treff")
    assert names(start) == [f"Prøve Nummer{number}" for number in (22, 220, 223, 226, 229)]
    start.get_by_label("Søk i listen").fill("finnes ikke")
    hits(start, "Ingen treff. Prøv færre ord eller filtre.")
    start.get_by_text("Filtrer og sorter").click()
    start.get_by_role("button", name="Nullstill søk og filtre").click()
    hits(start, "230 treff")
    assert len(names(start)) == 10
    start.get_by_role("button", name="Vis flere").click()
    assert len(names(start)) == 20
    expect(start.get_by_role("button", name="Velg Prøve Nummer10", exact=True)).to_be_focused()


def test_typing_puts_nothing_in_and_takes_nothing_out(start: Page) -> None:
    """A browser would style the whole screen anew, because of rules with `:has()`: half of what a key may cost."""
    box = start.get_by_label("Søk i listen")
    box.press_sequentially("n")
    hits(start, "230 treff")
    start.evaluate(_COUNT_CHANGES)
    for words, said in [
        ("nummer22", "11 treff"),
        ("zzz", "Ingen treff. Prøv færre ord eller filtre."),
        ("b", "153 treff"),
    ]:
        box.fill(words)
        hits(start, said)
    assert len(names(start)) == 10
    assert start.evaluate("window.changes") == 0
    start.get_by_role("button", name="Vis flere").click()
    assert start.evaluate("window.changes") > 0


def test_filters_hold_together_and_the_address_keeps_them(start: Page) -> None:
    start.get_by_text("Filtrer og sorter").click()
    for label, option, count in [
        ("Språk", "urdu", "1 treff"),
        ("Språk", "Alle", "230 treff"),
        ("Kommune", "Ås", "77 treff"),
        ("Kjønn", "mann", "38 treff"),
        ("Ledige plasser", "1 eller mer", "38 treff"),
        ("Vurdering", "3 eller mer", "30 treff"),
        ("Antall omtaler", "50 eller mer", "24 treff"),
    ]:
        start.get_by_label(label, exact=True).select_option(label=option)
        hits(start, count)
    start.get_by_label("Sorter etter").select_option(label="Antall omtaler, høyest først")
    expect(start.locator(".directory__name").first).to_have_text("Prøve Nummer219")
    start.reload()
    hits(start, "24 treff")
    expect(start.locator(".directory__name").first).to_have_text("Prøve Nummer219")
    expect(start.get_by_label("Kommune", exact=True)).to_have_value("Ås")


def test_the_best_come_first_and_those_without_reviews_last(start: Page) -> None:
    start.get_by_text("Filtrer og sorter").click()
    start.get_by_label("Sorter etter").select_option(label="Vurdering, høyest først")
    hits(start, "230 treff")
    first = start.locator(".directory__row").first
    expect(first).to_contain_text("Prøve Nummer11")
    expect(first).to_contain_text("5 av 5")
    start.get_by_label("Søk i listen").fill("Nummer10")
    expect(start.locator(".directory__row:visible").last).to_contain_text("Ingen omtaler")


def test_nothing_of_it_is_closed_to_anybody(start: Page, folder: Path, axe: Axe) -> None:
    start.emulate_media(reduced_motion="reduce")  # else what opens may still be on its way
    assert axe(start) == []
    start.get_by_text("Filtrer og sorter").click()
    start.get_by_label("Kjønn", exact=True).select_option(label="mann")
    hits(start, "115 treff")
    assert axe(start) == []
    start.goto((folder / "start.2.html").as_uri())
    assert axe(start) == []


def test_one_is_picked_by_keys_and_goes_along_and_back_keeps_the_search(start: Page) -> None:
    start.get_by_label("Søk i listen").fill("Nummer150")
    hits(start, "1 treff")
    start.get_by_role("button", name="Velg Prøve Nummer150").press("Enter")
    expect(start.get_by_role("radio", name="Prøve Nummer150")).to_be_focused()
    expect(start.get_by_role("radio", name="Prøve Nummer150")).to_be_checked()
    expect(start.get_by_text("Legen har ledig plass.").first).to_be_visible()
    start.locator(".screen").get_by_role("link", name="Neste", exact=True).click()
    expect(start.get_by_text("Prøve Nummer150 er legen din.")).to_be_visible()
    start.go_back()
    hits(start, "1 treff")
    expect(start.get_by_role("radio", name="Prøve Nummer150")).to_be_checked()


def test_the_prototypes_own_way_back_keeps_the_search(page: Page, folder: Path) -> None:
    address, stop = serve_folder(folder.parents[2])
    page.goto(f"{address}verksted/prototype/velg/start.html?sok=Nummer150")
    hits(page, "1 treff")
    page.get_by_role("button", name="Velg Prøve Nummer150").click()
    page.locator(".screen").get_by_role("link", name="Neste", exact=True).click()
    page.get_by_role("link", name="Tilbake").click()
    hits(page, "1 treff")
    stop()


def test_without_scripts_all_can_be_read_page_by_page_and_the_way_goes_on(browser: Browser, folder: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "start.html").as_uri())
        expect(page.get_by_label("Søk i listen")).to_be_hidden()
        page.get_by_role("link", name="Se hele listen, 100 på hver side").click()
        read = names(page)
        while page.get_by_role("link", name="Neste side").count():
            page.get_by_role("link", name="Neste side").click()
            read += names(page)
        assert read == [f"Prøve Nummer{number}" for number in range(230)]
        page.get_by_role("radio", name="Peder Prøvestad").check()
        expect(page.get_by_text("Legen har full liste.").first).to_be_visible()
        page.locator(".screen").get_by_role("link", name="Neste", exact=True).click()
        expect(page.get_by_role("heading", name="Ferdig", level=1)).to_be_visible()
