"""Each export is read by the tool that it is for, and says what the flow says."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser
from hypothesis import given
from playwright.sync_api import Browser, Page

from tests.breadth import is_wide, tries
from tests.conftest import EXAMPLE, Golden, ReadFlow
from tests.exports.reading import Tools
from tests.journeys.random_flows import flows
from veiviser.cli.exporting import NAMES
from veiviser.exports import FORMATS, CannotExport, Subject
from veiviser.exports.xstate import machine
from veiviser.journeys.compiling.states import compile_flow
from veiviser.journeys.telling.visible import plain
from veiviser.journeys.walking.cover import edge_cover
from veiviser.journeys.walking.shortest import from_starts
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph, State
from veiviser.model.project import Look
from veiviser.outputs.map.chart import Chart, chart

HERE = Path(__file__).parent
STRANGE = (
    'Si "hei"',
    'Til "]',
    "En \\ og to \\\\N",
    "Bakerst \\",
    "a | b",
    "| a |",
    "# Nummer #35; #quot;",
    "1. mai",
    "2) to",
    "- strek",
    "-- >",
    "style a:b#c;",
    "%%{init: {}}%%",
    "`kode` og ``",
    "Mer & mindre &amp; &lt;",
    "Skriv &amp;lt; og &amp;#35;",
    "😀 og 👩‍🔬",
    "end",
    "subgraph",
    "www.helsenorge.no",
    "https://helsenorge.no/a?b=c#d",
    "noen@eksempel.no",
    "fa:fa-ban",
    "*Vi* og _dere_ og ~~de~~",
    "$$x$$",
    "Scenario: nei",
    "@merke",
    '"""',
    "første linje\nandre linje",
    "<navn>",
    "Æ " + "svært " * 30,
)
"""Words that some tool could take for more than words."""


@pytest.fixture(scope="module")
def tools(browser: Browser) -> Iterator[Tools]:
    with browser.new_context() as context:
        yield Tools(context.new_page())


@pytest.fixture(scope="module")
def strange(flow_of: ReadFlow) -> Flow:
    """Every strange text as a title, as an answer and on a button."""
    screens: dict[str, Any] = {}
    for number, words in enumerate(STRANGE):
        said = json.loads(json.dumps(words))
        screens[f"s{number}"] = {
            "title": said,
            "body": [
                {
                    "question": f"Hva? {number}",
                    "answer": f"a{number}",
                    "choices": {"ja": {"label": said, "to": f"s{number + 1}"}, "nei": {"label": "Nei", "end": "stop"}},
                },
                {"button": "Neste"},
            ],
        }
    screens[f"s{len(STRANGE)}"] = {"title": "Slutt", "end": "done"}
    flow = {"title": STRANGE[0], "entries": {"s0": STRANGE[0]}, "screens": screens}
    return flow_of(json.dumps(flow, ensure_ascii=False))


@pytest.fixture
def export(look: Look, example: Flow, strange: Flow, request: pytest.FixtureRequest) -> "Exported":
    return Exported({"example": example, "strange": strange}[request.param], look)


class Exported:
    """A flow and what is made of it."""

    def __init__(self, flow: Flow, look: Look) -> None:
        self.flow, self.graph, self.words = flow, compile_flow(flow), look.words
        self.chart: Chart = chart(self.graph, look.words)

    def to(self, format: str, source: str = "") -> str:
        return FORMATS[format].export(Subject(graph=self.graph, words=self.words, source=source))

    @property
    def boxes(self) -> list[str]:
        return [seen(" ".join(filter(None, (n.above, plain(n.title), n.below)))) for n in self.chart.nodes]

    @property
    def arrows(self) -> list[str]:
        return [seen(" ".join(map(plain, arrow.answers))) for arrow in self.chart.arrows]


BOTH = pytest.mark.parametrize("export", ["example", "strange"], indirect=True)


