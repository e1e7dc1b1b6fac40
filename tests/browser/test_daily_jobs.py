"""The jobs of a usual day, in the browser alone: few presses each, and the file as a careful person would have it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_studio import built, made
from tests.pictures import picture
from tests.projects import write_project
from tests.reviewing.test_review import git, rewrite
from tests.test_serving import seen_until, served
from veiviser.serving.server import PreviewServer

FEW = 12
START = "verksted/prototype/prove/start.html"
FLOW = """\
title: Prøve # står øverst
task: Prøve noe
entries: {start: Fra siden}
screens:
  start:
    title: Start
    guide: Svar, og trykk «Neste».
    body:
      - question: Hvem gjelder det?
        answer: hvem
        choices:
          meg: Meg
          barn:
            label: Barnet mitt
            to: slutt
      - text: Det koster {fact.gebyr}.
      - button: Neste
    next: slutt
  slutt: {title: Slutt, end: done}
"""
PAGE = "# Hei\n\nVi svarer hver dag.\n\nSkriv til oss.\n"
FACTS = "gebyr: {value: 300, unit: kr, source: vedtaket, checked: 2026-05-02} # kroner\n"
PASTED = "<h2>Åpent</h2><p>Vi svarer <b>hver</b> dag.</p><p>Ring oss.</p>"


class Presses:
    """Somebody with a mouse, whose presses are counted; what is typed is not."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url, self.count = page, url, 0

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")
        self.presses(self.page.get_by_role("button", name="Correct texts"))
        expect(self.page.get_by_role("status").filter(has_text="Choose a text")).to_be_visible()

    def presses(self, target: Locator) -> None:
        target.click()
        self.count += 1

    def presses_button(self, name: str) -> None:
        self.presses(self.page.get_by_role("button", name=name, exact=True))

    def types(self, words: str) -> None:
        self.page.get_by_role("textbox", name="The words").fill(words)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, flows=FLOW, page=PAGE, files={"content/facts.yaml": FACTS})


@pytest.fixture
def somebody(browser: Browser, root: Path) -> Iterator[Presses]:
    with served(root, render=built, generate=made) as server, browser.new_context() as context:
        assert isinstance(server, PreviewServer)
        somebody = Presses(context.new_page(), server.url)
        yield somebody
        assert 0 < somebody.count <= FEW


def saved(somebody: Presses, seen: str) -> None:
    """Once it is written, which ends what is in hand, and shown."""
    expect(somebody.page.get_by_role("dialog")).to_have_count(0)
    expect(somebody.page.get_by_text(seen).first).to_be_visible()


def test_a_text_is_corrected_on_a_screen(somebody: Presses, root: Path) -> None:
    somebody.opens(START)
    somebody.presses(somebody.page.get_by_role("main").get_by_text("Hvem gjelder det?").first)
    somebody.types("Hvem skal ha timen?")
    somebody.presses_button("Save")
    saved(somebody, "Hvem skal ha timen?")
    assert (root / "flows/prove.yaml").read_text() == FLOW.replace("Hvem gjelder det?", "Hvem skal ha timen?")


def test_a_text_is_corrected_in_a_guide(somebody: Presses, root: Path) -> None:
    somebody.opens("guide/prove/")
    somebody.presses(somebody.page.locator("main .veiviser-text").filter(has_text="Svar, og trykk").first)
    somebody.types("Svar på spørsmålet, og trykk «Neste».")
    somebody.presses_button("Save")
    saved(somebody, "Svar på spørsmålet")
    assert (root / "flows/prove.yaml").read_text() == FLOW.replace("Svar, og", "Svar på spørsmålet, og")


def test_a_button_is_called_otherwise_with_what_quotes_it(somebody: Presses, root: Path) -> None:
    somebody.opens(START)
    somebody.presses(somebody.page.get_by_role("main").get_by_role("link", name="Neste").first)
    somebody.types("Videre")
    somebody.presses_button("Save")
    somebody.presses_button("Change those that are ticked")
    saved(somebody, "Svar, og trykk «Videre».")
    assert (root / "flows/prove.yaml").read_text() == FLOW.replace("Neste", "Videre")


def test_a_fee_is_changed_wherever_it_stands(somebody: Presses, root: Path) -> None:
    somebody.opens(START)
    somebody.presses(somebody.page.get_by_role("main").get_by_text("Det koster").first)
    somebody.presses(somebody.page.get_by_role("button", name="wherever it stands"))
    somebody.page.get_by_label("As machines write it").fill("350")
    somebody.presses_button("Save")
    saved(somebody, "Det koster 350")
    written = (root / "content/facts.yaml").read_text()
    assert "value: 350" in written
    assert written.endswith(" # kroner\n")


