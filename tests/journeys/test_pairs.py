"""Decisions that share data, and how a screen is filled in."""

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.compiling.filling import filled_for, input_ids
from veiviser.journeys.walking.data_pairs import data_pairs

FLOW = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    next: b
    body:
      - question: P?
        answer: p
        choices: {x: X, y: Y}
      - field: Navn
        answer: name
      - day-and-time: Når?
        answer: time
        choices: {monday: {label: Mandag, times: {nine: kl. 9}}}
        when: {p: y}
      - checkboxes: Hva?
        answer: what
        choices: {one: En, two: To}
      - button: Neste
  b: {title: B, body: [{button: Videre, to: c}]}
  c:
    title: C
    next: [{to: d, when: {p: x}}, {to: e}]
    body: [{button: Neste}]
  d: {title: D, end: done, body: [{text: D}]}
  e: {title: E, end: done, body: [{text: E}]}
"""


def test_what_is_set_is_paired_with_each_decision_that_reads_it_and_no_other(flow_of: ReadFlow) -> None:
    pairs = data_pairs(compile_flow(flow_of(FLOW)))
    assert [(p.variable, p.value, [edge.source.screen for edge in p.way]) for p in pairs] == [
        ("p", "x", ["a", "b", "c"]),
        ("p", "y", ["a", "b", "c"]),
    ]


def test_a_screen_is_filled_in_with_what_decides_and_with_what_must_be_answered(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    x, y = (edge for edge in graph.edges if edge.source.screen == "a")
    assert filled_for(graph, x).picked == (("p", "x"), ("what.one", "yes"))
    assert filled_for(graph, y).picked == (("p", "y"), ("time", "monday/nine"), ("what.one", "yes"))
    assert filled_for(graph, x).written == ("name",)


def test_an_answer_within_another_is_two_inputs_and_a_box_is_one() -> None:
    assert list(input_ids("time", "monday/nine")) == ["time--monday", "time--monday--nine"]
    assert list(input_ids("what.one", "yes")) == ["what--one"]
