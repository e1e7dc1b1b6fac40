"""Answers carried from screen to screen: shown as words, cleared on request, and trusted by nobody."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import DESK, flow_pages, tab
from tests.projects import write_project
from tests.sites import BuiltSite
from veiviser.model.site import flow_folder
from veiviser.pipeline import generate
from veiviser.writing import write_files

SiteOf = Callable[[str], BuiltSite]
MARKUP = '<img src=x onerror=alert(1)> & {sted} "katt" \' <script>alert(2)</script>'
KEY = "veiviser:savnet-katt"
HUGE = "x" * 1_000_000
TAMPERED = [
    "not json",
    "null",
    "[]",
    '"text"',
    "7",
    '{"answers": {"slag": null, "sted": 3, "ring": []}, "pressed": 3, "hops": "x", "review": []}',
    '{"answers": {"slag": {"words": 1}, "sted": {"words": "ok", "text": {"a": 1}, "ids": "x"}}}',
    '{"answers": {"slag": {"words": "Ulv", "ids": ["../x", "#", "vis-trykk", null, 4]}}}',
    '{"answers": {"__proto__": {"words": "y"}, "constructor": {"words": "z"}}}',
    json.dumps({"answers": {"sted": {"words": HUGE, "text": HUGE, "ids": [HUGE]}}}),
]

TWO_STATES = """
title: Prøve
entries: {a: Start}
screens:
  a:
    title: A
    body:
      - question: Er du syk?
        answer: syk
        choices: {ja: "Ja", nei: "Nei"}
      - button: Neste
    next: b
  b:
    title: B
    end: done
    body:
      - notice: Bli hjemme.
        when: {syk: ja}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"markup was obeyed: {dialog.message}"))
        yield page


@pytest.fixture
def flow(site_of: SiteOf) -> str:
    """The address of the example's prototype."""
    return (site_of("example").folder / "verksted/prototype" / "savnet-katt").as_uri()


def answer(page: Page, flow: str) -> None:
    """The whole way to the day and time, with markup for words."""
    page.goto(f"{flow}/om-katten.html")
    page.get_by_text("Utekatt", exact=True).locator("visible=true").click()
    page.locator("#sted").fill(MARKUP)
    page.locator('label[for="kjennetegn--chip"]').click()
    page.locator('label[for="alder--voksen"]').click()
    page.locator('.screen [data-control="button-7"]:visible').click()
    page.locator('label[for="ring--mandag"]').click()
    page.locator('label[for="ring--mandag--10-00"]').click()


