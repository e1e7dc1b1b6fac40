"""What a site says among its authors' words, dates, steps and answers of several boxes, is said in its own words."""

from datetime import date
from pathlib import Path

import pytest

from tests.interface import as_catalogue
from tests.projects import write_project
from veiviser.journeys import compile_flow
from veiviser.journeys.in_words import walk_in_words
from veiviser.journeys.walking.cover import edge_cover
from veiviser.model.project import Project
from veiviser.pipeline import generate
from veiviser.reading import read_project
from veiviser.templating.words import Date

FLOW = """\
title: Frist
task: Svare i tide
checked: 2027-03-01
entries: {start: Fra siden}
dates:
  i-dag: 2027-01-30
  siste: {last of month: i-dag}
  igjen: {days until: siste, from: i-dag}
  neste: {first of next year: i-dag}
screens:
  start:
    title: Start
    step: 1 of 2
    part: Steg {step}
    guide: Svar innen {date.siste}, om {date.igjen}.
    body:
      - checkboxes: Hva feiler det deg?
        answer: plager
        choices: {hoste: Hoste, feber: Feber, utslett: Utslett}
        guide: Kryss av.
      - button: Neste
    next:
      - {to: verst, when: {plager: {all: [hoste, feber, utslett]}}}
      - {to: ille, when: {plager: {all: [hoste, feber]}}}
      - slutt
  verst: {title: Ring oss, end: done}
  ille: {title: Ring oss snart, end: done}
  slutt: {title: "Gjelder fra {date.neste}", step: 2 of 2, end: done}
"""
PAGE = "---\ndates:\n  i-dag: 2027-03-01\n---\n# Frist\n\nSvar innen {date.i-dag}.\n"
OTHER = {
    "date.day": "{month} {day}",
    "date.next_year": "{date} next year",
    "date.days": "{count} days",
    "date.whole": "{month} {day}, {year}",
    "date.weekday": "{weekday}, {date}",
    "list.and": "{some} and {last}",
    "month.1": "January",
    "month.3": "March",
    "number.2": "two",
    "step.counted": "{number} of {total}",
    "weekday.4": "Thursday",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {"flows/frist.yaml": FLOW, "prototype/words/nb.po": as_catalogue(OTHER)}
    write_project(tmp_path, page=PAGE, files=files)
    project, problems = read_project(tmp_path)
    assert project is not None
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    return project


def test_dates_and_steps_in_a_flow_are_said_in_words_of_the_projects_own(project: Project) -> None:
    start, *_, end = project.flows["frist"].screens.values()
    assert start.part is not None
    assert start.part.words == "Steg 1 of 2"
    assert [telling.text.words for telling in start.tellings] == ["Svar innen January 31, om two days."]
    assert end.title.words == "Gjelder fra January 1 next year"


def test_dates_on_a_page_too(project: Project) -> None:
    assert [shown.shown for shown in project.pages["index"].shown] == ["March 1"]


def test_answers_of_several_boxes_too(project: Project) -> None:
    graph = compile_flow(project.flows["frist"])
    walks = [walk_in_words(graph, walk) for walk in edge_cover(graph)]
    assert any("Hoste and Feber" in walk for walk in walks), walks
    assert any("Hoste, Feber and Utslett" in walk for walk in walks), walks
    assert not [walk for walk in walks if " og " in walk]


def test_days_of_the_week_and_when_a_flow_was_compared_too(project: Project, tmp_path: Path) -> None:
    day = Date(date(2027, 1, 28), project.look.words)
    assert day.words == "Thursday, January 28, 2027"
    guide = str(generate(tmp_path, processes=1).docs["guide/frist/index.md"])
    assert '<time datetime="2027-03-01">March 1, 2027</time>' in guide
    assert "januar" not in guide
