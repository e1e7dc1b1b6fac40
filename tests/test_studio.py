"""The studio writes corrections for the preview's own pages, takes them back, and loses nobody's words."""

import http.client
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from typing import Any

import pytest
import yaml

from tests.breadth import is_wide
from tests.engine_sample import write_project as write_sample
from tests.projects import write_project
from tests.test_serving import served
from veiviser.serving.studio import Studio

FLOW = "flows/prove.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def asked(studio: Studio, seen: str, after: str) -> dict[str, Any]:
    text = next(text for text in studio.texts()["texts"] if text["seen"] == seen)
    return {**text, "before": text["words"], "after": after}


def test_a_correction_is_written_taken_back_and_done_again(root: Path) -> None:
    before = (root / FLOW).read_bytes()
    answer = Studio(root).correct(asked(Studio(root), "Neste", "Videre"))
    after = (root / FLOW).read_bytes()
    assert after == before.replace(b"button: Neste", b"button: Videre")
    assert (answer["undo"], answer["redo"]) == (1, 0)
    assert [text["after"] for text in answer["also"]] == ["Trykk «Videre»."]
    assert Studio(root).undo() == {"undo": 0, "redo": 1}  # another one, as after a restart
    assert (root / FLOW).read_bytes() == before
    assert Studio(root).redo() == {"undo": 1, "redo": 0}
    assert (root / FLOW).read_bytes() == after
    assert Studio(root).redo() == {"undo": 1, "redo": 0}


def test_what_was_changed_meanwhile_is_shown_and_stays(root: Path) -> None:
    studio = Studio(root)
    correction = asked(studio, "Neste", "Videre")
    theirs = (root / FLOW).read_text().replace("button: Neste", "button: Fortsett")
    (root / FLOW).write_text(theirs)
    answer = studio.correct(correction)
    assert answer["theirs"] == "Fortsett"
    assert answer["problem"]
    assert (root / FLOW).read_text() == theirs


def test_a_step_is_not_taken_back_from_a_file_that_is_another_by_now(root: Path) -> None:
    studio = Studio(root)
    studio.correct(asked(studio, "Neste", "Videre"))
    theirs = (root / FLOW).read_text() + "# sett\n"
    (root / FLOW).write_text(theirs)
    assert studio.undo()["problem"]
    assert (root / FLOW).read_text() == theirs


def test_mode_line_breaks_and_mark_stay(root: Path) -> None:
    data = b"\xef\xbb\xbf" + (root / FLOW).read_bytes().replace(b"\n", b"\r\n")
    (root / FLOW).write_bytes(data)
    (root / FLOW).chmod(0o640)
    studio = Studio(root)
    studio.correct(asked(studio, "Neste", "Videre"))
    assert (root / FLOW).read_bytes() == data.replace(b"button: Neste", b"button: Videre")
    assert (root / FLOW).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "changes",
    [
        {"file": "../outside.yaml"},
        {"file": "/etc/passwd"},
        {"file": "mkdocs.yml"},
        {"file": "flows/../flows/prove.yaml"},
        {"line": "x"},
        {"line": 1e99},
        {"line": -1},
        {"part": 99},
        {"part": -2},
        {"before": None},
    ],
)
def test_a_made_up_correction_changes_nothing(root: Path, changes: Mapping[str, Any]) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    studio = Studio(root)
    assert studio.correct({**asked(studio, "Neste", "Videre"), **changes})["problem"]
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_file_that_is_a_link_is_left(root: Path) -> None:
    (root / FLOW).rename(root / "flows" / "ekte.txt")
    (root / FLOW).symlink_to("ekte.txt")
    studio = Studio(root)
    if texts := [text for text in studio.texts()["texts"] if text["seen"] == "Neste"]:
        assert studio.correct({**texts[0], "before": "Neste", "after": "Videre"})["problem"]
    assert (root / FLOW).is_symlink()
    assert "Neste" in (root / "flows" / "ekte.txt").read_text()


def test_a_full_disk_is_told_and_the_file_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studio = Studio(root)
    correction, before = asked(studio, "Neste", "Videre"), (root / FLOW).read_bytes()

    def full(*_: object) -> int:
        raise OSError(28, os.strerror(28), str(root / FLOW))

    monkeypatch.setattr("veiviser.writing.replacing.open_file", full)
    assert studio.correct(correction)["problem"]
    assert (root / FLOW).read_bytes() == before


