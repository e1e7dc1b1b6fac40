"""A designer's week as somebody new has it: one project, from a word that is changed to a test with people."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bad_input.running import veiviser
from tests.browser.pages import DESK, tab
from tests.browser.test_daily_jobs import FEW, Presses
from tests.browser.test_studio import built, made
from tests.projects import write_project
from tests.reviewing.test_review import git
from tests.test_serving import served
from veiviser.trials.reading import read_session
from veiviser.writing import write_files

FLOW = """\
title: Låne bok
task: Lån en bok
entries: {start: Fra siden}
variants:
  a: "A: én side"
  b:
    label: "B: med kort"
    screens:
      start:
        next: kort
      kort:
        title: Lånekort
        guide: Trykk «Neste».
        body:
          - button: Neste
        next: takk
walks:
  kari: {title: "Kari, 70", about: Kari vil lese hjemme., from: start, to: takk, answers: {hvordan: hente}}
tasks:
  laane: {ask: Du vil lese en bok hjemme., to: takk}
screens:
  start:
    title: Låne
    guide: Svar, og trykk «Neste».
    body:
      - question: Hvordan vil du ha boken?
        answer: hvordan
        remember: true
        choices: {hente: Hente den, post: I posten}
      - button: Neste
    next: takk
  takk:
    title: Takk
    body:
      - text: "Du valgte: {hvordan}."
    end: done
"""
CARD = {
    "prototype/components/bokkort/component.yaml": """\
title: Bokkort
purpose: En bok med tittel og forfatter.
not-for: Annet enn bøker.
accessibility: Tittelen er en overskrift på nivå 2.
main: bok
options:
  bok: {type: text, required: true, says: Tittelen.}
  forfatter: {type: text, required: true, says: Hvem som har skrevet den.}
examples:
  en: {bok: Sult, forfatter: Knut Hamsun}
""",
    "prototype/components/bokkort/template.html": """\
<section class="bokkort"><h2>{{ bok }}</h2><p>{{ forfatter }}</p></section>
""",
}
BENCH = "verksted/prototype/laane"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is on Monday, committed, which each day goes on with."""
    root = write_project(tmp_path_factory.mktemp("uke"), flows={"laane": FLOW})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Mandag")
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield page


def test_on_monday_words_are_changed_a_note_is_left_and_a_component_made(page: Page, root: Path) -> None:
    """«Correct texts», the question, new words, «Save»; «Notes», the note, «Save»; two files, a line in the flow."""
    with served(root, render=built, generate=made) as server:
        designer = Presses(page, server.url)
        designer.opens(f"{BENCH}/start.html")
        designer.presses(page.get_by_role("main").get_by_text("Hvordan vil du").first)
        designer.types("Hvor vil du ha boken?")
        designer.presses_button("Save")
        expect(page.get_by_role("main").get_by_text("Hvor vil du ha boken?").first).to_be_visible()
        designer.presses_button("Notes")
        page.get_by_label("A new note").fill("Holder det med to valg?")
        designer.presses_button("Save")
        expect(page.locator(".notes__note")).to_have_text("Holder det med to valg?")
        write_files(root, CARD)
        flow = (root / "flows/laane.yaml").read_text("utf-8")
        line = "    body:\n      - question"
        shown = flow.replace(line, line.replace("      -", "      - bokkort: Sult\n        forfatter: Hamsun\n      -"))
        write_files(root, {"flows/laane.yaml": shown})
        expect(page.locator(".screen .bokkort h2")).to_have_text("Sult", timeout=60_000)
        page.goto("about:blank")  # before the preview ends
    assert 0 < designer.count <= FEW


