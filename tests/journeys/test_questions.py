"""Questions to the flow of the example project, and to one with a question that changes nothing."""

import pytest

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.in_words import walk_in_words
from veiviser.journeys.proving.questions import walk_to_screen, walks_to_ends, walks_to_words, who_meets
from veiviser.journeys.proving.removal import idle_questions, repeated, without_answer, without_situation
from veiviser.journeys.proving.spots import says

FLOW = """
title: T
entries: {a: Fra forsiden, b: Fra lenken}
situations:
  far: {label: Er det langt?, values: {no: Nei, yes: Ja}}
screens:
  a:
    title: A
    body:
      - question: Hvilken farge?
        answer: colour
        choices: [Blå, Rød]
      - question: Haster det?
        answer: urgent
        choices:
          no: {label: Nei, to: b}
          yes: {label: Ja, end: stop, show: [{text: Ring 113.}]}
      - button: Neste
  b:
    title: B
    body:
      - text: Du valgte {colour}.
      - {button: Videre, to: c, when: {far: yes}}
      - {button: Ut, to: d}
  c: {title: C, body: [{button: Ferdig, to: d}]}
  d: {title: D, end: done, body: [{text: Takk.}]}
  e: {title: E, end: done, body: [{text: Takk.}]}
walks:
  kari: {title: Kari, from: a, to: d}
"""


def test_the_shortest_way_to_a_screen(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    walk = walk_to_screen(graph, "c")
    assert walk is not None
    assert walk_in_words(graph, walk) == "Fra lenken (Ja) › Videre"
    assert walk_to_screen(graph, "e") is None


def test_every_end_has_its_shortest_way(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    assert [walk_in_words(graph, walk) for walk in walks_to_ends(graph)] == ["Fra forsiden › Ja", "Fra lenken › Ut"]


def test_words_in_a_reveal_take_the_answer_that_shows_them(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    assert [walk_in_words(graph, walk) for walk in walks_to_words(graph, "RING  113")] == ["Fra forsiden › Ja"]
    assert walks_to_words(graph, "Ring 1130") == ()


def test_who_meets_a_screen_has_passed_and_is_where_all_have(flow_of: ReadFlow) -> None:
    met = who_meets(compile_flow(flow_of(FLOW)), "c")
    assert met is not None
    assert met.from_entries == ("a", "b")
    assert met.passes == ("b",)
    assert met.answers == ()
    assert met.situations == (("far", "yes"),)


def test_a_question_that_changes_nothing_is_named_and_whether_it_is_repeated(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    assert [field.variable for field in idle_questions(graph)] == ["colour"]
    assert repeated(graph.flow, "colour")


def test_without_an_answer_what_it_leads_to_is_lost_or_farther(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW))
    gone = without_answer(graph, lambda edge: ("urgent", "no") in edge.picks)
    assert (gone.lost, gone.longer, gone.ends_lost, gone.walks_lost) == ((), (), (), ("kari",))
    out = without_answer(graph, lambda edge: edge.label == "Ut")
    assert out.longer == (("d", 1, 2),)
    assert without_answer(graph, lambda edge: edge.label == "Videre").lost == ("c",)


BOXES = """
title: Støtte
entries: {start: Fra forsiden}
screens:
  start:
    title: Om deg
    body:
      - question: Jobber du?
        answer: jobb
        choices: {ja: Jobber, nei: Jobber ikke, syk: Sykmeldt}
      - checkboxes: Hva har du?
        answer: har
        optional: true
        choices: {barn: Barn, bil: Bil}
      - button: Neste
    next:
      - {to: mye, when: {jobb: [nei, syk], har: barn}}
      - {to: lite}
  mye: {title: Mye, end: done}
  lite: {title: Lite, end: done}
"""


def test_a_single_box_that_all_have_ticked_is_told_whatever_else_they_answered(flow_of: ReadFlow) -> None:
    met = who_meets(compile_flow(flow_of(BOXES)), "mye")
    assert met is not None
    assert (met.answers, met.picks) == ((), (("start", "har.barn", "yes"),))


@pytest.mark.parametrize("words", ["300 000", "300000", "300.000", "300\N{NO-BREAK SPACE}000 kr", "lån på 300 000"])
@pytest.mark.parametrize("text", ["Du får lån på 300 000 kr.", "Du får lån på 300.000 kr.", "Du får lån på 300000 kr."])
def test_a_number_is_found_however_it_is_grouped(text: str, words: str) -> None:
    assert says(text, words)
    assert not says(text.replace("300", "1300").replace("1300000", "3000001"), words)


def test_a_situation_is_removed_as_if_it_never_were_so(flow_of: ReadFlow) -> None:
    text = """
title: T
entries: {a: Start}
situations: {apent: {label: Er det åpent?, values: {ja: Ja, nei: Nei}}}
screens:
  a:
    title: A
    body:
      - {link: Kom inn, to: b, when: {apent: ja}}
      - {link: Stengt, to: c, when: {apent: nei}}
  b: {title: B, end: done}
  c: {title: C, end: done}
"""
    graph = compile_flow(flow_of(text))
    assert [without_situation(graph, "apent", value).lost for value in ("ja", "nei")] == [("b",), ("c",)]