def test_a_choice_is_added(somebody: Presses, root: Path) -> None:
    somebody.opens(START)
    somebody.presses(somebody.page.get_by_role("main").get_by_text("Barnet mitt").first)
    somebody.presses(somebody.page.get_by_text("More than the words"))
    somebody.presses_button("Add a choice below")
    somebody.types("Noen andre")
    somebody.presses_button("Save")
    somebody.presses_button("Do it")
    saved(somebody, "Noen andre")
    behind = "            label: Barnet mitt\n            to: slutt\n"
    new = "          noen-andre:\n            label: Noen andre\n            to: slutt\n"
    assert (root / "flows/prove.yaml").read_text() == FLOW.replace(behind, behind + new)


def test_three_paragraphs_from_word_take_the_place_of_one(somebody: Presses, root: Path) -> None:
    somebody.opens("")
    somebody.presses(somebody.page.locator("main p.veiviser-text").first)
    field = somebody.page.get_by_role("textbox", name="The words")
    field.select_text()
    field.evaluate(
        "(field, html) => { const data = new DataTransfer(); data.setData('text/html', html);"
        "field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
        PASTED,
    )
    somebody.presses_button("Save")
    saved(somebody, "Åpent")
    pasted = "## Åpent\n\nVi svarer **hver** dag.\n\nRing oss."
    assert (root / "content/index.md").read_text() == PAGE.replace("Vi svarer hver dag.", pasted)


def test_a_note_is_written_on_a_screen_and_taken_away(somebody: Presses, root: Path) -> None:
    somebody.opens(START)
    somebody.presses_button("Notes")
    somebody.page.get_by_label("A new note").fill("Spør juristene: gjelder det barn?")
    somebody.presses_button("Save")
    saved(somebody, "Spør juristene")
    noted = FLOW.replace(
        "    next: slutt\n", '    next: slutt\n    notes:\n      - "Spør juristene: gjelder det barn?"\n'
    )
    assert (root / "flows/prove.yaml").read_text() == noted
    somebody.presses(somebody.page.locator(".notes__note.veiviser-text"))
    somebody.types("Spør juristene.")
    somebody.presses_button("Save")
    expect(somebody.page.locator(".notes__note")).to_have_text("Spør juristene.")
    somebody.presses_button("Notes")
    somebody.presses_button("Take the note away")
    expect(somebody.page.locator(".notes__note")).to_have_count(0)
    assert (root / "flows/prove.yaml").read_text() == FLOW
    somebody.presses_button("Undo")
    expect(somebody.page.locator(".notes__note")).to_have_count(1)


ROUND = """\
title: Rundt
task: Gå rundt
entries: {start: Fra siden}
screens:
  start:
    title: Start
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: navn
  navn:
    title: Hva heter du?
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: alder
  alder:
    title: Hvor gammel er du?
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: slutt
  slutt: {title: Takk, end: done}
"""


def test_a_screen_is_added(somebody: Presses, root: Path) -> None:
    (root / "flows/prove.yaml").write_text(ROUND)
    somebody.opens("verksted/prototype/prove/navn.html")
    somebody.presses(somebody.page.get_by_role("main").get_by_text("Hva heter du?").first)
    somebody.presses(somebody.page.get_by_text("More than the words"))
    somebody.presses_button("Add a screen behind this one")
    somebody.page.get_by_label("Title").fill("Hvor bor du?")
    somebody.presses_button("Save")
    somebody.presses_button("Do it")
    expect(somebody.page.get_by_role("dialog")).to_have_count(0)
    said = "    title: Hvor bor du?\n    guide: Trykk «Neste».\n    body:\n      - button: Neste\n    next: alder\n"
    new = f"  hvor-bor-du:\n{said}"
    made = ROUND.replace("next: alder", "next: hvor-bor-du").replace("  alder:\n", f"{new}  alder:\n")
    assert (root / "flows/prove.yaml").read_text() == made


