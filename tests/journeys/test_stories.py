"""One walk to each state, and one person's answers on it."""

import re

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.stories import further_answers, stories, story_of
from veiviser.journeys.telling.told_walks import walks_told
from veiviser.model.journey import View

LEADS_BY_PEDER = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    body:
      - question: Hvem?
        answer: lege
        choices: {eva: Eva, peder: Peder}
      - question: Når?
        answer: nar
        choices: {na: Nå, siden: Siden}
      - field: Hva gjelder det?
        answer: hva
        optional: true
      - button: Neste
    next:
      - {to: full, when: {lege: peder}}
      - to: ledig
  full:
    title: "{lege} har full liste"
    body: [{button: Velg en annen, to: a}, {button: Vent, to: slutt}]
  ledig: {title: "{lege} har plass", body: [{button: Videre, to: slutt}]}
  slutt: {title: "Takk, {lege}, {nar}", end: done}
  annet: {title: Annet, end: done}
"""


def test_a_state_tells_of_somebody_who_comes_there(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(LEADS_BY_PEDER))
    told = {state.screen: dict(story) for state, story in stories(graph).items()}
    assert told == {
        "a": {},
        "full": {"lege": "peder", "nar": "na", "hva": "*"},
        "ledig": {"lege": "eva", "nar": "na", "hva": "*"},
        "slutt": {"lege": "eva", "nar": "na", "hva": "*"},
    }


def test_the_guides_own_choice_is_kept_on_later_screens(flow_of: ReadFlow) -> None:
    text = LEADS_BY_PEDER.replace(
        "    title: A\n", "    title: A\n    guide: {text: Velg «Siden»., when: {nar: siden}}\n"
    )
    graph = compile_flow(flow_of(text))
    assert {story["nar"] for state, story in stories(graph).items() if state.screen != "a"} == {"siden"}


def test_boxes_that_the_guide_leaves_open_are_not_ticked_on_later_screens(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    guide: Trykk på «Neste».
    body:
      - checkboxes: Plager
        answer: p
        optional: true
        choices: {feber: Feber, hoste: Hoste, vondt: Vondt}
      - button: Neste
    next: [{to: hvile, when: {p: {all: [feber, hoste]}}}, {to: slutt}]
  hvile: {title: Hvile, end: done}
  slutt: {title: "{p}", guide: Ferdig., end: done}
""")
    )
    told = next(story for state, story in stories(graph).items() if state.screen == "slutt")
    assert {told[f"p.{box}"] for box in ("feber", "hoste", "vondt")} == {"no"}


TOLD_BY_A_DETOUR = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    guide: Svar, og trykk på «Neste».
    body:
      - question: Hva haster?
        answer: hast
        choices: {nei: Ingenting, ja: Alt}
      - checkboxes: Hva mer?
        answer: mer
        optional: true
        choices: {ring: Ring, skriv: Skriv}
      - button: Neste
    next:
      - {to: tid, when: {hast: ja}}
      - to: slutt
  tid:
    title: Tid
    guide: Velg, og trykk på «Videre».
    body:
      - question: Når?
        answer: nar
        choices: {na: Nå, siden: Siden}
      - button: Videre
    next: slutt
  slutt: {title: "{hast}, {mer}, {nar}", end: done, guide: Nå er du ferdig.}
