"""Ways to a screen hold for exactly the moves that lead there: proven by trying every move."""

from collections.abc import Mapping

from hypothesis import given

from tests.breadth import tries
from tests.conftest import ReadFlow
from tests.journeys.random_flows import flows
from tests.journeys.simulator import UNDECIDED, Move, simulate
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.ways import ways_into, ways_on
from veiviser.model.flow import Flow
from veiviser.model.journey import PRESSED, Graph, Way

UNANSWERED = ""


@tries(80, wide=3_000)
@given(flows())
def test_ways_hold_for_exactly_the_moves_that_lead_there(flow: Flow) -> None:
    graph = compile_flow(flow)
    for move in simulate(flow).moves:
        if move.to == UNDECIDED:  # `undecided-branch` tells of it
            continue
        to = move.to[0] if isinstance(move.to, tuple) else None
        said = {way.target for way in ways_on(graph)[move.screen] if _holds(way, move, graph)}
        assert said == ({to} if to is not None else set()), move


def _holds(way: Way, move: Move, graph: Graph) -> bool:
    pressed = graph.controls[move.screen][int(move.button)].id
    values: Mapping[str, str] = {**move.values, PRESSED: pressed}
    return all(values.get(name, UNANSWERED) in any_of for name, any_of in way.conditions.items())


def test_the_whole_condition_is_told_though_one_half_was_answered_before(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {hvem: Start}
screens:
  hvem:
    title: Hvem er britisk?
    body:
      - question: Hvem er britisk?
        answer: britisk
        choices: {mor: Mor, far: Far, begge: Begge}
      - button: Neste
    next: gift
  gift:
    title: Er dere gift?
    body:
      - question: Er dere gift?
        answer: gift
        choices: {ja: Ja, nei: Nei}
      - button: Neste
    next:
      - {to: fodt, when: {gift: nei, britisk: far}}
      - to: meld
  fodt: {title: Når er barnet født?, body: [{button: Neste}], next: meld}
  meld: {title: Meld fra, end: done}
""")
    )
    (way,) = ways_into(graph, "fodt")
    assert (way.source, way.conditions) == ("gift", {"britisk": frozenset({"far"}), "gift": frozenset({"nei"})})
    assert [(way.source, dict(way.conditions)) for way in ways_into(graph, "meld")] == [
        ("gift", {"gift": frozenset({"ja"})}),
        ("gift", {"britisk": frozenset({"mor", "begge"})}),
        ("fodt", {}),
    ]


def test_what_was_chosen_before_is_told_where_two_choices_read_alike(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of("""
title: T
entries: {hva: Start}
screens:
  hva:
    title: Hva virker ikke?
    body:
      - menu:
          lyd: {label: Lyden, to: rad, set: {problem: lyd}}
          bilde: {label: Bildet, to: rad, set: {problem: bilde}}
  rad:
    title: Hjalp det?
    body:
      - menu:
          nei: {label: Nei, to: mikrofon, unless: {problem: bilde}}
          nei-bilde: {label: Nei, to: kamera, when: {problem: bilde}}
  mikrofon: {title: Bytt mikrofon, end: done}
  kamera: {title: Bytt kamera, end: done}
""")
    )
    (mikrofon,), (kamera,) = ways_into(graph, "mikrofon"), ways_into(graph, "kamera")
    assert mikrofon.conditions["problem"] == frozenset({"lyd"})
    assert kamera.conditions["problem"] == frozenset({"bilde"})