def test_two_steps_change_places(somebody: Presses, root: Path) -> None:
    (root / "flows/prove.yaml").write_text(ROUND)
    somebody.opens("verksted/prototype/prove/navn.html")
    somebody.presses(somebody.page.get_by_role("main").get_by_text("Hva heter du?").first)
    somebody.presses(somebody.page.get_by_text("More than the words"))
    somebody.presses(somebody.page.get_by_role("button", name="Move down").last)
    somebody.presses_button("Do it")
    expect(somebody.page.get_by_role("dialog")).to_have_count(0)
    written = (root / "flows/prove.yaml").read_text()
    assert [line for line in written.split("\n") if "next:" in line] == [
        f"    next: {to}" for to in ("alder", "navn", "slutt")
    ]
    assert written.index("  alder:") < written.index("  navn:")
    somebody.presses_button("Undo")
    seen_until(lambda: (root / "flows/prove.yaml").read_text() == ROUND)


def test_a_page_with_a_photo_is_added(somebody: Presses, root: Path, tmp_path: Path) -> None:
    (tmp_path / "Hagen vår.jpg").write_bytes(picture(kind="JPEG"))
    somebody.opens("")
    somebody.presses_button("New page")
    somebody.page.get_by_label("Title").fill("Åpent hus")
    somebody.page.get_by_label("Text").fill("Kom og se hagen.")
    somebody.page.get_by_label("Picture (may be left empty)").set_input_files(tmp_path / "Hagen vår.jpg")
    somebody.count += 2  # the field and the file
    somebody.page.get_by_label("What the picture shows").fill("En hage med et rødt hus.")
    somebody.presses_button("Save")
    expect(somebody.page.locator("ins").filter(has_text="+# Åpent hus")).to_be_visible()
    assert not (root / "content/aapent-hus.md").exists()
    somebody.presses_button("Do it")
    expect(somebody.page.get_by_role("img", name="En hage med et rødt hus.")).to_be_visible()
    assert somebody.page.url.endswith("/aapent-hus/")
    written = (root / "content/aapent-hus.md").read_text()
    assert written == "# Åpent hus\n\nKom og se hagen.\n\n![En hage med et rødt hus.](bilder/hagen-vaar.jpg)\n"


def test_what_a_colleague_changed_is_approved(somebody: Presses, root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    git(root, "config", "user.name", "Kari Nordmann")
    rewrite(root, "flows/prove.yaml", "title: Slutt", "title: Takk")
    somebody.opens("")
    somebody.presses(somebody.page.get_by_role("link", name="What is changed"))
    somebody.presses(somebody.page.get_by_role("button", name="Approve: Screen «Takk»"))
    expect(somebody.page.get_by_role("status").filter(has_text="Approved")).to_be_visible()
    assert "- what: screen prove/slutt\n" in (root / "godkjent.yaml").read_text()
    somebody.presses_button("Undo")
    seen_until(lambda: not (root / "godkjent.yaml").exists())


def test_a_fee_that_is_new_is_seen_in_the_file_before_it_is_put_in(somebody: Presses, root: Path) -> None:
    somebody.opens("")
    somebody.presses(somebody.page.locator("main p.veiviser-text").first)
    somebody.page.get_by_label("Put in …").select_option("new")
    for label, words in (("What you call it", "Porto"), ("As machines write it", "25"), ("look it up", "posten.no")):
        somebody.page.get_by_label(label).fill(words)
    somebody.presses_button("Put it in")
    expect(somebody.page.locator("ins").filter(has_text="+porto:")).to_be_visible()
    assert (root / "content/facts.yaml").read_text() == FACTS
    somebody.presses_button("Do it")
    expect(somebody.page.get_by_role("textbox", name="The words")).to_have_value(re.compile(r"\{fact\.porto\}"))
    assert (root / "content/facts.yaml").read_text().startswith(f"{FACTS}porto:\n  value: 25\n")


def test_a_picture_that_is_new_is_seen_before_it_is_put_in(somebody: Presses, root: Path, tmp_path: Path) -> None:
    (tmp_path / "Hagen.jpg").write_bytes(picture(kind="JPEG"))
    somebody.opens("")
    somebody.presses(somebody.page.locator("main p.veiviser-text").first)
    somebody.presses_button("Picture")
    somebody.page.get_by_label("Picture", exact=True).set_input_files(tmp_path / "Hagen.jpg")
    somebody.page.get_by_label("What the picture shows").fill("En hage.")
    somebody.presses_button("Put it in")
    expect(somebody.page.get_by_text("content/bilder/hagen.jpg:")).to_be_visible()
    assert not (root / "content/bilder").exists()
    somebody.presses_button("Do it")
    expect(somebody.page.get_by_role("textbox", name="The words")).to_have_value(re.compile(r"!\[En hage\.\]"))
    assert (root / "content/bilder/hagen.jpg").exists()
