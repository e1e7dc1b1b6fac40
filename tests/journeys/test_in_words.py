"""Answers and walks on one line."""

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.in_words import known_to_author, start_in_words

FLOW = """
title: T
entries: {a: Fra forsiden}
situations:
  ledig: {label: Er det ledig?, values: {ja: Ledige timer, nei: Ingen ledige timer}}
screens:
  a:
    title: A
    body:
      - text: Det er fullt.
        when: {ledig: nei}
      - button: Neste
        to: b
  b: {title: B, end: done}
"""


def test_a_start_says_only_what_is_unusual_of_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    usual, unusual = graph.by_screen["a"]
    assert start_in_words(graph, usual) == "Fra forsiden"
    assert start_in_words(graph, unusual) == "Fra forsiden (Ingen ledige timer)"


def test_boxes_are_told_to_authors_by_their_names() -> None:
    known = known_to_author([("plager.hoste", "no"), ("plager.feber", "yes"), ("plager?", "*"), ("alder", "ung")])
    assert known == ("`hoste` of `plager` is not ticked", "`feber` of `plager` is ticked", "`alder` is `ung`")