"""


def test_a_state_that_the_guide_shows_tells_of_somebody_who_followed_the_steps_before(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(TOLD_BY_A_DETOUR))
    (last,) = (state for state in graph.states if state.screen == "slutt")
    shorter = compile_flow(flow_of(re.sub("guide: [^}\n]*", "part: Del", TOLD_BY_A_DETOUR)))
    assert [move.edge.source.screen for move in walks_told(graph)[last].moves] == ["a", "tid"]
    assert stories(graph)[last]["nar"] == "na"
    assert "nar" not in stories(shorter)[next(state for state in shorter.states if state.screen == "slutt")]


def test_what_a_whole_picture_leaves_open_is_open_in_the_steps_after(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(TOLD_BY_A_DETOUR))
    (last,) = (state for state in graph.states if state.screen == "slutt")
    assert {name: stories(graph)[last][name] for name in ("mer.ring", "mer.skriv")} == {
        "mer.ring": "no",
        "mer.skriv": "no",
    }


def test_what_stands_beside_a_step_is_of_the_same_walk_in_another_situation(flow_of: ReadFlow) -> None:
    text = TOLD_BY_A_DETOUR.replace(
        "screens:", "situations: {vakt: {label: Vakt?, values: {ja: Ja, nei: Nei}}}\nscreens:"
    ).replace(
        "guide: Nå er du ferdig.",
        "guide: [Ferdig., {text: Ring., when: {vakt: nei}}], body: [{text: Ring, when: {vakt: nei}}]",
    )
    graph = compile_flow(flow_of(text))
    told = {
        dict(state.values)["vakt"]: story["nar"] for state, story in stories(graph).items() if state.screen == "slutt"
    }
    assert told == {"ja": "na", "nei": "na"}


def test_a_view_has_its_own_answers(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(LEADS_BY_PEDER))
    assert story_of(graph, View(graph.states[0], (("lege", "peder"),))) == {"lege": "peder"}


def test_what_only_another_walk_asks_for_may_still_have_been_answered(flow_of: ReadFlow) -> None:
    asking = "[{button: Velg en annen, to: a, leaves: true}, {field: Adresse, answer: adresse}, {button: Vent}]"
    text = LEADS_BY_PEDER.replace(
        "[{button: Velg en annen, to: a}, {button: Vent, to: slutt}]", f"{asking}\n    next: slutt"
    )
    text = text.replace("Takk, {lege}, {nar}", "Takk, {adresse}")
    graph = compile_flow(flow_of(text))
    (last,) = (state for state in graph.states if state.screen == "slutt")
    assert "adresse" not in stories(graph)[last]
    assert further_answers(graph)[last] == {"adresse": "*"}


def test_a_remembered_answer_that_was_left_open_has_no_example(flow_of: ReadFlow) -> None:
    text = LEADS_BY_PEDER.replace(
        "        answer: nar\n", "        answer: nar\n        optional: true\n        remember: true\n"
    )
    graph = compile_flow(flow_of(text))
    told = {state: further_answers(graph)[state].get("nar") for state in graph.states if state.screen == "slutt"}
    assert {dict(state.values).get("nar"): example for state, example in told.items()} == {
        "na": None,
        "siden": None,
        None: None,
    }


DONE_IN_TURN = """
title: T
entries: {oversikt: Start}
screens:
  oversikt:
    title: Hva vil du gjøre?
    body:
      - question: Hvem gjelder det?
        answer: hvem
        choices: {meg: Meg, barn: Barn}
      - text: Søknaden er sendt.
        when: {sendt: ja}
      - button: Neste
    next: [{to: slutt, when: {sendt: ja}}, sok]
  sok:
    title: Søk
    body:
      - question: Når?
        answer: nar
        choices: {na: Nå, siden: Siden}
      - button: Send
        set: {sendt: ja}
    next: oversikt
  slutt: {title: "{hvem}, {nar}", end: done}
"""


def test_whoever_comes_back_to_a_question_has_not_answered_what_comes_after_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(DONE_IN_TURN))
    told = {state: dict(story) for state, story in stories(graph).items()}
    again = next(state for state in graph.states if state.screen == "oversikt" and state.values)
    assert told[again] == {"sendt": "ja"}


ASKED_TWICE = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    body:
      - question: Hvem?
        answer: hvem
        choices: {eva: Eva, peder: Peder}
      - button: Neste
    next: b
  b:
    title: B
    body:
      - question: Når?
        answer: nar
        choices: {na: {label: Nå, when: {hvem: peder}}, siden: Siden}
      - checkboxes: Hvor?
        answer: hvor
        choices: {her: Her, der: Der}
      - button: Neste
    next: c
  c:
    title: C
    body:
      - text: Peder
        when: {hvem: peder}
      - question: Når da?
        answer: nar
        choices: {na: Nå, siden: Siden}
      - checkboxes: Hvor da?
        answer: hvor
        choices: {her: Her, der: Der}
      - button: Neste
    next: slutt
  slutt: {title: "{hvem}, {nar}, {hvor}", end: done}
"""


def test_nobody_picks_what_the_answers_before_hide_and_what_is_asked_again_is_open(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(ASKED_TWICE))
    told = {
        dict(state.values)["hvem"]: (state, story) for state, story in stories(graph).items() if state.screen == "c"
    }
    assert {hvem: (story["nar"], story["hvor"]) for hvem, (_, story) in told.items()} == {
        "eva": ("siden", "*"),
        "peder": ("na", "*"),
    }
    for hvem, (state, _) in told.items():
        assert story_of(graph, View(state)) == {"hvem": hvem}


SET_BY_WHAT_IS_PRESSED = """
title: T
entries: {start: Start}
walks:
  ola: {title: Ola venter, from: start, to: vent, answers: {haster: nei}}
main: ola
screens:
  start:
    title: Haster det?
    guide: Svar, og trykk på «Videre».
    body:
      - question: Haster det?
        answer: haster
        choices: {ja: {label: Ja, set: {fort: ja}}, nei: {label: Nei, set: {fort: nei}}}
      - button: Videre
    next: hvor
  hvor:
    title: Hvor er det?
    guide: Svar, og trykk på «Videre».
    body:
      - notice: Det haster.
        when: {fort: ja}
      - question: Hvor er det?
        answer: hvor
        choices: {ute: Ute, inne: Inne}
      - button: Videre
    next:
      - {to: inne, when: {hvor: inne}}
      - vent
  vent: {title: Vent, end: done, guide: Vent.}
  inne: {title: "{haster}", end: done, guide: Gå inn.}
"""


def test_a_later_step_is_of_the_person_of_the_steps_before_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(SET_BY_WHAT_IS_PRESSED))
    came = [walk.moves for state, walk in walks_told(graph).items() if state.screen == "inne"]
    assert [dict(move.edge.source.values).get("fort") for move in came[0]] == [None, "nei"]
    assert next(story["haster"] for state, story in stories(graph).items() if state.screen == "inne") == "nei"
