"""What a person sees is what that person did: with scripts, without, and from a folder."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.drawn import draw_flow
from tests.browser.pages import DESK, tab
from tests.browser.serving import serve_folder
from tests.conftest import ReadFlow
from veiviser.model.project import Look

FLOWS = Path(__file__).parent / "flows"
Open = Callable[[str, str], None]
"""Opens a page of a flow: the flow's file, the page."""


@pytest.fixture(scope="module")
def prototype_of(flow_of: ReadFlow, look: Look, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The address of a flow's pages, drawn once."""
    drawn: dict[str, str] = {}

    def address(name: str) -> str:
        if name not in drawn:
            flow = flow_of((FLOWS / f"{name}.yaml").read_text(encoding="utf-8"))
            drawn[name] = draw_flow(flow, look, tmp_path_factory.mktemp(name)).as_uri()
        return drawn[name]

    return address


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK, java_script_enabled=request.param) as page:
        yield page


@pytest.fixture
def scripted(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        yield page


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK, java_script_enabled=False) as page:
        yield page


def choose(page: Page, *labels: str) -> None:
    for label in labels:
        page.locator(".screen label").filter(has_text=label).locator("visible=true").first.click()


def press(page: Page, name: str) -> None:
    page.wait_for_load_state()  # until its styles are there, all that a screen may show shows
    page.locator(".screen").get_by_role("link", name=name, exact=True).locator("visible=true").click()


def change(page: Page, name: str) -> None:
    """Go to the question; once its page is there, what was answered has come back."""
    with page.expect_event("load"):
        page.locator(".summary").get_by_role("link", name=name).click()


def title(page: Page) -> str:
    return page.locator(".screen h1").inner_text()


def screen(page: Page) -> str:
    page.wait_for_load_state()
    return " ".join(page.locator(".screen").inner_text().split())


def panel(page: Page) -> dict[str, str]:
    """«Svar så langt», as read once the page is there."""
    page.wait_for_load_state()
    rows = page.locator(".answers > div:visible").all()
    return {row.locator("dt").inner_text(): row.locator("dd").inner_text() for row in rows}


def rows(page: Page) -> dict[str, str]:
    """The summary, as read once the page is there: its script says what was answered."""
    page.wait_for_load_state()
    found = page.locator(".summary__row:visible").all()
    return {row.locator("dt").inner_text(): row.locator(".summary__answer").inner_text() for row in found}


# Hidden is not picked


def test_a_choice_hidden_by_another_answer_is_asked_for_anew(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('county')}/sted.html")
    choose(page, "Agder", "Kristiansand", "Rogaland")
    press(page, "Neste")
    assert title(page) == "Hvor bor du?"
    expect(page.locator("#feil--kommune")).to_be_visible()
    expect(page.locator("#feil--fylke")).to_be_hidden()
    choose(page, "Sandnes")
    press(page, "Neste")
    assert title(page) == "Kontoret i Stavanger"


def test_a_hidden_choice_is_offered_again_when_it_comes_back(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('county')}/sted.html")
    choose(page, "Agder", "Kristiansand", "Rogaland", "Agder")
    press(page, "Neste")
    assert title(page) == "Kontoret i Kristiansand"


def test_a_choice_hidden_by_another_answer_is_not_in_the_panel(
    scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('county')}/sted.html")
    choose(page, "Agder", "Kristiansand", "Rogaland")
    assert panel(page)["Hvilken kommune bor du i?"] == "Ikke besvart"


# An answer counts while it is asked for


def test_an_answer_of_a_way_that_was_left_is_told_nowhere(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('married')}/gift-for.html")
    for answers in (["Ja"], ["Skilt"]):
        choose(page, *answers)
        press(page, "Neste")
    assert "bevilling til skilsmisse" in screen(page)
    assert list(rows(page)) == ["Gift før", "Sivilstand"]
    change(page, "Endre Gift før")
    choose(page, "Nei")
    press(page, "Neste")
    assert title(page) == "Dette må du sende inn"
    assert "skilsmisse" not in screen(page)
    assert list(rows(page)) == ["Gift før"]
    assert "Skilt" not in str(panel(page))


