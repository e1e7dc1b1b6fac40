"""Texts are corrected in the browser, where they are seen: with a mouse, from the keyboard, and on a phone."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import Axe
from tests.projects import write_project
from tests.test_serving import seen_until, served
from veiviser.engine import Generated, build_generated
from veiviser.pipeline import generate
from veiviser.serving.preview import Checkpoint, Show
from veiviser.serving.server import PreviewServer

START = "verksted/prototype/prove/start.html"
FLOW = "flows/prove.yaml"
PHONE: ViewportSize = {"width": 390, "height": 844}


def made(root: Path, first: str, show: Show, checkpoint: Checkpoint) -> Generated:
    return generate(root, first=first, show=show, checkpoint=checkpoint)


def built(_: Path, made: Generated, site: Path, checkpoint: Checkpoint) -> None:
    build_generated(made, site, checkpoint=checkpoint)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(
        tmp_path, page="# Hei\n\nRing {fact.vakt}, eller\nles **mer**.\n", files={"content/facts.yaml": FACT}
    )


FACT = "vakt: {value: 116117, words: 116 117, source: oppdraget, checked: 2026-05-02}\n"


@pytest.fixture
def server(root: Path) -> Iterator[PreviewServer]:
    with served(root, render=built, generate=made) as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: PreviewServer) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def correcting(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Correct texts").click()
    expect(page.get_by_role("status").filter(has_text="Choose a text")).to_be_visible()


def test_a_text_is_corrected_where_it_is_seen_and_what_quotes_it_with_it(
    page: Page, server: PreviewServer, root: Path
) -> None:
    before = (root / FLOW).read_text()
    correcting(page, f"{server.url}{START}")
    page.get_by_role("main").get_by_role("link", name="Neste").click()
    page.get_by_role("textbox", name="The words").fill("Videre")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Change those that are ticked").click()
    expect(page.get_by_text("Trykk «Videre».").first).to_be_visible()
    expect(page.get_by_role("button", name="Correct texts")).to_have_attribute("aria-pressed", "true")
    assert (root / FLOW).read_text() == before.replace("Neste", "Videre")
    while (now := (root / FLOW).read_text()) != before:
        with page.expect_response("**/undo"):
            page.get_by_role("button", name="Undo").click()
        seen_until(lambda now=now: (root / FLOW).read_text() != now)  # type: ignore[misc]


def test_what_was_typed_is_not_taken_away_by_a_save_elsewhere(page: Page, server: PreviewServer, root: Path) -> None:
    correcting(page, f"{server.url}{START}")
    page.get_by_text("Trykk «Neste».").first.click()
    field = page.get_by_role("textbox", name="The words")
    field.fill("Trykk nå på «Neste».")
    (root / FLOW).write_text((root / FLOW).read_text().replace("title: Start", "title: Begynn"))
    news = "() => fetch('/.veiviser/news?known=-1&page=/').then((news) => news.json())"
    seen_until(lambda: page.evaluate(news)["version"] > 1)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Begynn").first).to_be_visible()
    assert "guide: Trykk nå på «Neste»." in (root / FLOW).read_text()


def test_what_somebody_else_wrote_is_shown_beside_ones_own(page: Page, server: PreviewServer, root: Path) -> None:
    correcting(page, f"{server.url}{START}")
    page.get_by_text("Trykk «Neste».").first.click()
    theirs = (root / FLOW).read_text().replace("guide: Trykk", "guide: Klikk")
    (root / FLOW).write_text(theirs)
    page.get_by_role("textbox", name="The words").fill("Velg «Neste».")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="Klikk «Neste».")).to_be_visible()
    expect(page.get_by_role("textbox", name="The words")).to_have_value("Velg «Neste».")
    assert (root / FLOW).read_text() == theirs


def test_a_help_page_is_corrected_from_the_keyboard_on_a_phone(
    page: Page, server: PreviewServer, root: Path, axe: Axe
) -> None:
    page.set_viewport_size(PHONE)
    correcting(page, server.url)
    text = page.locator("main p.veiviser-text:not(.meta)")
    text.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="The words")
    expect(field).to_be_focused()
    expect(field).to_have_value("Ring {fact.vakt}, eller\nles **mer**.")
    assert axe(page, ".veiviser-studio") == []
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= PHONE["width"] - box["width"]
    field.fill("Ring {fact.vakt}, eller\nles *mer*.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main em")).to_have_text("mer")
    assert (root / "content/index.md").read_text() == "# Hei\n\nRing {fact.vakt}, eller\nles *mer*.\n"
    page.locator("main p.veiviser-text:not(.meta)").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("main p.veiviser-text:not(.meta)")).to_be_focused()


def test_a_fact_is_put_in_from_the_list(page: Page, server: PreviewServer, root: Path) -> None:
    correcting(page, f"{server.url}{START}")
    page.get_by_text("Trykk «Neste».").first.click()
    page.get_by_role("textbox", name="The words").fill("Trykk «Neste», eller ring ")
    page.get_by_role("combobox", name="Put in …").select_option("116 117 (fact.vakt)")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Trykk «Neste», eller ring 116 117").first).to_be_visible()
    assert "guide: Trykk «Neste», eller ring {fact.vakt}\n" in (root / FLOW).read_text()


def test_a_fact_is_corrected_once_from_where_it_is_seen(page: Page, server: PreviewServer, root: Path) -> None:
    correcting(page, server.url)
    page.locator("main p.veiviser-text:not(.meta)").click()
    page.get_by_role("button", name="Correct «116 117»").click()
    page.get_by_role("textbox", name="As readers see it").fill("117 117")
    page.get_by_role("textbox", name="As machines write it").fill("117117")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main p", has_text="Ring 117 117")).to_be_visible()
    day = date.today().isoformat()
    assert (root / "content/facts.yaml").read_text() == (
        f"vakt: {{value: 117117, words: 117 117, source: oppdraget, checked: {day}}}\n"
    )


def test_while_it_is_off_a_page_does_what_it_does(page: Page, server: PreviewServer) -> None:
    page.goto(f"{server.url}{START}")
    expect(page.get_by_role("button", name="Correct texts")).to_have_attribute("aria-pressed", "false")
    assert page.locator(".veiviser-text").count() == 0
    page.get_by_role("main").get_by_role("link", name="Neste").click()
    expect(page).to_have_url(f"{server.url}verksted/prototype/prove/slutt.html")


def test_a_paragraph_is_added_once_what_changes_in_the_file_was_seen(
    page: Page, server: PreviewServer, root: Path, axe: Axe
) -> None:
    before = (root / FLOW).read_text()
    correcting(page, f"{server.url}{START}")
    page.get_by_role("main").get_by_role("link", name="Neste").click()
    page.get_by_text("More than the words").click()
    page.get_by_role("button", name="Add a paragraph below").click()
    page.get_by_role("textbox", name="The words").fill("Ring oss: 116 117")
    page.keyboard.press("Enter")
    shown = page.get_by_role("dialog", name="This changes in the file:")
    expect(shown.locator("ins")).to_have_text(['+      - text: "Ring oss: 116 117"\n'])
    assert axe(page, ".veiviser-studio") == []
    assert (root / FLOW).read_text() == before
    shown.get_by_role("button", name="Do it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Ring oss: 116 117").first).to_be_visible()
    new = '      - button: Neste\n      - text: "Ring oss: 116 117"\n'
    assert (root / FLOW).read_text() == before.replace("      - button: Neste\n", new)


def test_what_cannot_be_taken_out_is_told_and_stays(page: Page, server: PreviewServer, root: Path) -> None:
    before = (root / FLOW).read_text()
    correcting(page, f"{server.url}{START}")
    page.get_by_role("main").get_by_role("link", name="Neste").click()
    page.get_by_text("More than the words").click()
    page.locator("p").filter(has_text=re.compile("^The screen:")).get_by_role("button", name="Take out").click()
    expect(page.get_by_role("alert").filter(has_text=FLOW)).to_be_visible()
    expect(page.get_by_role("button", name="Do it")).to_have_count(0)
    assert (root / FLOW).read_text() == before


WORD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal {margin: 0cm}</style></head><body lang=NO-BOK>
<h1><span style='font-size:20.0pt'>Før du søker<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'>Finn fram <b>fødselsnummeret</b> til barnet.&nbsp;Les
 <a href="https://example.no/plass">om plass</a> og <a href="#_Toc1">mer</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>Navn<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'>
<span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>Fornavn*<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Dag</p></td><td><p class=MsoNormal>Tid</p></td></tr>
<tr><td><p>Mandag</p></td><td><p>8&#8211;16</p></td></tr></table>
<ul><li>Ett<ul><li>Inni</li></ul></li><li>To</li></ul>
</body></html>
"""
CLEAN = r"""## Før du søker

Finn fram **fødselsnummeret** til barnet. Les [om plass](https://example.no/plass) og mer.

- Navn
  1. Fornavn\*

| Dag | Tid |
| --- | --- |
| Mandag | 8–16 |

- Ett
  - Inni
- To"""


