"""What a picture shows where there is little room."""

import pytest

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.focus import blocks_spoken_of
from veiviser.journeys.telling.guide import tell

FLOW = """
title: T
entries: {a: Start}
screens:
  a:
    title: A
    guide: ["Les det som står.", "Trykk på «Neste».", "Trykk på «Neste» igjen."]
    body:
      - text: Les dette.
      - button: Neste
        to: b
      - text: Og dette.
MORE
  b: {title: B, end: done}
"""
MORE = "\n".join(f"      - text: Mer {number}." for number in range(3))


@pytest.mark.parametrize(("more", "counts"), [("", [0, 1, 1]), (MORE, [0, 1, 1])], ids=["few", "many"])
def test_a_later_picture_of_a_screen_shows_what_the_words_speak_of(
    more: str, counts: list[int], flow_of: ReadFlow
) -> None:
    graph = compile_flow(flow_of(FLOW.replace("MORE", more)))
    steps = tell(graph).steps
    found = [
        len(blocks_spoken_of(graph, step.view, step.text, step.marks, is_first=False))
        for step in steps
        if step.view.state.screen == "a"
    ]
    assert found == counts


@pytest.mark.parametrize(("more", "count"), [("", 3), (MORE, 1)], ids=["few", "many"])
def test_a_screen_of_few_blocks_is_shown_whole_the_first_time(more: str, count: int, flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW.replace("MORE", more)))
    step = tell(graph).steps[1]
    assert len(blocks_spoken_of(graph, step.view, step.text, step.marks, is_first=True)) == count


def test_a_question_is_enough_to_know_a_screen_by(flow_of: ReadFlow) -> None:
    asking = "question: Hvem?\n        answer: hvem\n        choices: [Jeg, Du]"
    graph = compile_flow(
        flow_of(FLOW.replace("MORE", "").replace("text: Les dette.", asking).replace("Neste» ", "Jeg» "))
    )
    step = tell(graph).steps[-2]
    assert [block.answer for block in blocks_spoken_of(graph, step.view, step.text, step.marks, is_first=True)] == [
        "hvem"
    ]


def test_words_that_speak_of_nothing_on_a_screen_show_none_of_it(flow_of: ReadFlow) -> None:
    graph = compile_flow(flow_of(FLOW.replace("MORE", "")))
    step = tell(graph).steps[0]
    assert blocks_spoken_of(graph, step.view, step.text, step.marks, is_first=True) == frozenset()