def test_changing_an_answer_asks_for_nothing_that_was_answered(
    scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('married')}/gift-for.html")
    for answers in (["Ja"], ["Skilt"]):
        choose(page, *answers)
        press(page, "Neste")
    change(page, "Endre Gift før")
    expect(page.locator("#gift--ja")).to_be_checked()
    press(page, "Neste")
    page.wait_for_url("**/trenger*")
    assert rows(page) == {"Gift før": "Ja", "Sivilstand": "Skilt"}
    change(page, "Endre Gift før")
    choose(page, "Nei")
    press(page, "Neste")
    assert rows(page) == {"Gift før": "Nei"}
    change(page, "Endre Gift før")
    choose(page, "Ja")
    press(page, "Neste")
    page.wait_for_url("**/trenger*")
    assert rows(page) == {"Gift før": "Ja", "Sivilstand": "Skilt"}


ASKED_LATER = """
title: Til barn
entries: {barn: Start}
screens:
  barn:
    title: Barn
    next: mer
    body:
      - question: Har du barn?
        answer: barn
        choices: {ja: Ja, nei: Nei}
      - button: Neste
  mer:
    title: Mer
    next: svar
    body:
      - question: Bor du alene?
        answer: alene
        choices: {ja: Ja, nei: Nei}
      - question: Går de i barnehage?
        answer: barnehage
        optional: true
        when: {barn: ja}
        choices: {ja: Ja, nei: Nei}
      - button: Neste
  svar:
    title: Svarene
    end: done
    body:
      - summary: Svarene dine
        rows:
          barn: {label: Barn, answer: barn, to: barn}
          alene: {label: Alene, answer: alene, to: mer}
          barnehage: {label: Barnehage, answer: barnehage, to: mer}
"""


def test_after_a_change_what_was_never_asked_is_asked_though_it_can_be_left_open(
    scripted: Page, flow_of: ReadFlow, look: Look, tmp_path: Path
) -> None:
    page = scripted
    page.goto(f"{draw_flow(flow_of(ASKED_LATER), look, tmp_path).as_uri()}/barn.html")
    for answer in ("Nei", "Nei"):
        choose(page, answer)
        press(page, "Neste")
    assert rows(page) == {"Barn": "Nei", "Alene": "Nei"}
    change(page, "Endre Barn")
    choose(page, "Ja")
    press(page, "Neste")
    page.wait_for_url("**/mer*")
    expect(page.locator(".screen legend").filter(has_text="barnehage")).to_be_visible()
    press(page, "Neste")
    assert rows(page) == {"Barn": "Ja", "Alene": "Nei", "Barnehage": "Ikke besvart"}


ON_EITHER_WAY = """
title: To veier
entries: {valg: Start}
screens:
  valg:
    title: Valg
    next: [{to: kort, when: {hvor: kort}}, {to: lang}]
    body:
      - question: Hvor lenge?
        answer: hvor
        choices: {kort: Kort, lang: Lenge}
      - button: Neste
  kort:
    title: Kort
    next: slutt
    body:
      - question: Hvem er du?
        answer: hvem
        choices: {far: Far, mor: Mor}
      - link: Heller lenge
        to: lang
        leaves: true
      - button: Neste
  lang:
    title: Lenge
    next: slutt
    body:
      - question: Hvem er du?
        answer: hvem
        choices: {far: Far, mor: Mor}
      - button: Neste
  slutt:
    title: Slutt
    end: done
    body:
      - text: "Du er {hvem}."
      - link: Velg på nytt
        to: kort
"""


def test_what_either_of_two_screens_asks_counts_until_one_is_before_both(
    scripted: Page, flow_of: ReadFlow, look: Look, tmp_path: Path
) -> None:
    page = scripted
    page.goto(f"{draw_flow(flow_of(ON_EITHER_WAY), look, tmp_path).as_uri()}/valg.html")
    for answer in ("Kort", "Mor"):
        choose(page, answer)
        press(page, "Neste")
    assert screen(page) == "Slutt Du er Mor. Velg på nytt"
    press(page, "Velg på nytt")
    assert panel(page) == {"Hvor lenge?": "Kort", "Hvem er du?": "Mor"}
    page.go_back()
    page.go_back()
    page.go_back()
    assert panel(page) == {}


