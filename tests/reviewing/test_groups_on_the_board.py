"""Screens that the board picks out: checks warn of them, they are otherwise than before, or somebody approved them."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.bad_input.running import veiviser
from tests.projects import PROMISING, write_project
from tests.reviewing.test_review import git, rewrite
from veiviser.model.site import board_path
from veiviser.pipeline import generate
from veiviser.reading.runs.earlier import earlier_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project on a branch of its own, nothing changed yet."""
    write_project(tmp_path, flows=PROMISING)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    git(tmp_path, "switch", "-q", "-c", "endring")
    return tmp_path


def groups(root: Path) -> Mapping[str, str]:
    """By what screens have in common, their names."""
    page = LexborHTMLParser(generate(root).site_files[board_path("prove")])
    found: dict[str, str] = {}
    for group in page.css(".picks__group"):
        label, links = group.css_first("summary"), group.css("a")
        names = group.attributes["data-screens"] or ""
        assert [link.attributes["href"] for link in links] == [f"#skjerm--{name}" for name in names.split()]
        assert label is not None
        found[label.text(deep=False).strip()] = names
    return found


def labelled(root: Path, begin: str) -> Mapping[str, str]:
    return {label: names for label, names in groups(root).items() if label.startswith(begin)}


def test_what_a_review_met_otherwise_is_picked_out_and_what_is_changed_after_it_too(root: Path) -> None:
    assert not labelled(root, "Endret siden")
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    assert veiviser("review", at=root).returncode == 0
    assert [*labelled(root, "Endret siden").values()] == ["tid"]
    rewrite(root, "flows/prove.yaml", "title: Slutt", "title: Takk")
    assert [*labelled(root, "Endret siden").values()] == ["tid slutt"]
    rewrite(root, "flows/prove.yaml", "title: Velg dag", "title: Velg tid")
    assert [*labelled(root, "Endret siden").values()] == ["slutt"]


def test_a_screen_that_was_not_there_is_new(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "        to: slutt\n", "        to: kort\n")
    kort = "  kort: {title: Kort, next: slutt, body: [{button: Neste}]}\n  slutt:"
    rewrite(root, "flows/prove.yaml", "  slutt:", kort)
    rewrite(root, "flows/prove.yaml", "at most 2", "at most 3")
    assert veiviser("review", "--format", "mail", at=root).returncode == 0
    assert [*labelled(root, "Nye siden").values()] == ["kort"]


def test_a_flow_that_is_as_it_was_leaves_nothing_of_an_earlier_review(root: Path) -> None:
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    assert veiviser("review", "--format", "mail", at=root).returncode == 0
    assert (root / earlier_file("prove")).exists()
    rewrite(root, "flows/prove.yaml", "title: Velg dag", "title: Velg tid")
    assert veiviser("review", "--format", "mail", at=root).returncode == 0
    assert not (root / earlier_file("prove")).exists()


@pytest.mark.parametrize("text", ["", "[]", '{"day": "i går", "screens": {}}', '{"day": "2026-01-01", "screens": 3}'])
def test_a_file_that_is_not_ours_is_passed_over(root: Path, text: str) -> None:
    (root / earlier_file("prove")).parent.mkdir(parents=True)
    (root / earlier_file("prove")).write_text(text, "utf-8")
    assert not labelled(root, "Endret siden")


def test_screens_that_checks_warn_of_are_picked_out_by_what_is_wrong(root: Path) -> None:
    assert not labelled(root, "Skjermer med advarsler")
    rewrite(root, "flows/prove.yaml", "guide: Trykk på «Bestill».", "guide: Trykk på Bestill.")
    told = veiviser("check", at=root).stdout
    assert "[unquoted-label]" in told
    assert labelled(root, "Skjermer med advarsler") == {"Skjermer med advarsler": "tid"}


def test_approved_screens_are_picked_out_and_those_that_are_otherwise_since(root: Path) -> None:
    assert not labelled(root, "Godkjent")
    approve = ("approve", "--who", "Kari", "screen")
    for screen in ("tid", "slutt"):
        told = veiviser(*approve, f"prove/{screen}", at=root)
        assert told.returncode == 0, told.stderr
    assert labelled(root, "Godkjent") == {"Godkjent": "tid slutt"}
    rewrite(root, "flows/prove.yaml", "title: Velg tid", "title: Velg dag")
    assert labelled(root, "Godkjent") == {"Godkjent": "slutt"}
    assert [*labelled(root, "Ordene er endret").values()] == ["tid"]
    assert "tid" not in labelled(root, "Ikke godkjent")["Ikke godkjent"].split()
