"""What `pytest flows/ --browser` leaves behind of the pages that it came to."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE

pytest_plugins = ["pytester"]

FLOW = """\
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Trykk «Neste».
    body:
      - button: Neste
        to: slutt
  slutt:
    title: Slutt
    end: done
    body:
      - link: Tilbake
        to: back
"""
ASKING = """\
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    body:
      - question: Er det ja?
        answer: svar
        choices:
          ja: {label: Ja, to: slutt}
          nei: {label: Nei, to: "https://example.no/"}
          vet-ikke: {label: Vet ikke, end: stop}
      - button: Neste
  slutt: {title: Slutt, end: done}
"""
"""A way on, one that leads out, and one that stops."""
CHANGING = """\
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    body:
      - {field: Navn, answer: navn}
      - button: Neste
    next: mer
  mer:
    title: Mer
    body:
      - {question: Mer?, answer: mer, choices: {ja: Ja, nei: Nei}}
      - button: Neste
    next: slutt
  slutt:
    title: Slutt
    end: done
    body:
      - summary: Svarene dine
        rows:
          navn: {label: Navn, answer: navn, to: start}
          mer: {label: Mer, answer: mer, to: mer}
"""
"""Answers that can be changed; whoever has changed one comes back without being asked the other anew."""
PICTURE = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'


def test_branches_that_were_taken_and_pages_that_are_accessible_are_known(pytester: pytest.Pytester) -> None:
    for name, text in (("content/index.md", "# Hjem\n"), ("flows/prove.yaml", FLOW)):
        path = pytester.path / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLE / "mkdocs.yml", pytester.path)
    spoil(pytester.path / "prototype" / "components" / "button")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "--browser", "-k", "browser", "flows")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["  in a browser: axe: image-alt: *verksted/prototype/prove/start.html)"])
    ran = json.loads((pytester.path / ".veiviser" / "results" / "prove.json").read_text("utf-8"))["ran"]
    assert ran["browser"]["passed"] == {"slutt link-1": "1", "start button-1": "1"}
    assert (ran["accessible"]["passed"], ran["accessible"]["failed"]) == ({"slutt": "1"}, {"start": "1"})
    assert "stranger" not in ran


def test_what_a_stranger_pressed_is_known(pytester: pytest.Pytester) -> None:
    for name, text in (("content/index.md", "# Hjem\n"), ("flows/prove.yaml", ASKING)):
        path = pytester.path / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLE / "mkdocs.yml", pytester.path)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "--browser", "-k", "stranger", "flows")
    result.assert_outcomes(passed=3)
    ran = json.loads((pytester.path / ".veiviser" / "results" / "prove.json").read_text("utf-8"))["ran"]
    answers = ("ja", "nei", "vet-ikke")
    assert ran["stranger"]["passed"] == {f"start button-2 svar={answer}": "1" for answer in answers}
    assert list(ran) == ["stranger"]


def test_a_walk_goes_on_from_a_question_that_is_answered_anew(pytester: pytest.Pytester) -> None:
    for name, text in (("content/index.md", "# Hjem\n"), ("flows/prove.yaml", CHANGING)):
        path = pytester.path / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLE / "mkdocs.yml", pytester.path)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "--browser", "-k", "browser and walk", "flows")
    assert result.parseoutcomes().keys() == {"passed", "deselected"}


def spoil(folder: Path) -> None:
    """The look's button, with a picture that says nothing to those who cannot see it."""
    shutil.copytree(Path(__file__).parents[2] / "prototype" / "components" / "button", folder)
    template = folder / "template.html"
    text = template.read_text("utf-8")
    spoiled = text.replace("{% for", f"{PICTURE}{{% for", 1)
    assert spoiled != text
    template.write_text(spoiled, encoding="utf-8")