def test_what_is_pasted_from_word_becomes_clean_markdown(page: Page, server: PreviewServer, root: Path) -> None:
    correcting(page, server.url)
    page.locator("main p.veiviser-text:not(.meta)").click()
    field = page.get_by_role("textbox", name="The words")
    field.select_text()
    field.evaluate(
        "(field, html) => { const data = new DataTransfer(); data.setData('text/html', html);"
        "field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
        WORD,
    )
    expect(field).to_have_value(CLEAN)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main td").filter(has_text="Mandag")).to_be_visible()
    assert (root / "content/index.md").read_text() == f"# Hei\n\n{CLEAN}\n"


def test_a_component_is_put_on_a_screen_by_the_form_of_its_declaration(
    page: Page, server: PreviewServer, root: Path, axe: Axe
) -> None:
    before = (root / FLOW).read_text()
    correcting(page, f"{server.url}{START}")
    page.get_by_role("main").get_by_role("link", name="Neste").click()
    page.get_by_text("More than the words").click()
    page.get_by_role("button", name="Put a component below").click()
    page.get_by_role("combobox", name="Which component?").select_option("notice")
    page.get_by_label("Det varselet sier.").fill("Ring 113 hvis det haster.")
    page.get_by_label("Hva slags varsel det er").select_option("stop")
    assert axe(page, ".veiviser-studio") == []
    page.get_by_role("button", name="Save").click()
    expect(page.locator("dialog ins").filter(has_text="notice: Ring 113")).to_be_visible()
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_role("main").get_by_text("Ring 113 hvis det haster.").first).to_be_visible()
    new = "      - notice: Ring 113 hvis det haster.\n        kind: stop\n"
    assert (root / FLOW).read_text() == before.replace("- button: Neste\n", f"- button: Neste\n{new}")
