"""What the studio adds is written as a careful person would have it, and taken back whole."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import blake2b
from json import dumps
from pathlib import Path
from typing import Any

import pytest

from tests.bad_input.running import veiviser
from tests.pictures import picture
from tests.projects import write_project
from tests.reviewing.test_review import git, rewrite
from veiviser.serving.studio import Studio

FLOW = "flows/prove.yaml"
ROUND = """\
title: Prøve
entries: {start: Fra siden}
screens:
  start:
    title: Start
    step: 1 of 3
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: navn

  # hva du heter
  navn:
    title: Navn
    step: 2 of 3
    guide: Trykk «Neste».
    body:
      - text: Skriv her. # kort
      - button: Neste
    next: alder

  alder:
    title: Alder
    step: 3 of 3
    guide: Trykk «Neste».
    body:
      - button: Neste
    next: slutt

  slutt: {title: Slutt, end: done}
"""
PAGE = "# Hei\n\nVi svarer.\n\n## Koster det noe? { #pris .question }\n\nNei.\n\n## Ring oss\n\nHver dag.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, flows=ROUND, page=PAGE)


def text(studio: Studio, seen: str) -> dict[str, Any]:
    found = next(one for one in studio.texts()["texts"] if one["seen"] == seen)
    return {**found, "before": found["words"]}


def files(root: Path) -> Mapping[str, bytes]:
    """All that somebody wrote."""
    found = (path for path in root.rglob("*") if path.is_file() and ".veiviser" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes() for path in found if ".git" not in path.parts}


def is_taken_back(root: Path, before: Mapping[str, bytes]) -> bool:
    """After one step back; done again, and taken back again, by others as after a restart."""
    after = files(root)
    Studio(root).undo()
    is_back = files(root) == before
    Studio(root).redo()
    is_done = files(root) == after
    Studio(root).undo()
    return is_back and is_done and files(root) == before


def test_a_screen_is_put_between_two_and_the_steps_are_counted_anew(root: Path) -> None:
    before, studio = files(root), Studio(root)
    asked = {
        **text(studio, "Navn"),
        "kind": "screen",
        "what": "screen",
        "words": "Adresse: hjemme",
        "guide": "Trykk «Neste».",
    }
    assert studio.restructure(asked)["undo"] == 1
    new = (
        '  adresse-hjemme:\n    title: "Adresse: hjemme"\n    step: 3 of 4\n    guide: Trykk «Neste».\n'
        "    body:\n      - button: Neste\n    next: alder\n\n"
    )
    made = ROUND.replace("next: alder", "next: adresse-hjemme").replace("  alder:\n", new + "  alder:\n")
    made = made.replace("1 of 3", "1 of 4").replace("2 of 3", "2 of 4").replace("3 of 3", "4 of 4")
    assert (root / FLOW).read_text() == made
    assert veiviser("check", at=root).returncode == 0
    assert is_taken_back(root, before)


@pytest.mark.parametrize(("seen", "what"), [("Navn", "later"), ("Alder", "earlier")])
def test_two_screens_change_places_on_the_way_and_in_the_file(root: Path, seen: str, what: str) -> None:
    before, studio = files(root), Studio(root)
    assert studio.restructure({**text(studio, seen), "kind": "screen", "what": what})["undo"] == 1
    head, navn, alder, slutt = ROUND.split("\n\n")
    navn = navn.replace("next: alder", "next: slutt").replace("2 of 3", "3 of 3")
    alder = alder.replace("next: slutt", "next: navn").replace("3 of 3", "2 of 3")
    made = "\n\n".join([head.replace("next: navn", "next: alder"), alder, navn, slutt])
    assert (root / FLOW).read_text() == made
    assert is_taken_back(root, before)


@pytest.mark.parametrize(
    ("seen", "what"), [("Start", "later"), ("Navn", "earlier"), ("Alder", "later"), ("Slutt", "later")]
)
def test_where_ways_would_be_entangled_nothing_is_moved(root: Path, seen: str, what: str) -> None:
    before, studio = files(root), Studio(root)
    assert studio.restructure({**text(studio, seen), "kind": "screen", "what": what})["problem"]
    assert files(root) == before


def test_a_screen_that_others_pass_by_stays(root: Path) -> None:
    rewrite(
        root,
        FLOW,
        "      - button: Neste\n    next: navn",
        "      - button: Neste\n      - {link: Alder, to: alder}\n    next: navn",
    )
    before, studio = files(root), Studio(root)
    assert "other ways" in studio.restructure({**text(studio, "Navn"), "kind": "screen", "what": "later"})["problem"]
    assert files(root) == before


@pytest.mark.parametrize(
    ("component", "filled", "written"),
    [
        (
            "notice",
            {"text": "Ring 113: nå", "kind": "stop", "heading": ""},
            '- notice: "Ring 113: nå"\n        kind: stop\n',
        ),
        (
            "question",
            {"question": "Hvem?", "answer": "hvem", "choices": "Meg\nBarnet: mitt"},
            "- question: Hvem?\n        answer: hvem\n        choices:\n          meg: Meg\n"
            '          barnet-mitt: "Barnet: mitt"\n',
        ),
        ("list", {"items": "- én\n- to"}, "- list: |-\n          - én\n          - to\n"),
        ("link", {"text": "Tilbake til start", "to": "start"}, "- link: Tilbake til start\n        to: start\n"),
    ],
)
def test_a_component_is_put_on_a_screen_by_its_form(
    root: Path, component: str, filled: Mapping[str, str], written: str
) -> None:
    before, studio = files(root), Studio(root)
    asked = {**text(studio, "Skriv her."), "kind": "block", "what": "put", "component": component, "filled": filled}
    assert "+" in studio.restructure({**asked, "look": True})["difference"]
    assert files(root) == before
    answer = studio.restructure(asked)
    assert answer.get("undo") == 1, answer
    behind = "      - text: Skriv her. # kort\n"
    assert (root / FLOW).read_text() == ROUND.replace(behind, f"{behind}      {written}")
    assert is_taken_back(root, before)


@pytest.mark.parametrize("filled", [{}, {"text": " "}, {"text": "{ingen}"}, None, "x"])
def test_a_form_that_lacks_something_changes_nothing(root: Path, filled: object) -> None:
    before, studio = files(root), Studio(root)
    asked = {**text(studio, "Skriv her."), "kind": "block", "what": "put", "component": "notice", "filled": filled}
    assert studio.restructure(asked)["problem"]
    assert files(root) == before


def test_a_page_comes_with_its_photo_and_goes_with_it(root: Path) -> None:
    before, studio = files(root), Studio(root)
    photo = b64encode(picture(kind="JPEG")).decode()
    asked = {"page": "/", "title": "Åpent hus", "text": "Kom til oss.", "picture": photo}
    answer = studio.new_page({**asked, "picture_name": "Hus & hage.JPG", "picture_text": "Et [rødt] hus"})
    assert answer["address"] == "/aapent-hus/"
    written = (root / "content/aapent-hus.md").read_text()
    assert written == "# Åpent hus\n\nKom til oss.\n\n![Et \\[rødt\\] hus](bilder/hus-hage.jpg)\n"
    assert veiviser("check", at=root).returncode == 0
    assert is_taken_back(root, before)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "…"},
        {"picture": "%%%"},
        {"picture": b64encode(b"<svg").decode()},
        {"picture_text": ""},
        {"picture_name": "x.exe"},
        {"picture_name": "../../x"},
    ],
)
def test_a_page_that_cannot_be_leaves_nothing_behind(root: Path, wrong: Mapping[str, str]) -> None:
    before = files(root)
    asked = {"page": "/", "title": "Ny", "text": "", "picture": b64encode(picture()).decode()}
    answer = Studio(root).new_page({**asked, "picture_name": "x.png", "picture_text": "x", **wrong})
    assert answer["problem"]
    assert files(root) == before


def test_a_name_with_folders_in_it_stays_in_the_folder_of_pictures(root: Path) -> None:
    studio, photo = Studio(root), b64encode(picture()).decode()
    asked = {"file": "content/index.md", "picture": photo, "picture_name": "../../../opp.png", "picture_text": "x"}
    assert studio.new_picture(asked)["words"] == "![x](bilder/opp.png)"
    assert studio.new_picture(asked)["words"] == "![x](bilder/opp-2.png)"
    assert studio.new_picture({**asked, "file": "../index.md"})["problem"]


def test_a_new_page_does_not_write_through_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("utenfor")
    (root / "content/bilder").symlink_to(outside)
    asked = {"file": "content/index.md", "picture": b64encode(picture()).decode(), "picture_name": "x.png"}
    assert Studio(root).new_picture({**asked, "picture_text": "x"})["problem"]
    assert list(outside.iterdir()) == []


def test_a_journal_that_somebody_made_up_takes_nothing_away_outside(root: Path, tmp_path: Path) -> None:
    victim = tmp_path.parent / f"{tmp_path.name}-victim"
    victim.write_bytes(b"x")
    step = {"file": f"../{victim.name}", "at": 0, "old": "", "new": "", "before": ""}
    step["after"] = blake2b(b"x", digest_size=16).hexdigest()
    (root / ".veiviser").mkdir()
    (root / ".veiviser/corrections.json").write_text(dumps({"done": 1, "steps": [step]}))
    assert Studio(root).undo()["problem"]
    assert victim.read_bytes() == b"x"


def test_a_fact_is_added_with_its_source_and_day(root: Path) -> None:
    before, studio = files(root), Studio(root)
    asked = {"name": "Egenandel", "value": "300", "unit": "kr", "words": "", "source": "Forskrift: § 3"}
    assert studio.new_fact(asked)["name"] == "egenandel"
    first = (root / "content/facts.yaml").read_text()
    assert first.startswith("egenandel:\n  value: 300\n  unit: kr\n  source: ")
    assert Studio(root).texts()["names"]["fact.egenandel"] == "300\N{NO-BREAK SPACE}kr"
    assert studio.new_fact(asked)["problem"]  # the name is taken
    assert studio.new_fact({**asked, "name": "Frist", "value": "3"})["undo"] == 2
    assert (root / "content/facts.yaml").read_text().startswith(first.rstrip("\n"))
    Studio(root).undo()
    assert is_taken_back(root, before)
    assert Studio(root).new_fact({**asked, "source": ""})["problem"]


def test_a_question_stands_among_the_others_behind_the_part_that_was_chosen(root: Path) -> None:
    before, studio = files(root), Studio(root)
    asked = {**text(studio, "Nei."), "question": "Når er det åpent?", "answer": "Hver dag.\n\n- til 15"}
    assert studio.new_question(asked)["undo"] == 1
    new = "## Når er det åpent? { #naar-er-det-aapent .question }\n\nHver dag.\n\n- til 15\n\n"
    assert (root / "content/index.md").read_text() == PAGE.replace("## Ring oss", f"{new}## Ring oss")
    assert is_taken_back(root, before)
    for wrong in ({"question": ""}, {"answer": "## Nei"}, {"question": "# x"}, {"line": 1e99}, {"answer": "```\nx"}):
        assert Studio(root).new_question({**asked, **wrong})["problem"]
    assert files(root) == before


def test_what_a_colleague_changed_is_approved_as_it_was_shown_and_that_is_taken_back(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    git(root, "config", "user.name", "Kari Nordmann")
    rewrite(root, FLOW, "title: Navn", "title: Hva heter du?")
    before, studio = files(root), Studio(root)
    page = studio.review(anew=True)["index.html"]
    assert isinstance(page, str)
    assert 'data-approve="screen prove/navn"' in page
    assert studio.approve({"what": ["screen prove/navn"]})["undo"] == 1
    assert "Kari Nordmann" in (root / "godkjent.yaml").read_text()
    assert studio.approve({"what": ["screen prove/slutt"]})["problem"]  # which the review did not show
    assert is_taken_back(root, before)
    studio.review(anew=True)
    rewrite(root, FLOW, "Hva heter du?", "Hva kalles du?")
    assert "again" in studio.approve({"what": ["screen prove/navn"]})["problem"]
    assert not (root / "godkjent.yaml").exists()


LIST = "sep=;\nname;municipality\nKari Fantasi;Bø\nPer Fantasi;Bø\n"


def test_settings_lists_and_the_interface_are_corrected_too(root: Path) -> None:
    (root / "data").mkdir()
    (root / "data/leger.csv").write_text(LIST)
    before, studio = files(root), Studio(root)

    def correct(seen: str, after: str, file: str) -> Mapping[str, Any]:
        found = next(one for one in studio.texts()["texts"] if one["seen"] == seen and one["file"] == file)
        return studio.correct({**found, "before": found["words"], "after": after})

    assert correct("Prøve", "Prøven: vår", "mkdocs.yml")["undo"] == 1
    assert (root / "mkdocs.yml").read_bytes() == before["mkdocs.yml"].replace(
        "Prøve".encode(), '"Prøven: vår"'.encode(), 1
    )
    assert correct("Kari Fantasi", "Kari; Fantasi", "data/leger.csv")["undo"] == 2
    assert (root / "data/leger.csv").read_text() == LIST.replace("Kari Fantasi", '"Kari; Fantasi"')
    seen = {one["seen"] for one in studio.texts()["texts"] if one["file"] == "data/leger.csv"}
    assert seen == {"Kari; Fantasi", "Per Fantasi"}  # Bø is in two rows, and nobody could tell which
    words = "prototype/words/nb.po"
    assert correct("Spill av", 'Spill "av" nå', words)["undo"] == 3
    said = "{flow}. Trykk deg gjennom skjermene slik en bruker ville gjort."
    assert correct(said, "{flow}. Prøv skjermene som en bruker.", words)["undo"] == 4
    assert correct("{flow}. Prøv skjermene som en bruker.", "Prøv skjermene.", words)["problem"]
    written = (root / words).read_text()
    assert written.count("msgid") == 3
    assert written.endswith('msgid "map.lead"\nmsgstr "{flow}. Prøv skjermene som en bruker."\n')
    assert correct('Spill "av" nå', "Spill av", words)["undo"] == 5
    assert (root / words).read_text() == written.replace('Spill \\"av\\" nå', "Spill av")
    assert veiviser("check", at=root).returncode == 0
    for _ in range(5):
        Studio(root).undo()
    assert files(root) == before
