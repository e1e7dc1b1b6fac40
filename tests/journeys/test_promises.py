"""Promises, and the shortest walks that break them."""

import pytest

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.in_words import walk_in_words
from veiviser.journeys.proving.promises import find_breach

FLOW = """
title: T
entries: {a: Fra forsiden, c: Fra lenken}
situations:
  far: {label: Er det langt?, values: {no: Nei, yes: Ja}}
screens:
  a:
    title: A
    next: b
    body:
      - question: Haster det?
        answer: urgent
        choices:
          no: Nei
          yes: {label: Ja, show: [{text: Ring 113 nå.}]}
          never: {label: Aldri, end: stop, show: [{text: Ha det.}]}
      - button: Neste
  b:
    title: B
    body:
      - {button: Videre, to: c}
      - {button: Om igjen, to: a}
      - {text: Ring 116 117., when: {urgent: yes}}
  c:
    title: C
    body:
      - {button: Ferdig, to: d, unless: {far: yes}}
      - {button: Rundt, to: c}
  d: {title: D, end: done, body: [{text: Takk.}]}
promises:
  - """


@pytest.mark.parametrize(
    "promise",
    [
        "always before: {c: d}",
        "always before: {«C»: «takk»}",
        "never: {from: c, reach: a}",
        "never: {from: {urgent: never}, reach: d}",
        "never: {from: {urgent: no}, reach: «116 117»}",
        "can always reach: an end\n    when: {far: no}",
        "at most 3 steps to: d",
        "at most 1 step to: «116 117»",
    ],
)
def test_what_holds_is_not_broken(flow_of: ReadFlow, promise: str) -> None:
    graph = compile_flow(flow_of(FLOW + promise + "\n"))
    assert find_breach(graph, graph.flow.promises[0]) is None


@pytest.mark.parametrize(
    ("promise", "walk"),
    [
        ("always before: {b: d}", "Fra lenken › Ferdig"),
        ("always before: {«113»: «116 117»}\n    when: {far: no}", None),
        ("always before: {«haster det»: c}", "Fra lenken"),
        ("always before: {b: an end}", "Fra forsiden › Aldri"),
        ("never: {from: b, reach: a}", "Fra forsiden › Nei › Om igjen"),
        ("never: {from: {urgent: yes}, reach: c}", "Fra forsiden › Ja › Videre"),
        ("never: {reach: «113»}", "Fra forsiden"),
        ("can always reach: an end", "Fra lenken (Ja)"),
        ("can always reach: a\n    when: {far: no}", "Fra lenken"),
        ("at most 2 steps to: d", "Fra forsiden › Nei › Videre › Ferdig"),
        ("every end says: takk", "Fra forsiden › Aldri"),
        ("every end says: ha det", "Fra lenken › Ferdig"),
    ],
)
def test_a_broken_one_shows_the_shortest_walk(flow_of: ReadFlow, promise: str, walk: str | None) -> None:
    graph = compile_flow(flow_of(FLOW + promise + "\n"))
    breach = find_breach(graph, graph.flow.promises[0])
    if walk is None:
        assert breach is None
    else:
        assert breach is not None
        assert breach.walk is not None
        assert walk_in_words(graph, breach.walk) == walk


def test_words_are_whole_words(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW + "never: {reach: «11»}\n"))
    assert find_breach(graph, graph.flow.promises[0]) is None
