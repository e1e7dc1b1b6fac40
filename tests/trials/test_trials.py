"""What people did who tried a task: read from their files, counted, and put into a table."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.trying.doing import begin, fewest, is_done, way_on
from veiviser.journeys.trying.wandering import wander
from veiviser.model.journey import Graph
from veiviser.model.session import Session, Visit
from veiviser.trials.figures import Share, figures
from veiviser.trials.reading import NoSession, read_session, written_session
from veiviser.trials.table import table

FLOW = """
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    body:
      - question: Trenger du sykmelding?
        answer: sykmelding
        choices:
          nei: {label: Nei, to: midt}
          ja: {label: Ja, end: stop}
      - button: Neste
      - link: Om tjenesten
        to: om
  om: {title: Om, body: [{link: Tilbake, to: back}]}
  midt: {title: Midt, body: [{button: Neste, to: slutt}]}
  slutt: {title: Slutt, end: done}
tasks:
  lege: {ask: Snakk med en lege., to: [om, slutt]}
  syk: {ask: Bli sykmeldt., to: start, answers: {sykmelding: ja}}
  slutten: {ask: Kom i mål., to: slutt}
"""
ONE = Session(
    id="a1",
    flow="prove",
    task="lege",
    ask="Snakk med en lege.",
    day="2026-11-28",
    fewest=1,
    visits=(
        Visit("start", "start", "Start", 0, errors=1, vain=("Start", "Start")),
        Visit("om", "om", "Om", 4),
        Visit("start", "start", "Start", 6),
        Visit("midt", "midt", "Midt", 7.5),
    ),
    end="gave-up",
    seconds=30,
    success=False,
    words="=1+1",
)


@pytest.fixture
def graph(flow_of: ReadFlow) -> Graph:
    return compile_flow(flow_of(FLOW))


def test_the_fewest_steps_are_from_screen_to_screen_and_a_choice_that_stops_is_none(graph: Graph) -> None:
    assert [fewest(graph, task) for task in graph.flow.tasks] == [1, 0, 2]
    _, syk, _ = graph.flow.tasks
    start = begin(graph, syk)
    assert start is not None
    assert not is_done(graph, syk, start)
    assert [one.edge.label for one in way_on(graph, syk, start) or ()] == ["Ja"]


def test_who_wanders_does_only_what_can_be_done_and_the_same_again(graph: Graph) -> None:
    ways = {(edge.source, edge.target) for edge in graph.edges}
    states = {page: state for state, page in graph.pages.items()}
    seen: set[str] = set()
    for task in graph.flow.tasks:
        for number in range(1, 30):
            somebody = wander(graph, task, number)
            assert somebody == wander(graph, task, number)
            assert somebody is not None
            assert somebody.is_example
            pages = [states[visit.page] for visit in somebody.visits]
            moves = list(pairwise(pages))
            assert all(move in ways or (move[1], move[0]) in ways for move in moves)
            assert not somebody.success or pages[-1].screen in {goal.address for goal in task.goals}
            seen |= {somebody.end, *(["back"] if somebody.turned_back else [])}
    assert seen == {"done", "gave-up", "back"}


def test_a_file_is_read_as_it_was_written() -> None:
    assert read_session(written_session(ONE)) == ONE


@pytest.mark.parametrize(
    "changed",
    [
        {"veiviser": "test-2"},
        {"steps": []},
        {"steps": [{"page": "a"}]},
        {"steps": "start"},
        {"end": "won"},
        {"seconds": 5},
        {"seconds": True},
        {"id": "../x"},
        {"day": "i dag"},
        {"words": ["a"]},
        {"fewest": -1},
    ],
)
def test_what_no_test_saves_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(NoSession):
        read_session(json.dumps({**json.loads(written_session(ONE)), **changed}))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(NoSession):
        read_session(text)


def test_where_it_went_wrong_is_told_by_screen_and_counted_in_people() -> None:
    done = replace(ONE, id="a2", visits=ONE.visits[:2], end="done", success=True, seconds=10)
    elsewhere = replace(done, id="a3", success=False)
    (of,) = figures([ONE, ONE, done, elsewhere])
    assert (of.done, of.gave_up, of.elsewhere) == (Share(1, 3), 1, 1)
    assert of.seconds is not None
    assert of.detour is not None
    assert (of.seconds.middle, of.detour.middle) == (10, 0)
    told = [(s.screen, s.seen, s.errors, s.turned_back, s.ended, dict(s.vain)) for s in of.screens]
    assert told == [("start", 3, 3, 0, 0, {"Start": 3}), ("om", 3, 0, 1, 1, {}), ("midt", 1, 0, 0, 1, {})]


@pytest.mark.parametrize(
    ("count", "of", "least", "most"),
    [(4, 5, 0.3755, 0.9638), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],
)
def test_an_interval_is_that_of_wilson(count: int, of: int, least: float, most: float) -> None:
    assert Share(count, of).interval == pytest.approx((least, most), abs=1e-4)


def test_few_people_are_told_in_fives_and_rounded_outwards() -> None:
    assert Share(4, 5).of_hundred == (35, 100)
    assert Share(81, 263).of_hundred == (25, 37)


def test_a_table_has_a_row_for_each_screen_and_no_formula() -> None:
    head, *rows = [line.split(";") for line in table([ONE]).removeprefix("\ufeff").splitlines()]
    assert [row[head.index("seconds")] for row in rows] == ["4", "2", "2", "23"]
    assert [row[head.index("turned_back")] for row in rows] == ["0", "1", "0", "0"]
    assert [row[head.index("words")] for row in rows] == ["", "", "", "'=1+1"]
