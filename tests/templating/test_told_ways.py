"""What must have been chosen for a way to be open, in words."""

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.guide import tell
from veiviser.model.project import Look
from veiviser.templating.told_ways import WaysInWords

FLOW = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    guide: Trykk på «Neste».
    body:
      - question: Hva vil du?
        answer: vil
        optional: true
        choices: {en: Det ene, to: Det andre}
      - button: Neste
    next: [{to: svart, when: {vil: [en, to]}}, {to: ikke}]
  svart: {title: Svart, guide: Ferdig., end: done}
  ikke: {title: Ikke, guide: Ferdig., end: done}
"""


def test_that_something_is_answered_is_told_by_the_question(flow_of: ReadFlow, look: Look) -> None:
    graph = compile_flow(flow_of(FLOW))
    guide = tell(graph)
    ways = WaysInWords(graph, guide, look.words)
    told = {step.view.state.screen: [*ways.arrivals(step)] for step in guide.steps}
    assert told == {
        "a": [],
        "svart": ["du har svart på «Hva vil du?» i [punkt 1](#steg-1)"],
        "ikke": ["du ikke har svart på «Hva vil du?» i [punkt 1](#steg-1)"],
    }