def test_browser_back_and_another_answer_withdraw_it_too(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('married')}/gift-for.html")
    choose(page, "Ja")
    press(page, "Neste")
    choose(page, "Skilt")
    press(page, "Neste")
    page.go_back()
    page.go_back()
    assert panel(page) == {}
    choose(page, "Nei")
    press(page, "Neste")
    assert rows(page) == {"Gift før": "Nei"}
    assert panel(page) == {"Har du vært gift før?": "Nei"}


def test_an_error_that_was_told_takes_nothing_back(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('married')}/gift-for.html")
    choose(page, "Ja")
    press(page, "Neste")
    press(page, "Neste")
    expect(page.locator(".error:visible")).to_be_visible()
    page.go_back()
    page.go_forward()
    assert panel(page) == {"Har du vært gift før?": "Ja"}


# An example is not an answer


def test_nobody_is_thanked_by_another_name(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('name')}/start.html")
    choose(page, "Far", "Om kvelden")
    press(page, "Send")
    assert "søknaden for barnet ditt fra Far, Om kvelden." in screen(page)
    assert panel(page) == {"Navnet på barnet": "barnet ditt", "Hvem søker?": "Far", "Når passer det?": "Om kvelden"}


def test_without_scripts_an_example_says_that_it_is_one(unscripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = unscripted
    page.goto(f"{prototype_of('name')}/start.html")
    choose(page, "Far", "Om kvelden")
    press(page, "Send")
    assert "søknaden for Eksempel: Kari Nordmann fra Eksempel: Mor, Om kvelden." in screen(page)


def test_an_address_opened_fresh_says_that_all_is_an_example(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('name')}/sendt--nar-dag.html")
    assert "søknaden for Eksempel: Kari Nordmann fra Eksempel: Mor, På dagen." in screen(page)


def test_a_question_left_open_is_told_as_not_answered(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('optional')}/skjema.html")
    press(page, "Send")
    assert rows(page) == {"Ja eller nei": "Ikke besvart"}
    assert panel(page) == {"Ja eller nei?": "Ikke besvart"}


def test_the_way_out_leaves_the_answers_behind(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('name')}/start.html")
    press(page, "Avbryt")
    assert panel(page) == {}


def test_the_way_out_drops_what_was_picked_too(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('name')}/start.html")
    choose(page, "Far", "Om kvelden")
    press(page, "Avbryt")
    assert panel(page) == {}
    page.go_back()
    expect(page.locator("#hvem--far")).to_be_checked()


def test_words_for_nobody_are_the_authors_in_the_panel_too(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('name')}/start.html")
    page.locator("#navn").fill("Nils")
    page.locator("#navn").fill("")
    choose(page, "Far", "Om kvelden")
    assert panel(page)["Navnet på barnet"] == "barnet ditt"


# Many answers are an answer


def test_all_that_is_ticked_is_listed(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('review')}/risiko.html")
    choose(page, "Ja")
    press(page, "Neste")
    choose(page, "Salg", "Forfall")
    press(page, "Neste")
    choose(page, "Nei")
    press(page, "Neste")
    assert rows(page) == {"Utsatt": "Ja", "Hvordan": "Salg, Forfall", "Eier": "Nei"}
    assert list(panel(page).values()) == ["Ja", "Salg, Forfall", "Nei"]
    change(page, "Endre Utsatt")
    choose(page, "Nei")
    press(page, "Neste")
    page.wait_for_url("**/oppsummering*")
    assert rows(page) == {"Utsatt": "Nei", "Eier": "Nei"}
    assert list(panel(page).values()) == ["Nei", "Nei"]


def test_a_box_that_goes_with_no_other_takes_their_place(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('boxes')}/plager.html")
    choose(page, "Hoste", "Ingen av disse")
    expect(page.locator("#plager--hoste")).not_to_be_checked()
    choose(page, "Brystsmerter")
    expect(page.locator("#plager--ingen")).not_to_be_checked()
    press(page, "Neste")
    assert screen(page) == "Ring 113 Ring 113. Du krysset av for Brystsmerter."


def test_without_scripts_what_goes_with_it_does_not_count(unscripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = unscripted
    page.goto(f"{prototype_of('boxes')}/plager.html")
    choose(page, "Hoste", "Ingen av disse")
    assert "ta en test" not in screen(page)
    expect(page.locator('label[for="plager--hoste"]')).to_be_hidden()
    press(page, "Neste")
    assert title(page) == "Du trenger ikke time"


def test_without_scripts_all_that_is_ticked_is_listed_where_it_is_remembered(
    unscripted: Page, flow_of: ReadFlow, look: Look, tmp_path: Path
) -> None:
    page = unscripted
    text = (FLOWS / "together.yaml").read_text("utf-8")
    text = text.replace("        answer: plager\n", "        answer: plager\n        remember: true\n")
    text = text.replace("Kom i dag.", "'Du har: {plager}.'")
    page.goto(f"{draw_flow(flow_of(text), look, tmp_path).as_uri()}/plager.html")
    choose(page, "Hoste", "Feber")
    press(page, "Neste")
    assert screen(page) == "Time i dag Du har: Hoste, Feber."


# The side panel


def test_a_way_in_the_panel_gives_the_answer_that_it_names(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('married')}/gift-for.html")
    page.locator(".lead").filter(has_text="Nei").click()
    assert panel(page) == {"Har du vært gift før?": "Nei"}
    assert rows(page) == {"Gift før": "Nei"}


def test_a_way_in_the_panel_takes_the_place_of_a_number(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('age')}/alder.html")
    page.locator("#alder--tall").fill("40")
    page.locator(".lead").filter(has_text="Barn").first.click()
    page.go_back()
    expect(page.locator("#alder--tall")).to_have_value("")
    expect(page.locator("#alder--barn")).to_be_checked()


def test_a_way_in_the_panel_takes_the_place_of_boxes(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('boxes')}/plager.html")
    choose(page, "Hoste")
    page.locator(".lead").filter(has_text="Ring 113").first.click()
    assert screen(page) == "Ring 113 Ring 113. Du krysset av for Brystsmerter."


# What people type

NUMBERS: list[tuple[str, Any]] = [
    ("4", "barn"),
    ("15,5", "barn"),
    ("16 år", "voksen"),
    ("1 000", "voksen"),
    ("1.000", "voksen"),
    ("1\u00a0000", "voksen"),
    ("1\u202f000", "voksen"),
    ("300 000 kr", "voksen"),
    ("+ 20", "voksen"),
    ("− 1", "Tallet er for lite."),
    ("-1", "Tallet er for lite."),
    ("1e3", "Skriv tallet med sifre, for eksempel 12."),
    ("fire", "Skriv tallet med sifre, for eksempel 12."),
    ("", "Skriv tallet, eller velg gruppen."),
]


@pytest.mark.parametrize(("written", "expected"), NUMBERS)
def test_a_number_is_read_as_people_write_it(
    written: str, expected: str, scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('age')}/alder.html")
    field = page.locator("#alder--tall")
    field.fill("40")
    expect(page.locator("#alder--voksen")).to_be_checked()
    field.fill(written)
    press(page, "Neste")
    if expected in ("barn", "voksen"):
        assert page.url.endswith(f"/{expected}.html")
    else:
        expect(page.locator("#feil--alder")).to_have_text(f"Feil: {expected}")
        assert page.title().startswith("Feil: ")


def test_all_that_is_open_is_listed(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('several')}/a.html")
    press(page, "Neste")
    listed = page.locator(".errors:visible a:visible")
    assert listed.all_inner_texts() == ["Svar om bil.", "Svar om hund.", "Skriv e-posten."]
    for name in ("bil", "hund", "epost"):
        expect(page.locator(f"#feil--{name}")).to_be_visible()
    choose(page, "Ja")
    assert listed.all_inner_texts() == ["Svar om hund.", "Skriv e-posten."]
    listed.first.click()
    expect(page.locator("#hund--ja")).to_be_focused()


def test_the_list_has_the_focus_and_the_title_says_so(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('several')}/a.html")
    press(page, "Neste")
    expect(page.locator("#feil")).to_be_focused()
    assert page.title().startswith("Feil: To spørsmål")


def test_the_title_says_so_after_reloading_too(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    for name, start in (("several", "a"), ("age", "alder")):
        page.goto(f"{prototype_of(name)}/{start}.html")
        press(page, "Neste")
        page.reload()
        expect(page.locator(".error:visible").first).to_be_visible()
        assert page.title().startswith("Feil: "), name


def test_what_is_written_wrongly_has_words_of_its_own(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('several')}/a.html")
    page.locator("#epost").fill("kari")
    press(page, "Neste")
    error = page.locator("#feil--epost")
    assert "Skriv en e-postadresse, for eksempel navn@eksempel.no." in error.inner_text()
    assert "Skriv e-posten." not in error.inner_text()
    page.locator("#epost").fill("kari@eksempel.no")
    expect(error).to_be_hidden()


@pytest.mark.parametrize(
    ("field", "wrong", "says", "right"),
    [
        ("epost", "kari", "E-posten må ha en krøllalfa.", "kari@eksempel.no"),
        ("telefon", "ring meg", "Skriv et telefonnummer", "22 22 22 22"),
    ],
)
def test_what_may_be_left_open_is_told_when_it_is_written_wrongly(
    field: str, wrong: str, says: str, right: str, page: Page, prototype_of: Callable[[str], str]
) -> None:
    page.goto(f"{prototype_of('wrong')}/start.html")
    choose(page, "Ja")
    page.locator(f"#{field}").fill(wrong)
    press(page, "Neste")
    assert title(page) == "Om deg"
    expect(page.locator(f"#feil--{field}")).to_contain_text(says)
    expect(page.locator(f"#feil--{field}")).to_be_visible()
    page.locator(f"#{field}").fill(right)
    expect(page.locator(f"#feil--{field}")).to_be_hidden()
    press(page, "Neste")
    assert title(page) == "Takk"


def test_what_is_wrong_in_a_choice_that_was_left_hinders_nobody(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('wrong')}/start.html")
    choose(page, "Ja")
    page.locator("#telefon").fill("ring meg")
    choose(page, "Nei")
    press(page, "Neste")
    assert title(page) == "Takk"


def test_a_number_that_need_not_be_written_is_told_when_it_is_none(
    scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('wrong')}/start.html")
    choose(page, "Nei")
    for wrong, says in (("mange", "Skriv tallet med sifre"), ("40", "Tallet er for stort.")):
        page.locator("#antall--tall").fill(wrong)
        press(page, "Neste")
        expect(page.locator("#feil--antall")).to_contain_text(says)
        assert title(page) == "Om deg"
    page.locator("#antall--tall").fill("4")
    expect(page.locator("#feil--antall")).to_be_hidden()
    press(page, "Neste")
    assert "om Under 5." in screen(page)


def test_a_day_without_its_time_is_told_though_no_answer_is_needed(
    page: Page, prototype_of: Callable[[str], str]
) -> None:
    page.goto(f"{prototype_of('wrong')}/start.html")
    choose(page, "Nei", "Mandag")
    press(page, "Neste")
    assert title(page) == "Om deg"
    expect(page.locator("#feil--tid")).to_contain_text("Velg dag og tidspunkt.")
    expect(page.locator("#feil--tid")).to_be_visible()
    choose(page, "10.00")
    expect(page.locator("#feil--tid")).to_be_hidden()
    press(page, "Neste")
    assert title(page) == "Takk"


# What stands in a choice that was left


def test_a_question_in_a_choice_that_was_left_decides_nothing(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('nested')}/start.html")
    choose(page, "Bil", "Elbil")
    assert "tilskudd" in screen(page)
    choose(page, "Hus")
    assert "tilskudd" not in screen(page)
    press(page, "Neste")
    assert title(page) == "Slutt"
    assert list(rows(page)) == ["Sak"]


def test_what_was_hidden_is_offered_again_after_reloading_too(
    scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('nested')}/start.html")
    choose(page, "Bil", "Dieselbil", "Hus")
    page.reload()
    choose(page, "Hus", "Bil")
    expect(page.locator("#bil--diesel")).to_be_checked()
    assert panel(page) == {"Hva gjelder det?": "Bil", "Hvilken bil?": "Dieselbil"}


def test_what_was_hidden_leaves_the_panel_at_once(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('nested')}/start.html")
    choose(page, "Bil", "Elbil")
    assert panel(page) == {"Hva gjelder det?": "Bil", "Hvilken bil?": "Elbil"}
    choose(page, "Hus")
    assert panel(page) == {"Hva gjelder det?": "Hus"}


def test_what_was_left_is_told_as_not_answered(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('nested')}/start.html")
    choose(page, "Bil", "Elbil", "Lys", "Hus")
    press(page, "Neste")
    assert "Bil: Ikke besvart. Galt: Ikke besvart." in screen(page)
    assert panel(page) == {"Hva gjelder det?": "Hus"}


def test_no_box_ticked_is_an_answer_too(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('nested')}/start.html")
    choose(page, "Bil", "Elbil", "Lys", "Lys")
    assert panel(page)["Hva er galt?"] == "Ingen"
    press(page, "Neste")
    assert "Du har Elbil, og galt er: Ingen." in screen(page)
    press(page, "Tilbake til start")
    expect(page.locator("#bil--el")).to_be_checked()
    choose(page, "Lys", "Dekk")
    press(page, "Neste")
    press(page, "Neste")
    assert rows(page) == {"Sak": "Bil", "Bil": "Elbil", "Galt": "Lys, Dekk"}
    page.reload()
    assert rows(page) == {"Sak": "Bil", "Bil": "Elbil", "Galt": "Lys, Dekk"}


# The starter


@pytest.mark.parametrize("scripts", [True, False])
def test_the_starter_thanks_nobody_for_nothing(
    scripts: bool, browser: Browser, flow_of: ReadFlow, look: Look, tmp_path: Path
) -> None:
    starter = files("veiviser") / "starter" / "flows" / "barnehageplass.yaml"
    folder = draw_flow(flow_of(starter.read_text("utf-8")), look, tmp_path).as_uri()
    with tab(browser, DESK, java_script_enabled=scripts) as page:
        page.goto(f"{folder}/barnet.html")
        press(page, "Send søknaden")
        assert title(page) == "Om barnet"
        page.locator("#navn").fill("   ")
        press(page, "Send søknaden")
        assert title(page) == "Om barnet"
        expect(page.locator("#feil--navn")).to_be_visible()
        page.locator("#navn").fill("Nils")
        press(page, "Send søknaden")
        assert ("søknaden for Nils." if scripts else "søknaden for Eksempel: Kari Nordmann.") in screen(page)


# From a server


def test_a_change_comes_back_on_a_server_too(scripted: Page, flow_of: ReadFlow, look: Look, tmp_path: Path) -> None:
    folder = draw_flow(flow_of((FLOWS / "married.yaml").read_text("utf-8")), look, tmp_path)
    address, stop = serve_folder(tmp_path)
    try:
        page = scripted
        page.goto(f"{address}verksted/prototype/{folder.name}/gift-for.html")
        choose(page, "Ja")
        press(page, "Neste")
        choose(page, "Skilt")
        press(page, "Neste")
        change(page, "Endre Gift før")
        press(page, "Neste")
        page.wait_for_url("**/trenger*")
        assert rows(page) == {"Gift før": "Ja", "Sivilstand": "Skilt"}
    finally:
        stop()


def test_axe_finds_nothing_in_the_list_of_errors(
    scripted: Page, prototype_of: Callable[[str], str], axe: Callable[[Page], list[str]]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('several')}/a.html")
    press(page, "Neste")
    assert axe(page) == []


def test_boxes_that_are_asked_for_together_count_only_together(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('together')}/plager.html")
    together = page.get_by_text("Hoster du og har feber, holder du deg hjemme.")
    apart = page.get_by_text("Da er det ikke influensa.")
    choose(page, "Hoste")
    expect(together).to_be_hidden()
    expect(apart).to_be_visible()
    choose(page, "Feber")
    expect(together).to_be_visible()
    expect(apart).to_be_hidden()
    press(page, "Neste")
    expect(page.locator(".screen h1")).to_have_text("Time i dag")
    page.goto(f"{prototype_of('together')}/plager.html")
    for label in ("Hoste", "Feber", "Utslett"):
        input = page.get_by_label(label)
        if input.is_checked() != (label in ("Feber", "Utslett")):
            choose(page, label)
    press(page, "Neste")
    expect(page.locator(".screen h1")).to_have_text("Bestill time")
    expect(page.get_by_text("Ta bilde av utslettet.")).to_be_visible()


def test_a_way_in_the_panel_ticks_the_boxes_that_it_names(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('together')}/plager.html")
    ways = page.locator(".leads .lead[data-kind=way]")
    expect(ways).to_contain_text(
        ["Hoste →", "Feber →", "Hoste og Feber → Time i dag", "Utslett →", "Andre med Hoste og Feber →", "Alle andre →"]
    )
    expect(page.locator(".leads a.lead[data-kind=way]")).to_have_count(4)
    choose(page, "Utslett")
    ways.filter(has_text="Hoste og Feber").first.click()
    expect(page.locator(".screen h1")).to_have_text("Time i dag")
    page.go_back()
    assert [page.get_by_label(box).is_checked() for box in ("Hoste", "Feber", "Utslett")] == [True, True, False]


def test_what_is_answered_from_a_menu_counts_there_and_from_there_on(
    page: Page, prototype_of: Callable[[str], str]
) -> None:
    page.goto(f"{prototype_of('hub')}/oppgaver.html")
    expect(page.get_by_text("Du bor alene.", exact=True)).to_have_count(0)
    press(page, "Om deg")
    choose(page, "Alene")
    press(page, "Lagre")
    expect(page.get_by_text("Du har svart om deg.")).to_be_visible()
    expect(page.get_by_text("Du bor alene.", exact=True)).to_be_visible()
    press(page, "Se over og send")
    expect(page.locator(".screen .summary__row")).to_have_text(re.compile("Hvem bor du med.*Alene", re.DOTALL))
    page.go_back()
    press(page, "Om bygget")
    choose(page, "Gammelt")
    press(page, "Lagre")
    press(page, "Se over og send")
    expect(page.locator(".screen .summary__answer")).to_have_text(["Alene", "Gammelt"])
    expect(page.get_by_text("Du bor alene i et gammelt bygg.")).to_be_visible()
    press(page, "Send")
    expect(page.locator(".screen").get_by_text("Bor: ")).to_contain_text("Alene")


def test_an_answer_of_a_menu_is_changed_from_its_review_and_the_rest_is_kept(
    scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('hub')}/oppgaver.html")
    for task, answer in (("Om deg", "Alene"), ("Om bygget", "Gammelt")):
        press(page, task)
        choose(page, answer)
        press(page, "Lagre")
    assert panel(page) == {"Hvem bor du med?": "Alene", "Hvor gammelt er bygget?": "Gammelt"}
    press(page, "Se over og send")
    page.locator(".screen .summary__change a").first.click()
    choose(page, "Med andre")
    press(page, "Lagre")
    expect(page.locator(".screen h1")).to_have_text("Se over")
    expect(page.locator(".screen .summary__answer")).to_have_text(["Med andre", "Gammelt"])
    expect(page.get_by_text("Du bor alene i et gammelt bygg.")).to_have_count(0)


def test_of_two_entries_only_what_was_asked_from_the_one_that_was_taken_counts(
    page: Page, prototype_of: Callable[[str], str]
) -> None:
    address = prototype_of("entries")
    page.goto(f"{address}/grunn.html")
    choose(page, "En kontroll")
    press(page, "Neste")
    expect(page.get_by_text("Du vil ha en kontroll.")).to_be_visible()
    choose(page, "Formiddag")
    press(page, "Neste")
    expect(page.locator(".screen .summary__answer")).to_have_text(["En kontroll", "Formiddag"])
    page.goto(f"{address}/tid.html")
    expect(page.get_by_text("Du vil ha en kontroll.")).to_have_count(0)
    choose(page, "Ettermiddag")
    press(page, "Neste")
    expect(page.locator(".screen .summary__answer")).to_have_text(["Ettermiddag"])
    assert panel(page) == {"Når passer det?": "Ettermiddag"}


def test_the_list_of_errors_leads_to_a_choice_that_shows(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('county')}/sted.html")
    choose(page, "Agder", "Rogaland")
    press(page, "Neste")
    link = page.locator(".errors:visible a:visible")
    link.click()
    assert page.evaluate("(document.querySelector(':focus, :target')).checkVisibility()")


def test_what_stops_does_so_whatever_else_is_open(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('stop')}/hva.html")
    stopped = page.locator(".screen [role=link][aria-disabled]:visible")
    choose(page, "Vondt")
    expect(stopped).to_have_count(1)
    choose(page, "Sag", "Ung")
    expect(stopped).to_have_count(1)
    choose(page, "Vondt", "Briller", "Voksen")
    expect(stopped).to_have_count(0)
    press(page, "Neste")
    assert title(page) == "Hent verktøyet"


def test_an_error_in_what_is_closed_opens_it(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('closed')}/start.html")
    press(page, "Neste")
    expect(page.locator("#feil--mer")).to_be_visible()


def test_what_is_written_counts_once_it_is_closed(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('closed')}/start.html")
    page.locator("summary").filter(has_text="Mer å velge").click()
    page.locator("#mer").fill("brød")
    page.locator("summary").filter(has_text="Mer å velge").click()
    press(page, "Neste")
    assert screen(page) == "Frokosten kommer Du får brød."


def test_from_a_folder_too_the_way_back_leads_where_one_was(scripted: Page, prototype_of: Callable[[str], str]) -> None:
    page = scripted
    page.goto(f"{prototype_of('terms')}/a.html")
    press(page, "Neste")
    for name in ("Les vilkår", "Tilbake"):
        with page.expect_event("load"):
            press(page, name)
    assert title(page) == "Andre"


def test_a_remembered_question_left_open_has_no_example(page: Page, prototype_of: Callable[[str], str]) -> None:
    page.goto(f"{prototype_of('kept')}/start.html")
    press(page, "Neste")
    assert screen(page) == "Slutt Før: kanskje."


def test_a_choice_that_tells_of_another_answer_is_told_as_it_read(
    page: Page, prototype_of: Callable[[str], str]
) -> None:
    page.goto(f"{prototype_of('pet')}/start.html")
    page.locator("#dyr").fill("Fido")
    press(page, "Neste")
    has_scripts = page.evaluate("document.documentElement.dataset.scripts !== undefined")
    choose(page, "Fido biter" if has_scripts else "Eksempel: Pus biter")
    if has_scripts:
        assert panel(page) == {"Hva heter dyret?": "Fido", "Er Fido snill?": "Fido biter"}
    press(page, "Neste")
    told = "Fido biter" if has_scripts else "Eksempel: Pus er snill"
    assert screen(page) == f"Slutt Du har sagt: {told}."
    assert panel(page)["Er Fido snill?" if has_scripts else "Er Pus snill?"] == told


def test_a_number_that_is_wrong_is_there_after_reloading_and_no_answer(
    scripted: Page, prototype_of: Callable[[str], str]
) -> None:
    page = scripted
    page.goto(f"{prototype_of('age')}/alder.html")
    field = page.locator(".number__input")
    field.fill("mange")
    page.reload()
    expect(field).to_have_value("mange")
    assert panel(page) == {}
    field.fill("")
    page.reload()
    expect(field).to_have_value("")