def send(page: Page) -> None:
    page.locator(".screen").get_by_role("link", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meldingen er sendt")


def test_what_was_written_and_chosen_shows_later_as_words(page: Page, flow: str) -> None:
    answer(page, flow)
    send(page)
    expect(page.locator('.screen [data-answer="sted"]')).to_have_text(MARKUP)
    expect(page.locator('.screen [data-answer="ring"]')).to_have_text("Mandag, 10.00")
    expect(page.locator('.screen [data-answer="slag"]')).to_have_text("Utekatt")
    assert page.locator('[data-answer="sted"] *').count() == 0


def test_a_screen_that_is_returned_to_is_as_it_was_left(page: Page, flow: str) -> None:
    answer(page, flow)
    page.goto(f"{flow}/om-katten.html")
    expect(page.locator("#slag--ute")).to_be_checked()
    expect(page.locator("#sted")).to_have_value(MARKUP)
    expect(page.locator("#kjennetegn--chip")).to_be_checked()


def test_a_new_start_forgets_everything(page: Page, flow: str) -> None:
    answer(page, flow)
    page.get_by_role("link", name="Start på nytt").click()
    assert page.evaluate("sessionStorage.getItem('veiviser:savnet-katt')") is None
    page.goto(f"{flow}/sendt--meldt-ja.html")
    expect(page.locator('.screen [data-answer="sted"]')).to_have_text("Eksempel: Langs elva")


def test_nothing_is_kept_but_the_answers_and_only_for_this_visit(page: Page, flow: str) -> None:
    answer(page, flow)
    send(page)
    assert page.evaluate("Object.keys(sessionStorage)") == [KEY]
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.cookie") == ""
    assert page.context.cookies() == []


@pytest.mark.parametrize("stored", TAMPERED, ids=range(len(TAMPERED)))
def test_what_was_tampered_with_breaks_nothing(stored: str, page: Page, flow: str) -> None:
    page.goto(f"{flow}/om-katten.html")
    page.evaluate("pair => sessionStorage.setItem(...pair)", [KEY, stored])
    page.goto(f"{flow}/sendt--meldt-ja.html")
    shown = page.locator('.screen [data-answer="ring"]')
    expect(shown).to_have_text("Eksempel: Mandag, 09.00")
    assert len(page.locator(".screen").inner_text()) < 2000
    answer(page, flow)
    send(page)
    expect(shown).to_have_text("Mandag, 10.00")


def test_a_browser_that_remembers_nothing_still_walks(page: Page, flow: str) -> None:
    page.add_init_script("Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no'); };")
    answer(page, flow)
    send(page)
    expect(page.locator('.screen [data-answer="ring"]')).to_have_text("Eksempel: Mandag, 09.00")


def test_without_scripts_the_samples_show(browser: Browser, site_of: SiteOf) -> None:
    shown = 0
    with tab(browser, DESK, java_script_enabled=False) as page:
        for path in flow_pages(site_of("example"), "savnet-katt"):
            page.goto(path.as_uri())
            for carried in page.locator(".screen [data-answer]").all():
                assert (carried.text_content() or "").strip()
                shown += 1
    assert shown


def test_an_address_takes_the_answers_along_to_who_opens_it(browser: Browser, flow: str) -> None:
    with tab(browser, DESK) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{flow}/forsiden.html")
        page.locator(".screen a[data-control]").first.click()
        answer(page, flow)
        send(page)
        expect(page.locator(".answers")).to_contain_text("Mandag", timeout=10_000)
        said = page.locator(".answers > div").all_text_contents()
        page.goto(f"{flow}/om-katten.html")
        page.get_by_role("button", name="Kopier adresse").click()
        expect(page.get_by_text("Adressen er kopiert.").locator("visible=true")).to_be_visible()
        address = page.evaluate("navigator.clipboard.readText()")
    with tab(browser, DESK) as page:
        page.goto(address)
        expect(page).to_have_url(f"{flow}/om-katten.html")
        expect(page.locator("#sted")).to_have_value(MARKUP)
        expect(page.get_by_label("Utekatt", exact=True)).to_be_checked()
        page.locator('.screen [data-control="button-7"]:visible').click()
        page.locator('label[for="ring--mandag"]').click()
        page.locator('label[for="ring--mandag--10-00"]').click()
        send(page)
        expect(page.locator(".answers > div")).to_have_text(said)


@pytest.mark.parametrize("carried", ["", "{", "null", "%", '{"version": "abc123", "answers": {}}', *TAMPERED])
def test_an_address_that_fits_no_more_says_so_and_the_page_works(page: Page, flow: str, carried: str) -> None:
    page.goto(f"{flow}/om-katten.html#svar={carried[:2000]}")
    expect(page.locator(".tools__said")).to_have_text("Adressen ble laget da spørsmålene var andre. Se over svarene.")
    page.get_by_text("Utekatt", exact=True).locator("visible=true").click()
    expect(page.get_by_label("Utekatt", exact=True)).to_be_checked()


def carried(page: Page, address: str, answers: dict[str, dict[str, str]]) -> None:
    told = {name: {"words": "Ja", "counts": True, **given} for name, given in answers.items()}
    page.goto(f"{address}#svar={quote(json.dumps({'version': 'gammel', 'began': True, 'answers': told}))}")


def test_an_address_with_answers_that_are_no_more_names_and_drops_them(page: Page, flow: str) -> None:
    unknown = {"farge": {"label": "Hvilken farge?", "value": "gul"}, "slag": {"label": "Slag", "value": "loeve"}}
    carried(page, f"{flow}/sendt--meldt-ja.html", {**unknown, "alder": {"label": "Alder", "value": "voksen"}})
    told = page.locator(".tools__said")
    expect(told).to_contain_text("Disse svarene finnes ikke lenger, og er tatt bort: «Hvilken farge?: Ja», «Slag: Ja».")
    expect(page.locator(".answers")).to_contain_text("Hvor gammel er du?")
    expect(page.locator(".answers")).not_to_contain_text("farge")
    assert told.locator("a").count() == 0


def test_an_address_of_another_state_offers_the_nearest(browser: Browser, tmp_path: Path) -> None:
    files = generate(write_project(tmp_path / "project", flows=TWO_STATES)).site_files
    write_files(tmp_path / "site", {path: file for path, file in files.items() if not path.startswith("assets/")})
    folder = (tmp_path / "site" / flow_folder("prove")).as_uri()
    with tab(browser, DESK) as page:
        page.route("**/*.woff2", lambda route: route.fulfill(body=b""))
        carried(page, f"{folder}/b--syk-ja.html", {"syk": {"label": "Er du syk?", "value": "nei"}})
        expect(page.locator(".tools__said")).to_contain_text("Denne siden gjelder andre svar enn dem i adressen.")
        page.get_by_role("link", name="Gå til siden som passer best").click()
        page.wait_for_url("**/b--syk-nei.html")
        expect(page.locator(".tools__said")).to_be_hidden()
        carried(page, f"{folder}/b--syk-nei.html", {"syk": {"label": "Er du syk?", "value": "nei"}})
        expect(page.locator(".tools__said")).to_have_text(
            "Adressen ble laget da spørsmålene var andre. Se over svarene."
        )
