"""Breadth-first search: as far as is asked for, and never round in circles."""

from collections.abc import Iterator

from tests.conftest import ReadFlow
from tests.journeys.graphs import graph
from veiviser.journeys import compile_flow
from veiviser.journeys.proving.promises import find_breach
from veiviser.journeys.search import Search, against, along
from veiviser.model.journey import State

RING = graph([("a", "b"), ("b", "c"), ("c", "a"), ("b", "d"), ("d", "out")])


def names(states: Iterator[State]) -> str:
    return "".join(state.screen for state in states)


def test_it_spreads_to_everything_once_the_nearest_first() -> None:
    assert names(Search([State("a")], along(RING.edges_on)).spread()) == "abcd"


def test_it_goes_no_further_than_somebody_asks() -> None:
    search = Search([State("a")], along(RING.edges_on))
    next(search.spread())
    assert names(iter(search.before)) == "a"


def test_it_takes_only_edges_that_it_may() -> None:
    search = Search([State("a")], along(RING.edges_on, lambda edge: edge.target != State("c")))
    assert names(search.spread()) == "abd"


def test_against_the_edges_it_comes_to_what_leads_there() -> None:
    assert names(Search([State("c")], against(RING.edges_on)).spread()) == "cba"


def test_the_way_back_is_the_way_one_came() -> None:
    search = Search([State("a")], along(RING.edges_on))
    way = search.nearest(lambda edge: edge.target == State("d"))
    assert way is not None
    assert [edge.source.screen for edge in way] == ["a", "b"]
    assert search.way_back(State("b")) == way[:1]
    assert search.way_back(State("a")) == ()


def test_there_is_no_nearest_of_what_no_step_is() -> None:
    assert Search([State("a")], along(RING.edges_on)).nearest(lambda edge: edge.target == State("z")) is None


def test_a_screen_that_ends_is_nearer_than_a_choice_that_ends_beyond_it(flow_of: ReadFlow) -> None:
    flow = flow_of("""
title: T
entries: {a: A}
screens:
  a:
    title: A
    body: [{button: Spør, to: b}, {button: Slutt, to: c}]
  b:
    title: B
    next: c
    body:
      - {question: Vil du?, answer: vil, choices: {nei: {label: Nei, end: stop}, ja: Ja}}
      - button: Neste
  c: {title: C, end: done}
  d: {title: D, end: done}
promises:
  - always before: {d: an end}
""")
    breach = find_breach(compile_flow(flow), flow.promises[0])
    assert breach is not None
    assert breach.walk is not None
    assert [edge.label for edge in breach.walk.edges] == ["Slutt"]
