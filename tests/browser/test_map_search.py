"""The search on the map, and answers that come with an address."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.sites import BuiltSite


def test_words_find_the_screens_that_have_them(page: Page, site_of: Callable[[str], BuiltSite]) -> None:
    page.goto((site_of("veiviser").folder / "verksted/prototype/kommunal-nettlege/index.html").as_uri())
    lines = page.locator(".outline__screen:visible")
    everything = lines.count()
    page.get_by_label("Søk i skjermene").fill("«Timebestillingen  ER sendt»")
    expect(lines).to_have_count(1)
    expect(page.locator("#skjerm--sendt .outline__here ol")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 skjerm har disse ordene.")
    page.get_by_label("Søk i skjermene").fill("")
    expect(lines).to_have_count(everything)


def test_an_address_carries_answers_and_nothing_else(page: Page, site_of: Callable[[str], BuiltSite]) -> None:
    folder = (site_of("veiviser").folder / "verksted/prototype/kommunal-nettlege").as_uri()
    page.goto(f"{folder}/velg-tid.html?tidspunkt=mandag-4/11-20&skjerm=x&tidspunkt=<b>")
    expect(page.locator("#tidspunkt--mandag-4--11-20")).to_be_checked()
    page.locator(".screen .ds-button:visible").click()
    expect(page.locator(".screen h1")).to_have_text("Timebestilling: Se gjennom bestillingen")