WRITER = """
import sys
from pathlib import Path
from tests.test_studio import asked
from veiviser.serving.studio import Studio

studio = Studio(Path(sys.argv[1]))
seen = {text["seen"] for text in studio.texts()["texts"]}
now, then = ("Neste", "Videre") if "Neste" in seen else ("Videre", "Neste")
print("ready", flush=True)
while True:
    studio.correct(asked(studio, now, then))
    now, then = then, now
"""


def test_killed_while_it_writes_the_file_is_the_old_one_or_the_new_one(root: Path) -> None:
    old = (root / FLOW).read_text()
    new = old.replace("button: Neste", "button: Videre")
    moments = Random(1)
    for _ in range(100 if is_wide() else 5):
        command = [sys.executable, "-c", WRITER, str(root)]
        with Popen(command, stdout=PIPE, cwd=Path(__file__).parents[1], text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0, 0.3))
            writer.kill()
        assert (root / FLOW).read_text() in (old, new)
        assert Studio(root).undo().keys() & {"undo", "problem"}  # a step that was not noted yet is not taken back


@pytest.mark.parametrize(
    "kept", ["", "{", '{"steps": 1}', '{"steps": [{"file": 1}]}', '{"done": 9, "steps": []}', "[]"]
)
def test_half_a_journal_is_no_journal(root: Path, kept: str) -> None:
    (root / ".veiviser").mkdir()
    (root / ".veiviser" / "corrections.json").write_text(kept)
    studio = Studio(root)
    assert studio.undo() == {"undo": 0, "redo": 0}
    assert studio.correct(asked(studio, "Neste", "Videre"))["undo"] == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"X-Veiviser-Token": "wrong", "Origin": "own"}, 403),
        ({"X-Veiviser-Token": "right"}, 403),
        ({"X-Veiviser-Token": "right", "Origin": "http://example.com"}, 403),
        ({"X-Veiviser-Token": "right", "Origin": "null"}, 403),
        ({"X-Veiviser-Token": "right", "Origin": "own", "Host": "example.com"}, 403),
        ({"X-Veiviser-Token": "right", "Origin": "own"}, 200),
    ],
)
def test_only_pages_of_the_preview_may_change_something(tmp_path: Path, headers: dict[str, str], status: int) -> None:
    write_sample(tmp_path)
    (tmp_path / "flows" / "time.yaml").write_text("good")
    with served(tmp_path) as server:
        own = f"127.0.0.1:{server.server_port}"
        connection = http.client.HTTPConnection(own, timeout=60)
        connection.request("GET", "/prototype/time/start.html")
        shown = connection.getresponse()
        assert shown.getheader("X-Frame-Options") == "SAMEORIGIN"  # no other site has its buttons pressed unseen
        page = shown.read().decode()
        token = page.partition('data-token="')[2].partition('"')[0]
        assert len(token) >= 32
        real = {"right": token, "own": f"http://{own}"}
        sent = {name: real.get(value, value) for name, value in headers.items()}
        connection.request("POST", "/.veiviser/correct", json.dumps({}), sent)
        answer = connection.getresponse()
        assert answer.status == status
        answer.read()
        connection.close()


@pytest.mark.parametrize(("body", "status"), [(b"\xff", 200), (b"[" * 100_000, 200), (b" " * 300_000, 413)])
def test_any_body_gets_an_answer(tmp_path: Path, body: bytes, status: int) -> None:
    write_sample(tmp_path)
    (tmp_path / "flows" / "time.yaml").write_text("good")
    with served(tmp_path) as server:
        own = f"127.0.0.1:{server.server_port}"
        connection = http.client.HTTPConnection(own, timeout=60)
        connection.request("GET", "/prototype/time/start.html")
        token = connection.getresponse().read().decode().partition('data-token="')[2].partition('"')[0]
        sent = {"X-Veiviser-Token": token, "Origin": f"http://{own}"}
        connection.request("POST", "/.veiviser/correct", body, sent)
        answer = connection.getresponse()
        assert answer.status == status
        assert status != 200 or json.loads(answer.read())["problem"]
        connection.close()


