"""A flow told step by step."""

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.guide import tell
from veiviser.journeys.telling.views import picked_labels
from veiviser.model.flow import Flow
from veiviser.model.journey import Guide, Step


def told(flow: Flow) -> Guide:
    return tell(compile_flow(flow))


def step_on(guide: Guide, screen: str) -> Step:
    return next(step for step in guide.steps if step.view.state.screen == screen)


def test_every_reachable_screen_is_told_once_and_the_steps_are_numbered_through(example: Flow) -> None:
    guide = told(example)
    assert [step.number for step in guide.steps] == list(range(1, len(guide.steps) + 1))
    assert [step.view.state.screen for step in guide.steps] == [
        *("forsiden", "om-katten", "voksen", "chippen", "sendt", "brevet"),
    ]


def test_a_second_entry_says_from_which_step_the_rest_is_the_same(example: Flow) -> None:
    assert [(part.heading, part.rejoins) for part in told(example).parts] == [
        ("Kom i gang", None),
        ("Fra brevet", (2, 5)),
    ]


def test_each_choice_is_told_where_it_is_met(example: Flow) -> None:
    asides = step_on(told(example), "om-katten").asides
    assert [(aside.text.words.split()[0:4], aside.ends, aside.pictured) for aside in asides] == [
        (["Du", "får", "vite", "det"], None, True),
        (["Hvis", "du", "har", "en"], None, True),
        (["Hvis", "det", "er", "en"], "stop", True),
    ]
    assert asides[0].view.state.values == (("vakt", "nei"),)
    assert asides[2].view.picks == (("slag", "tiger"),)


def test_what_the_words_say_to_press_is_marked_in_their_order(example: Flow) -> None:
    marks = step_on(told(example), "chippen").marks
    assert [(mark.number, mark.label) for mark in marks] == [(1, "Send")]


def test_the_picture_shows_the_screen_answered_where_the_words_lead_on(example: Flow) -> None:
    assert step_on(told(example), "chippen").view.picks == (("ring", "mandag/09-00"),)
    assert step_on(told(example), "forsiden").view.picks == ()


def test_the_main_way_ends_where_nothing_new_lies_ahead(example: Flow) -> None:
    guide = told(example)
    assert [step.view.state.screen for step in guide.steps if not step.is_main] == ["chippen", "sendt"]


def test_a_step_that_does_not_follow_the_one_before_says_where_it_comes_from(example: Flow) -> None:
    guide = told(example)
    assert {way.source for way in step_on(guide, "chippen").arrivals} == {"om-katten"}
    assert step_on(guide, "om-katten").arrivals == ()


def test_a_telling_with_an_answer_in_its_condition_is_pictured_with_that_answer(flow_of: ReadFlow) -> None:
    guide = told(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    end: done
    guide:
      - Velg dag.
      - {text: Velg tid., when: {ring: mandag}}
    body:
      - day-and-time: Velg dag
        answer: ring
        choices: {mandag: {label: Mandag, times: ["09.00"]}}
""")
    )
    assert [step.view.picks for step in guide.steps] == [(), (("ring", "mandag"),)]


def test_a_screen_that_begins_a_part_ends_the_one_before(flow_of: ReadFlow) -> None:
    text = """
title: T
entries: {a: Start}
screens:
  a: {title: A, guide: Trykk på «Neste»., body: [{button: Neste, to: b}]}
  b: {title: B, part: Etterpå, end: done, guide: Ferdig.}
"""
    assert [(part.heading, len(part.steps)) for part in told(flow_of(text)).parts] == [("Start", 1), ("Etterpå", 1)]


def test_a_choice_that_shows_for_another_answer_is_pictured_with_both_in_their_order(flow_of: ReadFlow) -> None:
    flow = flow_of("""
title: Hjelpemiddel
entries: {start: Fra forsiden}
screens:
  start:
    title: Hva gjelder det?
    body:
      - question: Hva gjelder det?
        answer: sak
        choices:
          nytt: Noe nytt
          galt:
            label: Noe er galt
            show:
              - question: Kan du bruke det?
                answer: bruke
                choices: {ja: Ja, nei: {label: Det er ødelagt, end: stop, guide: "Velg «Det er ødelagt»."}}
      - button: Neste
    next: slutt
  slutt: {title: Slutt, end: done}
""")
    (aside,) = step_on(told(flow), "start").asides
    assert picked_labels(flow, aside.view) == ("Noe er galt", "Det er ødelagt")
