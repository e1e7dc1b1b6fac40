"""What the map page answers without a server, and without scripts."""

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ReadFlow
from veiviser.journeys import compile_flow
from veiviser.journeys.telling.guide import tell
from veiviser.model.project import Look
from veiviser.outputs.map.page import draw_map_page
from veiviser.outputs.map.ways import STEPS
from veiviser.templating.environment import make_environment

FLOW = """
title: T
entries: {a: Fra forsiden}
screens:
  a:
    title: A
    body:
      - question: Farge?
        answer: colour
        choices: [Blå, Rød]
      - question: Haster det?
        answer: urgent
        choices:
          no: {label: Nei, to: b}
          yes: {label: Ja, end: stop, show: [{text: "Ring **113** \\"nå\\"."}]}
      - button: Neste
  b: {title: B, end: done, body: [text: Takk]}
"""


def drawn(look: Look, flow_of: ReadFlow, text: str) -> BeautifulSoup:
    graph = compile_flow(flow_of(text))
    return BeautifulSoup(draw_map_page(make_environment(look), graph, tell(graph))[1], "html5lib")


def test_each_screen_says_how_one_comes_there(look: Look, flow_of: ReadFlow) -> None:
    page = drawn(look, flow_of, FLOW)
    ways = [[step.get_text() for step in way.select("li")] for way in page.select(".outline__here ol")]
    assert ways == [["Fra forsiden"], ["Fra forsiden", "Nei"]]
    assert page.select("#skjerm--b .outline__here p")[0].get_text() == "Alle som kommer hit, har svart «Nei»."


def test_the_search_waits_for_its_script_and_has_all_words_in_the_page(look: Look, flow_of: ReadFlow) -> None:
    page = drawn(look, flow_of, FLOW)
    assert page.select_one("form.find[hidden]") is not None
    assert 'Ring 113 "nå".' in str(page.select("#skjerm--a")[0]["data-words"])
    assert not page.select("script:not([src])")


def test_it_says_what_answers_decide_and_which_questions_do_not(look: Look, flow_of: ReadFlow) -> None:
    page = drawn(look, flow_of, FLOW)
    assert [(w.summary.get_text(), w.ul.get_text(strip=True)) for w in page.select(".weights details")] == [  # type: ignore[union-attr]
        ("«Nei» på A", "B")
    ]
    assert "«Farge?»" in page.select("#betyr ~ p")[-1].get_text()


@pytest.mark.parametrize(
    ("questions", "told"),
    [(2, "4 veier fra start til slutt"), (40, "mer enn 1\xa0000\xa0000\xa0000 veier fra start til slutt")],
)
def test_it_counts_the_ways_through(look: Look, flow_of: ReadFlow, questions: int, told: str) -> None:
    screens = "".join(
        f"  s{n}: {{title: S, body: [{{button: En, to: s{n + 1}}}, {{button: To, to: s{n + 1}}}]}}\n"
        for n in range(questions)
    )
    text = f"title: T\nentries: {{s0: Fra forsiden}}\nscreens:\n{screens}  s{questions}: {{title: B, end: done}}\n"
    counts = drawn(look, flow_of, text).select_one(".map__counts")
    assert counts is not None
    assert counts.text.endswith(told)


@pytest.mark.parametrize("size", [400])
def test_a_long_way_goes_on_from_a_screen_on_it(look: Look, flow_of: ReadFlow, size: int) -> None:
    screens = "".join(f"  s{n}: {{title: S{n}, body: [{{link: Videre, to: s{n + 1}}}]}}\n" for n in range(size))
    page = drawn(
        look, flow_of, f"title: T\nentries: {{s0: Start}}\nscreens:\n{screens}  s{size}: {{title: Z, end: done}}\n"
    )
    last = page.select(f"#skjerm--s{size} .outline__here ol > li")
    assert len(last) == STEPS + 1
    assert last[0].a is not None
    assert last[0].a["href"] == f"#skjerm--s{size - STEPS}"
