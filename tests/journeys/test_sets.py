"""Ways on by boxes, told as conditions."""

import pytest

from tests.conftest import ReadFlow
from tests.interface import WORDS
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.guide import tell
from veiviser.journeys.telling.sets import Others, told_ways
from veiviser.model.journey import Graph, State, Way
from veiviser.outputs.map.chart import chart
from veiviser.templating.sets import others_in_words

_HEAD = """\
title: Plager
entries: {plager: Fra forsiden}
screens:
  plager:
    title: Hva plager deg?
    guide: Svar på «Hva plager deg?», og trykk på «Neste».
    body:
      - checkboxes: Hva plager deg?
        answer: plager
        choices: {bryst: Brystsmerter, hoste: Hoste, feber: Feber, utslett: Utslett}
      - button: Neste
    next:
"""
_TAIL = """\
  ring: {title: Ring 113, end: stop, guide: Ring.}
  i-dag: {title: I dag, end: done, guide: Ferdig.}
  time: {title: Time, end: done, guide: Ferdig., body: [{text: Hei., when: {plager: utslett}}]}
"""
_TOGETHER = "{to: i-dag, when: {plager: {all: [hoste, feber]}}}"
_URGENT = "{to: ring, when: {plager: bryst}}"


def graph_of(flow_of: ReadFlow, *rules: str) -> Graph:
    return compile_flow(flow_of(_HEAD + "".join(f"      - {rule}\n" for rule in rules) + _TAIL))


def told(graph: Graph) -> list[str]:
    """`Hoste og Feber: i-dag`."""
    lines: list[str] = []
    for way in told_ways(graph.outgoing[graph.states[0]]):
        edges = way.firsts if isinstance(way, Others) else (way,)
        words = others_in_words(graph.flow, way, WORDS) if isinstance(way, Others) else way.label
        lines.append(f"{words}: {' '.join(e.target.screen for e in edges if isinstance(e.target, State))}")
    return lines


@pytest.mark.parametrize(
    ("rules", "lines"),
    [
        (["time"], ["Neste: time", "Utslett: time"]),
        (
            [_TOGETHER, "time"],
            [
                *("Neste: time", "Hoste: time", "Feber: time", "Hoste og Feber: i-dag", "Utslett: time"),
                *("Andre med Hoste og Feber: i-dag", "Alle andre: time"),
            ],
        ),
        (
            [_URGENT, "time"],
            ["Neste: time", "Brystsmerter: ring", "Utslett: time", "Brystsmerter og Utslett: ring"],
        ),
        (
            [_URGENT, _TOGETHER, "time"],
            [
                *("Brystsmerter: ring", "Hoste: time", "Brystsmerter og Hoste: ring", "Feber: time"),
                *("Brystsmerter og Feber: ring", "Hoste og Feber: i-dag", "Utslett: time"),
                *("Brystsmerter og Utslett: ring", "Andre med Brystsmerter: ring"),
                *("Andre med Hoste og Feber: i-dag", "Alle andre: time"),
            ],
        ),
    ],
)
def test_a_set_is_told_where_it_says_something_new(rules: list[str], lines: list[str], flow_of: ReadFlow) -> None:
    assert told(graph_of(flow_of, *rules)) == lines


def test_boxes_that_all_lead_to_the_same_have_one_row_each(flow_of: ReadFlow) -> None:
    graph = compile_flow(
        flow_of(
            (_HEAD + "      - time\n" + _TAIL).replace("{plager: utslett}", "{plager: [bryst, hoste, feber, utslett]}")
        )
    )
    assert len(graph.outgoing[graph.states[0]]) == 15
    lines = ["Brystsmerter: time", "Hoste: time", "Feber: time", "Utslett: time", "Flere samtidig: time"]
    assert told(graph) == lines
    (arrow,) = chart(graph, WORDS).arrows
    assert arrow.answers == tuple(line.removesuffix(": time") for line in lines)


def test_every_set_is_told_by_its_row_or_by_the_first_of_the_others_that_it_belongs_to(flow_of: ReadFlow) -> None:
    graph = graph_of(flow_of, _URGENT, _TOGETHER, "{to: time, when: {plager: utslett}}", "i-dag")
    edges = graph.outgoing[graph.states[0]]
    ways = told_ways(edges)
    rows = [way for way in ways if not isinstance(way, Others)]
    others = [way for way in ways if isinstance(way, Others)]
    for edge in edges:
        ticked = {name for name, value in edge.picks if value == "yes"}
        if edge in rows:
            continue
        told_by = next(other for other in others if other.common <= ticked)
        assert any(_screen(edge.target) == _screen(one.target) for one in told_by.firsts), (edge.label, told_by)


def test_the_guide_says_which_boxes_lead_to_a_step(flow_of: ReadFlow) -> None:
    steps = {s.view.state.screen: s for s in tell(graph_of(flow_of, _URGENT, _TOGETHER, "time")).steps}
    ticked = {name: [_ticked(way) for way in step.arrivals] for name, step in steps.items() if step.arrivals}
    assert ticked == {
        "ring": [{"bryst": "yes"}],
        "i-dag": [{"bryst": "no", "feber": "yes", "hoste": "yes"}],
        "time": [{"bryst": "no", "feber": "no"}, {"bryst": "no", "hoste": "no"}],
    }


def _ticked(way: Way) -> dict[str, str]:
    return {name.partition(".")[2]: value for name, (value,) in way.conditions.items() if "." in name}


def _screen(target: object) -> str:
    return target.screen if isinstance(target, State) else ""
