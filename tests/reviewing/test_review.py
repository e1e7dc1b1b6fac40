"""`veiviser review`, run as people run it, on a project that git keeps."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.bad_input.running import veiviser
from tests.projects import PROMISING, write_project

NAMED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
MORE = """\
  ring: {title: Ring oss, guide: Ring., body: [{button: Tilbake, to: back}]}
"""


def git(root: Path, *arguments: str) -> None:
    named = ["git", "-c", "user.name=Ola", "-c", "user.email=ola@example.no", *arguments]
    subprocess.run(named, cwd=root, env={**os.environ, **NAMED}, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project on a branch of its own, nothing changed yet."""
    write_project(tmp_path, flows=PROMISING, page="# Hei\n\nVi svarer hver dag.\n\n[Mer](mer.md)\n")
    (tmp_path / "content" / "mer.md").write_text("# Mer\n\nOm oss.\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    git(tmp_path, "switch", "-q", "-c", "endring")
    return tmp_path


def rewrite(root: Path, file: str, before: str, after: str) -> None:
    text = (root / file).read_text("utf-8")
    assert before in text
    (root / file).write_text(text.replace(before, after), "utf-8")


def reviewed(root: Path) -> Mapping[str, Any]:
    told = veiviser("review", "--format", "json", at=root)
    assert (told.returncode, told.stderr) == (0, "")
    found: Mapping[str, Any] = json.loads(told.stdout)
    return found


def changes(root: Path) -> list[tuple[str, str, str]]:
    return [(change["change"], change["kind"], change["name"]) for change in reviewed(root)["seen"]]


def test_nothing_is_told_where_only_the_spelling_of_a_file_differs(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "title: Velg tid", 'title: "Velg tid" # slik')
    rewrite(root, "content/index.md", "Vi svarer", "Vi\nsvarer")
    assert reviewed(root)["seen"] == []
    assert "Nothing that readers meet is otherwise." in veiviser("review", "--format", "mail", at=root).stdout


def test_a_word_on_a_screen_is_told_of_it_and_of_its_step(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    assert changes(root) == [("words", "screen", "tid"), ("words", "step", "tid/1")]
    screen = reviewed(root)["seen"][0]
    assert (screen["removed"], screen["added"]) == (["tid"], ["dag"])


def test_a_change_in_a_page_and_in_a_fact_it_shows_is_told_by_the_page(root: Path) -> None:
    fact = "frist:\n  value: 3\n  unit: dager\n  source: https://example.no/\n  checked: 2026-11-01\n"
    (root / "content" / "facts.yaml").write_text(fact, "utf-8")
    rewrite(root, "content/mer.md", "Om oss.", "Fristen er {fact.frist}.")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "second")
    git(root, "branch", "-f", "main")
    rewrite(root, "content/facts.yaml", "value: 3", "value: 4")
    found = reviewed(root)
    assert [(change["name"], change["added"]) for change in found["seen"]] == [("mer.md", ["4"])]
    assert found["facts"] == [
        {"name": "frist", "before": "3\N{NO-BREAK SPACE}dager", "after": "4\N{NO-BREAK SPACE}dager"}
    ]


def test_new_and_lost_are_told_apart_from_what_has_another_name(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "to: tid", "to: tidspunkt")
    rewrite(root, "flows/prove.yaml", "  tid:\n", "  tidspunkt:\n")
    rewrite(
        root,
        "flows/prove.yaml",
        "        to: slutt\n",
        "        to: slutt\n      - link: Ring\n        to: ring\n" + MORE,
    )
    (root / "content" / "mer.md").unlink()
    rewrite(root, "content/index.md", "\n[Mer](mer.md)\n", "")
    found = {(change["change"], change["name"]) for change in reviewed(root)["seen"]}
    assert {("gone", "mer.md"), ("words", "index.md"), ("words", "tidspunkt"), ("new", "ring")} <= found
    assert not any(name == "tid" for _, name in found)


def test_a_step_that_only_has_another_number_is_no_change(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "{start:", "{forst:")
    first = '  forst: {title: Først, guide: "Trykk «Videre».", body: [{button: Videre}], next: start}\n  start:\n'
    rewrite(root, "flows/prove.yaml", "  start:\n", first)
    told = changes(root)
    assert ("new", "step", "forst/1") in told
    assert not [change for change in told if change[2] in ("start/1", "tid/1")]


def test_ways_that_lead_elsewhere_and_promises_that_break_are_told(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "Ja, end: stop", "Ja, to: slutt")
    rewrite(root, "flows/prove.yaml", "  - at most", "  - never: {from: start, reach: slutt}\n  - at most")
    (ways,) = reviewed(root)["ways"]
    ((before, after),) = ways["led_elsewhere"]
    assert (before["label"], before["leads"], after["leads"]) == ("Ja", [""], ["Slutt"])
    assert ways["new_promises"] == [{"words": "never: {from: start, reach: slutt}", "holds": False}]
    assert ways["lost_ends"] == ["Start"]


def test_an_address_that_died_is_told(root: Path) -> None:
    (root / "content" / "mer.md").unlink()
    rewrite(root, "content/index.md", "\n[Mer](mer.md)\n", "")
    assert reviewed(root)["lost_addresses"] == [{"address": "mer/index.html", "title": "Mer"}]


def test_one_change_of_style_is_seen_once(root: Path) -> None:
    style = root / "prototype" / "styles"
    style.mkdir(parents=True)
    (style / "own.css").write_text(".button { outline: 1px solid; }\n", "utf-8")
    found = reviewed(root)
    assert found["style_changed"] is True
    assert found["seen"] == []


def test_the_page_shows_both_sides_and_stands_alone(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    told = veiviser("review", at=root)
    assert told.returncode == 0, told.stderr
    page = (root / "review" / "index.html").read_text("utf-8")
    assert '<mark data-side="before">tid</mark>' in page
    assert '<mark data-side="after">dag</mark>' in page
    for name in ("after/prototype/assets/prototype.css", "after/prototype/assets/designsystemet.css", "review.css"):
        assert f'href="{name}"' in page
        assert (root / "review" / name).is_file()


def test_a_version_that_git_does_not_know_and_no_git_are_said_in_one_line(root: Path, tmp_path: Path) -> None:
    told = veiviser("review", "nei", at=root)
    assert (told.returncode, told.stderr) == (1, "Error: git knows no version `nei` here\n")
    alone = write_project(tmp_path / "alone")
    assert veiviser("review", at=alone, env={"GIT_CEILING_DIRECTORIES": str(tmp_path)}).returncode == 1


def test_what_cannot_be_read_now_is_told_as_a_check_does(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "entries:", "entrys:")
    told = veiviser("review", at=root)
    assert told.returncode == 1
    assert "flows/prove.yaml:2:1: error" in told.stderr
    assert not (root / "review").exists()


def test_choices_that_the_guide_names_no_more_are_counted(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "«Bestill»", "knappen")
    (ways,) = reviewed(root)["ways"]
    before, after = ways["untold"]
    assert after == before + 1
    assert (
        "Choices in «Prøve» that its guide does not name: 1. Before, there were 0."
        in veiviser("review", "--format", "mail", at=root).stdout
    )
