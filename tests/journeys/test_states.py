"""What a flow compiles to."""

import pytest

from tests.conftest import ReadFlow
from veiviser.journeys import TooManyStates, compile_flow
from veiviser.journeys.compiling.controls import can_be_wrong
from veiviser.model.flow import Flow
from veiviser.model.journey import Edge, Graph, State


def drawn(graph: Graph, edge: Edge) -> tuple[str, str, str]:
    """An edge as page, label, page or end."""
    target = edge.target
    if isinstance(target, State):
        return graph.pages[edge.source], edge.label, graph.pages[target]
    return graph.pages[edge.source], edge.label, target if isinstance(target, str) else target.address


def test_a_variable_is_kept_only_while_something_still_reads_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    next: b
    body:
      - question: Q?
        answer: q
        choices: {x: X, y: Y}
      - question: R?
        answer: r
        choices: {x: X, y: Y}
      - button: Neste
  b:
    title: B
    next: c
    body:
      - text: Bare X
        when: {q: x}
      - button: Neste
  c: {title: C, end: done, body: [{text: Slutt}]}
""")
    )
    assert [graph.pages[state] for state in graph.states] == ["a", "b--q-x", "b--q-y", "c"]
    assert [drawn(graph, edge) for edge in graph.edges] == [
        ("a", "X", "b--q-x"),
        ("a", "Y", "b--q-y"),
        ("b--q-x", "Neste", "c"),
        ("b--q-y", "Neste", "c"),
    ]


def test_rules_know_what_is_set_by_what_was_pressed_and_picked(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    body:
      - question: Q?
        answer: q
        choices: {x: X, y: {label: Y, set: {rabatt: ja}}}
      - button: Rask
        set: {frakt: rask}
      - button: Treg
    next:
      - {to: c, when: {frakt: rask, rabatt: ja}}
      - {to: b, when: {frakt: rask}}
      - {to: d}
  b: {title: B, end: done}
  c: {title: C, end: done}
  d: {title: D, end: done}
""")
    )
    assert [(edge.control, *drawn(graph, edge)) for edge in graph.edges] == [
        ("button-2", "a", "X", "b"),
        ("button-2", "a", "Y", "c"),
        ("button-3", "a", "X", "d"),
        ("button-3", "a", "Y", "d"),
    ]


def test_what_a_choice_sets_is_not_taken_back_though_it_is_asked_for_later(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    next: b
    body:
      - question: Q?
        answer: q
        choices: {x: {label: X, set: {sprak: nn}}, y: Y}
      - button: Neste
  b:
    title: B
    next: c
    body:
      - text: Nynorsk
        when: {sprak: nn}
      - question: P?
        answer: p
        choices: {x: X, y: Y}
      - button: Neste
  c:
    title: C
    next: d
    body:
      - question: Språk?
        answer: sprak
        choices: {nn: Nynorsk, nb: Bokmål}
      - button: Neste
  d: {title: D, end: done, body: [{text: Slutt}]}
""")
    )
    assert [drawn(graph, edge) for edge in graph.edges if edge.source.screen == "a"] == [
        ("a", "X", "b--sprak-nn"),
        ("a", "Y", "b"),
    ]


def test_answers_that_change_nothing_are_one_edge(example: Flow) -> None:
    graph = compile_flow(example)
    out = [edge for edge in graph.edges if graph.pages[edge.source] == "chippen"]
    assert [(edge.label, edge.picks) for edge in out] == [("Send", ())]


def test_the_first_rule_that_holds_decides(example: Flow) -> None:
    graph = compile_flow(example)
    leads = {
        edge.label: target
        for edge in graph.edges
        if (target := drawn(graph, edge)[2])
        and edge.source.screen == "om-katten"
        and graph.pages[edge.source] == "om-katten"
    }
    assert leads["Innekatt, Under 16 år"] == "voksen"
    assert leads["Innekatt, Chip, Under 16 år"] == "voksen"
    assert leads["Utekatt, Chip, Under 16 år"] == "chippen"
    assert leads["Innekatt, 16 år eller mer"] == "sendt--meldt-ja"
    assert leads["Tiger"] == "stop"


def test_every_entry_is_compiled_in_every_situation(example: Flow) -> None:
    graph = compile_flow(example)
    assert {name for name in graph.pages.values() if name.startswith(("forsiden", "brevet"))} == {
        "forsiden",
        "forsiden--vakt-nei",
        "brevet",
        "brevet--vakt-nei",
    }
    assert graph.entries["brevet"] == State("brevet", (("vakt", "ja"),))


def test_a_situation_can_be_switched_where_it_matters(example: Flow) -> None:
    graph = compile_flow(example)
    there = graph.siblings(graph.entries["forsiden"], "vakt")
    assert {value: graph.pages[state] for value, state in there.items()} == {
        "ja": "forsiden",
        "nei": "forsiden--vakt-nei",
    }


def test_back_leads_where_the_shortest_walk_came_from(example: Flow) -> None:
    graph = compile_flow(example)
    back = next(edge for edge in graph.edges if edge.source.screen == "voksen")
    assert drawn(graph, back) == ("voksen", "Tilbake", "om-katten")


def test_a_question_in_a_reveal_is_asked_only_of_those_who_see_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    next: [{to: c, when: {r: x}}, {to: b}]
    body:
      - question: Q?
        answer: q
        choices:
          nei: Nei
          ja:
            label: Ja
            show:
              - question: R?
                answer: r
                choices: {x: X, y: Y}
      - button: Neste
  b: {title: B, end: done, body: [{text: Slutt}]}
  c: {title: C, end: done, body: [{text: Slutt}]}
""")
    )
    assert [(edge.label, drawn(graph, edge)[2]) for edge in graph.edges] == [
        ("Nei", "b"),
        ("Ja, X", "c"),
        ("Ja, Y", "b"),
    ]