def test_in_midweek_everything_is_looked_at(page: Page, root: Path) -> None:
    """On a PC, in the dark, where to press, a person, the address with answers, the variants, the board."""
    ended = veiviser("build", at=root)
    assert ended.returncode == 0, ended.stderr
    designer = Presses(page, (root / "site").as_uri() + "/")
    page.goto(f"{designer.url}{BENCH}/start.html")
    designer.presses(page.get_by_text("Visning", exact=True))
    designer.presses(page.get_by_label("PC"))
    designer.presses(page.get_by_label("Mørke", exact=False))
    expect(page.locator("body")).to_have_attribute("data-device", "desktop")
    designer.presses(page.get_by_text("Visning", exact=True))
    designer.presses(page.get_by_label("Vis hvor du kan trykke"))
    designer.presses(page.get_by_text("Følg en person", exact=True))
    designer.presses(page.get_by_role("link", name="Kari, 70"))
    bar = page.get_by_role("region", name="Personen du følger")
    designer.presses(bar.get_by_role("button", name="Ett steg"))
    expect(page.locator(".screen")).to_contain_text("Du valgte: Hente den.")
    expect(bar).to_contain_text("Her er reisen slutt.")
    assert designer.count <= FEW
    designer.presses(page.get_by_role("button", name="Kopier adresse"))
    expect(page.get_by_text("Adressen er kopiert.").locator("visible=true")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.evaluate("window.name = ''")
    page.goto(address)
    expect(page.locator(".screen")).to_contain_text("Du valgte: Hente den.")
    designer.presses(page.get_by_role("link", name="Se variantene side om side"))
    expect(page.get_by_role("main")).to_contain_text("Lånekort")
    page.goto(f"{designer.url}{BENCH}/start.html")
    designer.presses(page.get_by_role("link", name="Kart", exact=True))
    designer.presses(page.get_by_role("link", name="tavle", exact=False).first)
    expect(page.locator(".board__all").get_by_text("Hvor vil du ha boken?").first).to_be_visible()


def test_on_friday_it_is_shared_tried_with_somebody_and_compared(page: Page, root: Path, tmp_path: Path) -> None:
    """`pack` as a file and as a zip, `pack --task`, «Ja», «Jeg er ferdig», the file; `tests`, `export`, `review`."""
    for name, more in (("laane.html", ()), ("laane.zip", ()), ("oppgave.html", ("--task", "laane"))):
        ended = veiviser("pack", "laane", *more, "--output", str(tmp_path / name), at=root)
        assert (ended.returncode, ended.stderr) == (0, "")
    page.goto((tmp_path / "laane.html").as_uri())
    expect(page.locator(".screen .bokkort h2")).to_have_text("Sult")
    with ZipFile(tmp_path / "laane.zip") as archive:
        archive.extractall(tmp_path / "hos-verten")
    page.goto((tmp_path / "hos-verten" / "index.html").as_uri())
    expect(page.locator(".screen .bokkort h2")).to_have_text("Sult")
    page.goto((tmp_path / "oppgave.html").as_uri())
    somebody = Presses(page, "")
    somebody.presses(page.get_by_role("link", name="Ja, jeg vil være med"))
    somebody.presses(page.locator(".screen").get_by_text("I posten", exact=True).locator("visible=true"))
    somebody.presses(page.locator(".screen [data-control]:visible", has_text="Neste"))
    expect(page.locator(".screen")).to_contain_text("Du valgte: I posten.")
    somebody.presses(page.get_by_role("button", name="Jeg er ferdig"))
    with page.expect_download() as download:
        somebody.presses(page.get_by_role("button", name="Lagre filen"))
    assert somebody.count <= FEW
    folder = tmp_path / "tester"
    folder.mkdir()
    download.value.save_as(folder / "en.json")
    assert read_session((folder / "en.json").read_text("utf-8")).success
    assert "1 " in veiviser("tests", str(folder), at=root).stdout
    assert "kort" in veiviser("export", "laane.b", "--format", "mermaid", at=root).stdout
    ended = veiviser("review", "main", at=root)
    assert ended.returncode == 0, ended.stderr
    page.goto((root / "review" / "index.html").as_uri())
    expect(page.get_by_role("main")).to_contain_text("Sult")
    expect(page.locator("mark", has_text="Hvordan").first).to_be_visible()