CHOOSING = """\
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Svar «Ja», og trykk «Neste».
    body:
      - question: Har du tid?
        answer: tid
        choices:
          ja: Ja
          nei:
            label: Nei
            to: slutt
          kanskje: Kanskje # ikke sikker
      - button: Neste
      - text: Vi svarer hver dag.
    next:
      - {to: annen, when: {tid: kanskje}}
      - to: slutt
  annen: {title: Annen, end: done}
  slutt: {title: Slutt, end: done}
"""


def nth(root: Path, line: str) -> int:
    """The number of the line that says this."""
    return (root / FLOW).read_text().split("\n").index(line) + 1


def changed(root: Path, seen: str, *, line: int = 0, **change: Any) -> Mapping[str, Any]:
    """The answer, after a look at the difference that writes nothing; of a text that is there twice, by its line."""
    studio = Studio(root)
    text = next(text for text in studio.texts()["texts"] if text["seen"] == seen and line in (0, text["line"]))
    asked = {**text, "before": text["words"], **change}
    before = (root / FLOW).read_bytes()
    looked = studio.restructure({**asked, "look": True})
    assert (root / FLOW).read_bytes() == before
    answer = studio.restructure(asked)
    assert ("difference" in looked) == ("problem" not in answer)
    return answer


@pytest.fixture
def choosing(tmp_path: Path) -> Path:
    return write_project(tmp_path, flows=CHOOSING)


def test_it_says_what_stands_around_a_text(choosing: Path) -> None:
    studio = Studio(choosing)
    (nei,) = (text for text in studio.texts()["texts"] if (text["seen"], text["file"]) == ("Nei", FLOW))
    around = studio.around(nei)
    assert [(unit["kind"], unit["name"]) for unit in around["units"]] == [
        ("choice", "nei"),
        ("block", "question"),
        ("screen", "start"),
    ]
    choice, block, screen = (unit["can"] for unit in around["units"])
    assert "screen" in choice  # which leads on to one
    assert "put" in block
    assert "screen" not in screen  # where the way goes on depends on the answer
    assert {form["name"] for form in around["forms"]} >= {"notice", "question", "field", "link"}
    assert around["screens"] == {"start": "Start", "annen": "Annen", "slutt": "Slutt"}


def test_a_choice_is_added_as_those_beside_it_are_written(choosing: Path) -> None:
    assert changed(choosing, "Nei", kind="choice", what="add", words="Vet: ikke")["undo"] == 1
    made = CHOOSING.replace(
        "            to: slutt\n",
        '            to: slutt\n          vet-ikke:\n            label: "Vet: ikke"\n            to: slutt\n',
    )
    assert (choosing / FLOW).read_text() == made
    changed(choosing, "Ja", kind="choice", what="add", words="Ja, gjerne", to="annen")
    new = "          ja: Ja\n          ja-gjerne:\n            label: Ja, gjerne\n            to: annen\n"
    assert (choosing / FLOW).read_text() == made.replace("          ja: Ja\n", new)
    Studio(choosing).undo()
    Studio(choosing).undo()
    assert (choosing / FLOW).read_text() == CHOOSING


def test_parts_of_a_screen_are_moved_added_and_taken_out(choosing: Path) -> None:
    changed(choosing, "Vi svarer hver dag.", kind="block", what="earlier")
    text, button = "      - text: Vi svarer hver dag.\n", "      - button: Neste\n"
    assert (choosing / FLOW).read_text() == CHOOSING.replace(button + text, text + button)
    changed(choosing, "Vi svarer hver dag.", kind="block", what="add", words="Ring oss.")
    changed(choosing, "Vi svarer hver dag.", kind="block", what="delete")
    assert (choosing / FLOW).read_text() == CHOOSING.replace(button + text, "      - text: Ring oss.\n" + button)


def test_what_is_used_elsewhere_is_not_taken_out_and_each_use_is_told(choosing: Path) -> None:
    answer = changed(choosing, "Kanskje", kind="choice", what="delete")
    assert "flows/prove.yaml:19:" in answer["problem"]
    answer = changed(choosing, "Annen", kind="screen", what="delete")
    assert "annen" in answer["problem"]
    assert (choosing / FLOW).read_text() == CHOOSING


TWICE = CHOOSING.replace(
    "entries:",
    """\
variants:
  a: "A: slik den er"
  b:
    label: "B: med takk"
    screens:
      start:
        body:
          - text: Velkommen.
          - question: Har du god tid?
            answer: tid
            choices:
              ja: Ja
              nei: {label: Nei, to: slutt}
              kanskje: Kanskje
          - button: Neste
          - text: Vi svarer hver dag.
      slutt:
        body:
          - text: Takk.
          - text: Ha det.
entries:""",
)
"""Of which a variant has the question again, in other words."""