def test_too_many_states_are_refused_and_the_variables_named(flow_of: ReadFlow) -> None:
    questions = "".join(
        f"      - question: Q{n}?\n        answer: q{n}\n        choices: {{a: A, b: B, c: C}}\n" for n in range(12)
    )
    shown = "".join(f"      - text: Vist\n        when: {{q{n}: a}}\n" for n in range(12))
    flow = flow_of(
        f"title: T\nentries: {{a: Start}}\nscreens:\n  a:\n    title: A\n    next: b\n    body:\n{questions}"
        f"      - button: Neste\n  b:\n    title: B\n    end: done\n    body:\n{shown}"
    )
    with pytest.raises(TooManyStates) as raised:
        compile_flow(flow, limit=500)
    assert {name for name, _ in raised.value.variables} <= {f"q{n}" for n in range(12)}
    assert raised.value.variables


def test_ten_thousand_choices_compile(flow_of: ReadFlow) -> None:
    choices = "".join(f"          c{n}: {{label: Valg {n}, to: b}}\n" for n in range(10_000))
    graph = compile_flow(
        flow_of(
            "title: T\nentries: {a: Start}\nscreens:\n  a:\n    title: A\n    body:\n      - question: Q?\n"
            f"        answer: q\n        choices:\n{choices}      - button: Neste\n"
            "  b: {title: B, end: done, body: [{text: Slutt}]}\n"
        )
    )
    assert len(graph.edges) == 10_000


def test_a_long_chain_of_screens_compiles(flow_of: ReadFlow) -> None:
    screens = "".join(f"  s{n}: {{title: S, next: s{n + 1}, body: [{{button: Neste}}]}}\n" for n in range(3000))
    last = "  s3000: {title: S, end: done, body: [{text: X}]}\n"
    graph = compile_flow(flow_of(f"title: T\nentries: {{s0: Start}}\nscreens:\n{screens}{last}"))
    assert len(graph.states) == 3001


def test_the_order_of_the_file_changes_no_state(flow_of: ReadFlow) -> None:
    a, b, c = (
        "  a: {title: A, body: [{link: Til b, to: b}, {link: Til c, to: c}]}\n",
        "  b: {title: B, end: done, body: [{text: X}]}\n",
        "  c: {title: C, end: done, body: [{text: X}]}\n",
    )
    head = "title: T\nentries: {a: Start}\nscreens:\n"
    one, other = compile_flow(flow_of(head + a + b + c)), compile_flow(flow_of(head + c + b + a))
    assert one.states == other.states
    assert one.pages == other.pages