def seen(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("format", FORMATS)
def test_the_example_is_exported_as_before(format: str, example: Flow, look: Look, golden: Golden) -> None:
    source = (EXAMPLE / "flows" / "savnet-katt.yaml").read_text("utf-8")
    golden(HERE / "goldens" / f"savnet-katt.{format}", Exported(example, look).to(format, source).replace("\r\n", "\n"))


def test_the_command_names_every_format() -> None:
    assert list(NAMES) == list(FORMATS)


@BOTH
def test_mermaid_draws_every_box_and_arrow_with_its_words(export: Exported, tools: Tools) -> None:
    drawn = tools.mermaid(export.to("mermaid"))
    assert sorted(map(seen, drawn["nodes"])) == sorted(export.boxes)
    assert sorted(map(seen, drawn["edges"])) == sorted(export.arrows)


@BOTH
def test_graphviz_draws_every_box_and_arrow_with_its_words(export: Exported, tools: Tools) -> None:
    drawn = tools.drawn_by_graphviz(export.to("dot"))
    assert sorted(seen(words) for kind, words in drawn if kind == "node") == sorted(export.boxes)
    assert sorted(seen(words) for kind, words in drawn if kind == "edge") == sorted(export.arrows)


@BOTH
def test_graphviz_joins_what_the_flow_joins(export: Exported, tools: Tools) -> None:
    graph = tools.dot(export.to("dot"))
    names = {node["_gvid"]: node["name"] for node in graph["objects"]}
    found = [(names[edge["tail"]], names[edge["head"]]) for edge in graph["edges"]]
    assert sorted(found) == sorted((arrow.source, arrow.target) for arrow in export.chart.arrows)


@BOTH
def test_xstate_reaches_the_same_states_in_as_many_steps(export: Exported, tools: Tools) -> None:
    holds_machine(export.graph, tools.xstate(export.to("xstate")))


def test_xstate_reaches_the_same_states_of_any_flow(tools: Tools, look: Look) -> None:
    @given(flows())
    @tries(10, wide=500)
    def reaches(flow: Flow) -> None:
        exported = Exported(flow, look)
        holds_machine(exported.graph, tools.xstate(exported.to("xstate")))

    reaches()


def holds_machine(graph: Graph, found: list[dict[str, Any]]) -> None:
    search = from_starts(graph)
    begun = any(one["state"] == "start--" for one in found)
    expected = {graph.pages[state]: len(search.way_back(state)) + begun for state in search.before}
    steps = {one["state"]: one["steps"] - 1 for one in found if "--" not in (one["state"][:2], one["state"][-2:])}
    assert steps == expected
    final = {one["state"] for one in found if one["status"] == "done" and not one["state"].startswith("--")}
    assert final == {
        graph.pages[state]
        for state in search.before
        if graph.flow.screens[state.screen].end
        and not any(isinstance(edge.target, State) for edge in graph.edges_on[state])
    }


def test_no_name_in_a_machine_has_a_dot(strange: Flow, example: Flow, look: Look) -> None:
    for flow in (strange, example):
        states: Mapping[str, Any] = machine(compile_flow(flow), look.words)["states"]
        names = [*states, *(event for state in states.values() for event in state.get("on", ()))]
        assert [name for name in names if "." in name] == []


def test_every_branch_is_an_event_of_its_own(strange: Flow, example: Flow, look: Look) -> None:
    for flow in (strange, example):
        graph = compile_flow(flow)
        states: Mapping[str, Any] = machine(graph, look.words)["states"]
        for state, edges in graph.outgoing.items():
            told = states[graph.pages[state]]
            assert told.get("type") == "final" or len(told.get("on", ())) == len(edges)


@BOTH
def test_gherkin_reads_a_scenario_for_each_walk_in_the_words_of_the_screens(export: Exported) -> None:
    feature = Parser().parse(export.to("gherkin"))["feature"]
    scenarios: list[Any] = [dict(child)["scenario"] for child in feature["children"]]
    walks = edge_cover(export.graph)
    assert (feature["language"], feature["name"]) == ("no", plain(export.flow.title.words))
    assert len(scenarios) == len(walks)
    for scenario, walk in zip(scenarios, walks, strict=True):
        assert not scenario["tags"]
        assert not scenario["examples"]
        assert not any("docString" in step or "dataTable" in step for step in scenario["steps"])
        met = [step["text"] for step in scenario["steps"] if step["keywordType"] == "Outcome"]
        screens = [edge.target.screen for edge in walk.edges if isinstance(edge.target, State)]
        titles = [plain(export.flow.screens[name].title.words) for name in (walk.start.screen, *screens)]
        assert [said for said in met if said.startswith("ser jeg")] == [f"ser jeg «{title}»" for title in titles]
        assert len(met) == len(walk.edges) + 1


def long_flow(screens: int, leaving: int) -> str:
    """One screen after the other, and from each so many a way out."""
    lines: list[str] = []
    for number in range(screens):
        leave = "{link: Avbryt, to: slutt}, " if number % leaving == 0 else ""
        following = f"s{number + 1}" if number + 1 < screens else "slutt"
        body = f"[{leave}{{button: Neste}}]"
        lines.append(f"  s{number}: {{title: Skjerm {number}, body: {body}, next: {following}}}")
    return "\n".join(["title: Lang", "entries: {s0: Start}", "screens:", *lines, "  slutt: {title: Slutt, end: done}"])


def test_three_thousand_screens_are_read_by_all(flow_of: ReadFlow, look: Look, tools: Tools) -> None:
    screens = 3_000 if is_wide() else 1_000
    source = long_flow(screens, leaving=200)
    exported, ways = Exported(flow_of(source), look), screens + screens // 200
    assert tools.parsed_by_mermaid(exported.to("mermaid")) == "flowchart-v2"
    assert tools.rewritten_by_graphviz(exported.to("dot")).count(" -> ") == ways
    assert len(tools.xstate(exported.to("xstate"))) == screens + 1
    assert len(Parser().parse(exported.to("gherkin"))["feature"]["children"]) == 1 + screens // 200
    assert len(exported.to("texts", source).splitlines()) == 4 + screens + ways


def test_scenarios_that_nobody_would_run_are_refused_with_another_way(flow_of: ReadFlow, look: Look) -> None:
    exported = Exported(flow_of(long_flow(500, leaving=1)), look)
    with pytest.raises(CannotExport) as refused:
        exported.to("gherkin")
    assert str(refused.value.message).startswith("501 scenarios would have 125,")


def test_a_page_opens_nothing_from_elsewhere(page: Page) -> None:
    """The tools stand here: `page` fails where something is asked of another site."""
    assert Tools(page).parsed_by_mermaid('flowchart TD\n  a["b"]') == "flowchart-v2"