@pytest.fixture
def varied(tmp_path: Path) -> Path:
    return write_project(tmp_path, flows=TWICE)


def variant_of(root: Path) -> Any:
    return yaml.safe_load((root / FLOW).read_text())["variants"]["b"]["screens"]


def test_what_is_done_with_a_piece_is_done_in_a_variant_that_has_it_too(varied: Path) -> None:
    assert "problem" not in changed(
        varied, "Nei", line=nth(varied, "            label: Nei"), kind="choice", what="earlier"
    )
    assert list(variant_of(varied)["start"]["body"][1]["choices"]) == ["nei", "ja", "kanskje"]
    Studio(varied).undo()
    last = nth(varied, "      - text: Vi svarer hver dag.")
    assert "problem" not in changed(
        varied, "Vi svarer hver dag.", line=last, kind="block", what="add", words="Ring oss."
    )
    assert variant_of(varied)["start"]["body"][-1] == {"text": "Ring oss."}
    assert "problem" not in changed(
        varied, "Har du tid?", kind="block", what="put", component="text", filled={"text": "Så."}
    )
    assert variant_of(varied)["start"]["body"][2] == {"text": "Så."}


def test_what_a_variant_has_of_its_own_is_changed_in_it_alone(varied: Path) -> None:
    assert "problem" not in changed(varied, "Velkommen.", kind="block", what="later")
    assert variant_of(varied)["start"]["body"][1] == {"text": "Velkommen."}
    assert "problem" not in changed(varied, "Ha det.", kind="block", what="delete")
    assert variant_of(varied)["slutt"]["body"] == [{"text": "Takk."}]
    before = yaml.safe_load(TWICE)["screens"]
    assert yaml.safe_load((varied / FLOW).read_text())["screens"] == before


LONGER = """\
title: Prøve
entries: {start: Fra forsiden}
variants:
  a: "A: slik den er"
  b: {label: "B: lenger", screens: {start: {next: annen}}}
screens:
  start: {title: Start, body: [{button: Neste}], next: slutt}
  annen: {title: Annen, body: [{button: Videre}], next: slutt}
  slutt: {title: Slutt, end: done}
"""


def test_what_a_variant_alone_leads_to_is_not_taken_out(tmp_path: Path) -> None:
    root = write_project(tmp_path, flows=LONGER)
    answer = changed(root, "Annen", kind="screen", what="delete")
    assert "in the variant `b`" in answer["problem"]
    assert (root / FLOW).read_text() == LONGER


def test_a_screen_is_put_into_a_variant_alone(tmp_path: Path) -> None:
    own = "  b:\n    label: B\n    screens:\n      start:\n        title: Begynn\n        next: slutt\n"
    flow = LONGER.replace('  b: {label: "B: lenger", screens: {start: {next: annen}}}\n', own)
    root = write_project(tmp_path, flows=flow)
    assert "problem" not in changed(root, "Begynn", kind="screen", what="screen", words="Kort", guide="Trykk «Neste».")
    said = yaml.safe_load((root / FLOW).read_text())
    assert said["screens"] == yaml.safe_load(flow)["screens"]
    own_screens = said["variants"]["b"]["screens"]
    assert (own_screens["start"]["next"], own_screens["kort"]["next"]) == ("kort", "slutt")


def test_what_was_changed_meanwhile_and_what_nobody_can_ask_for_is_refused(choosing: Path) -> None:
    studio = Studio(choosing)
    (nei,) = (text for text in studio.texts()["texts"] if (text["seen"], text["file"]) == ("Nei", FLOW))
    asked = {**nei, "before": "Nei", "kind": "choice", "what": "delete"}
    (choosing / FLOW).write_text(CHOOSING.replace("title: Prøve\n", "title: Prøve\ntask: Prøv\n"))
    for wrong in (
        {},
        {"what": "burn"},
        {"kind": "walk"},
        {"file": "../x.yaml"},
        {"line": "x"},
        {"what": "add", "words": " "},
    ):
        assert studio.restructure({**asked, **wrong})["problem"]
    assert (choosing / FLOW).read_text().count("Nei") == 1