def test_whoever_comes_back_answers_anew_and_what_hides_a_question_comes_before_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
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
        unless: {r: y}
      - question: R?
        answer: r
        choices: {x: X, y: Y}
      - button: Neste
      - link: Hopp over
        to: b
  b:
    title: B
    end: done
    body:
      - {text: R er y, when: {r: y}}
      - {text: P er y, when: {p: y}}
      - link: Tilbake
        to: a
""")
    )
    (again,) = (state for state in graph.states if state.screen == "a")
    assert again.values == ()
    assert {edge.label for edge in graph.outgoing[again] if edge.picks} == {"X, X", "Y, X", "Y"}


CHANGED_FROM_THE_REVIEW = """
title: T
entries: {oversikt: Start}
screens:
  oversikt:
    title: Se over
    body:
      - text: "Du bor i {adresse}."
      - summary: Opplysninger
        rows: {adresse: {label: Adresse, text: "Bor i {adresse}", to: adresse}}
      - question: Stemmer det?
        answer: stemmer
        choices: {ja: Ja, nei: Nei}
      - button: Send
    next: sendt
  adresse:
    title: Adresse
    body:
      - question: Hvor bor du?
        answer: adresse
        remember: true
        unanswered: Byen
        choices: {by: Byen, land: Landet}
      - button: Lagre
    next: oversikt
  sendt: {title: Sendt, end: done, body: [{text: Takk.}]}
"""


def test_what_is_only_asked_where_a_row_changes_it_counts_in_the_review(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(CHANGED_FROM_THE_REVIEW))
    assert not graph.withdrawal.withdraws("oversikt", "adresse")
    assert {state.values for state in graph.by_screen["oversikt"]} == {
        (),
        (("adresse", "by"),),
        (("adresse", "land"),),
    }


def test_a_box_that_goes_with_no_other_is_ticked_alone(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    body:
      - checkboxes: Hva plager deg?
        answer: plager
        choices:
          hoste: Hoste
          feber: Feber
          ingen: {label: Ingen, exclusive: true}
      - button: Neste
    next:
      - {to: b, when: {plager: {all: [hoste, feber]}}}
      - {to: c, when: {plager: ingen}}
      - d
  b: {title: B, end: done}
  c: {title: C, end: done}
  d: {title: D, end: done}
""")
    )
    assert sorted((edge.label, drawn(graph, edge)[2]) for edge in graph.edges) == [
        ("Feber", "d"),
        ("Hoste", "d"),
        ("Hoste og Feber", "b"),
        ("Ingen", "c"),
    ]


def test_what_is_asked_again_and_left_open_is_not_answered(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    next: b
    body:
      - question: Q?
        answer: q
        choices: {x: X, y: Y}
      - button: Neste
  b:
    title: B
    next: c
    body:
      - question: Er det så?
        answer: q
        optional: true
        choices: {x: X, y: Y}
      - button: Neste
      - link: Hopp over
        to: c
        leaves: true
  c: {title: C, end: done, body: [{text: X, when: {q: x}}, {text: Y, when: {q: y}}]}
""")
    )
    assert [drawn(graph, edge) for edge in graph.edges if graph.pages[edge.source] == "b--q-x"] == [
        ("b--q-x", "X", "c--q-x"),
        ("b--q-x", "Y", "c--q-y"),
        ("b--q-x", "Neste", "c"),
        ("b--q-x", "Hopp over", "c--q-x"),
    ]


def test_what_may_be_left_open_can_be_wrong_only_where_something_else_can_be_written(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {a: Start}
screens:
  a:
    title: A
    end: done
    body:
      - {question: Velg, answer: valg, optional: true, choices: {x: X, y: Y}}
      - {number: Alder, answer: alder, optional: true, choices: {ung: {label: Under 18, below: 18}, eldre: Eldre}}
      - {field: Navn, answer: navn, optional: true}
      - {field: E-post, answer: epost, kind: mail, optional: true}
      - {textarea: Kort, answer: kort, limit: 9, optional: true}
      - {textarea: Langt, answer: langt, optional: true}
""")
    )
    assert {field.variable: can_be_wrong(field) for field in graph.fields["a"]} == {
        "valg": False,
        "alder": True,
        "navn": False,
        "epost": True,
        "kort": True,
        "langt": False,
    }
