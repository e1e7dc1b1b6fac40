"""What the guide to a branching journey says: who each step is for, and where one goes from it."""

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.model.project import Look
from veiviser.outputs.flow.guide import tell_flow
from veiviser.pipeline.drawing import view_of
from veiviser.problem import Report
from veiviser.reading import read_flow
from veiviser.templating.environment import make_environment

FLOW_FILE = PurePosixPath("flows/melde-fodsel.yaml")
FLOW = Path(__file__).parent / "flows" / "melde-fodsel.yaml"
"""As long and as branched as public flows that register a birth abroad."""
_STEP = re.compile(r'<section class="step" id="steg-(\d+)".*?</section>', re.DOTALL)


@pytest.fixture
def guide(flow_of: ReadFlow, look: Look) -> str:
    graph = compile_flow(flow_of(FLOW.read_text("utf-8")))
    return tell_flow(view_of(make_environment(look), graph, {}, {}))


def said(guide: str, kind: str) -> dict[int, str]:
    """By step, the words of one kind, without tags."""
    found: dict[int, str] = {}
    for step in _STEP.finditer(guide):
        for block in re.findall(rf'<(div|details) class="{kind}">(.*?)</\1>', step[0], re.DOTALL):
            words = re.sub(r"</?(?:p|li|ul|summary)>", " ", block[1])
            found[int(step[1])] = " ".join(re.sub(r"<[^>]*>", "", words).split())
    return found


def test_the_main_walk_comes_first(guide: str) -> None:
    headings = re.findall(r'### <span class="number">(\d+)</span> (.*)', guide)
    assert headings == [
        ("1", "Hvem er norsk?"),
        ("2", "Er foreldrene gift?"),
        ("3", "Hvor bor dere nå?"),
        ("4", "Meld fra til Folkeregisteret"),
        ("5", "Når er barnet født?"),
        ("6", "Søk om statsborgerskap"),
        ("7", "Meld fra til ambassaden"),
    ]


def test_a_step_that_some_never_meet_says_the_whole_condition_and_all_ways(guide: str) -> None:
    assert said(guide, "only") == {
        3: "Bare hvis ett av dette stemmer: du kommer fra punkt 2 og du har valgt «Bare mor» eller «Begge» i punkt 1 "
        "du har valgt «Ja» i punkt 2 du har valgt «Nei» i punkt 5",
        4: "Bare hvis du har valgt «I Norge» i punkt 3.",
        5: "Bare hvis du har valgt «Bare far» i punkt 1 og «Nei» i punkt 2.",
        6: "Bare hvis du har valgt «Ja» i punkt 5.",
        7: "Bare hvis du ikke har valgt «I Norge» i punkt 3.",
    }


def test_a_step_says_where_one_goes_who_does_not_go_on_below(guide: str) -> None:
    assert said(guide, "goes") == {
        2: "Hvis du har valgt «Bare far» i punkt 1 og du velger «Nei», går du til punkt 5.",
        3: "Hvis du ikke velger «I Norge», går du til punkt 7.",
        5: "Hvis du velger «Nei», går du til punkt 3.",
    }


def test_an_author_says_whom_a_step_is_for(flow_of: ReadFlow, look: Look) -> None:
    text = FLOW.read_text("utf-8").replace(
        "    guide: Barnet må søke om statsborgerskap.",
        "    guide: {text: Barnet må søke om statsborgerskap., only: hvis barnet er født før 2006}",
    )
    guide = tell_flow(view_of(make_environment(look), compile_flow(flow_of(text)), {}, {}))
    assert said(guide, "only")[6] == "Bare hvis barnet er født før 2006."
    assert said(guide, "goes")[5] == "Hvis du velger «Nei», går du til punkt 3."


def test_a_row_of_answers_is_told_by_what_is_pressed_in_it(flow_of: ReadFlow, look: Look) -> None:
    flow = flow_of("""
title: T
entries: {navn: Start}
screens:
  navn: {title: Navn, body: [{field: Navn, answer: navn}, {button: Neste}], next: alder}
  alder: {title: Alder, body: [{field: Alder, answer: alder}, {button: Neste}], next: se}
  se:
    title: Se
    end: done
    guide: Se over.
    body:
      - summary: Svarene
        rows:
          navn: {label: Navn, answer: navn, to: navn}
          alder: {label: Alder, answer: alder, to: alder, change: Rett}
""")
    guide = tell_flow(view_of(make_environment(look), compile_flow(flow), {}, {}))
    assert said(guide, "goes")[3] == (
        "Andre valg Hvis du velger «Endre» ved «Navn», går du til punkt 1. "
        "Hvis du velger «Rett» ved «Alder», går du til punkt 2."
    )


def test_contents_steps_and_pictures_have_one_numbering(guide: str) -> None:
    listed = re.findall(r'<a href="#steg-(\d+)"><span class="number">(\d+)</span> (.*?)</a>', guide)
    steps = re.findall(r'id="steg-(\d+)" markdown>\n\n### <span class="number">(\d+)</span> (.*)', guide)
    assert listed == steps
    assert re.findall(r"<!-- picture \w+/(\d+) -->", guide) == [number for number, _, _ in steps]


@pytest.mark.parametrize(
    ("main", "says"),
    [("gun", "no walk `gun`"), ("{}", "`main`")],
)
def test_a_main_walk_that_is_not_there_is_told(main: str, says: str, look: Look) -> None:
    report = Report()
    read_flow(FLOW.read_text("utf-8").replace("main: gunn", f"main: {main}"), FLOW_FILE, look, report)
    assert [says in problem.message for problem in report] == [True]


def test_a_main_walk_begins_where_the_guide_does(look: Look) -> None:
    text = FLOW.read_text("utf-8").replace(
        "entries: {hvem: Fra forsiden}", "entries: {gift: Fra brevet, hvem: Fra forsiden}"
    )
    report = Report()
    read_flow(
        text.replace("to: folkeregister, answers: {norsk: mor, ", "from: hvem, to: folkeregister, answers: {"),
        FLOW_FILE,
        look,
        report,
    )
    assert [problem.id for problem in report] == ["unknown-name"]
