"""What a problem offers was tried: taken literally it mends that problem, makes no other, and leads where it must."""

import re
from collections import Counter
from functools import cache
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from tests.breadth import tries
from tests.sites import ROOT
from veiviser import checks
from veiviser.journeys import compile_flow
from veiviser.journeys.instructing.instructions import instructions_in
from veiviser.journeys.instructing.quoted import spoken
from veiviser.journeys.telling.numbers import find_marks
from veiviser.model.flow import Flow
from veiviser.model.journey import State
from veiviser.model.project import Project
from veiviser.problem import Problem, Report
from veiviser.reading import Opened, open_project, read_flow

OFFERED = re.compile(
    r"^«(?P<wrong>[^«»]+)»(?:, named (?P<times>\d+) times here,)?.*?did you mean «(?P<right>[^«»]+)»"
    r"(?: where «(?P<there>[^«»]+)» stands)?"
)
STARTER = ROOT / "generator" / "veiviser" / "starter"
FLOWS = {
    path.stem: path.read_text(encoding="utf-8")
    for folder in (STARTER / "flows", ROOT / "flows")
    for path in sorted(folder.glob("*.yaml"))
}
ABOUT_LABELS = ("label-not-on-screen", "wrong-instruction", "wrong-way")
QUICK = settings(tries(10, wide=400), suppress_health_check=list(HealthCheck))


@cache
def project() -> Opened:
    """Ours, opened by the first test that asks, not by all who collect it."""
    return open_project(ROOT)


def flow_in(text: str, name: str) -> Flow:
    """As it is read among the facts and data of the repository."""
    ours = project()
    file = PurePosixPath(f"flows/{name}.yaml")
    flow = read_flow(text, file, ours.look, Report(), facts=ours.facts, data=ours.data)
    if flow is None:
        reject()
    return flow


def problems_in(text: str, name: str) -> list[Problem]:
    """What is wrong with a flow by itself, without pages."""
    flow = flow_in(text, name)
    alone, graphs = Project(name="Prøve", flows={name: flow}, look=project().look), {name: compile_flow(flow)}
    return [problem for problem in checks.find_problems(alone, graphs) if problem.id != "bad-link"]


def taken(text: str, problem: Problem) -> str | None:
    """The file with the offer put in where the problem is told; None where nothing is offered."""
    offer = OFFERED.search(problem.message)
    if offer is None:
        return None
    lines = text.splitlines(keepends=True)
    line = problem.place.line - 1
    column = 0 if offer["there"] else max(0, problem.place.column - 3)
    start = sum(map(len, lines[:line])) + column
    wrong = f"«{offer['there'] or offer['wrong']}»"
    assume(wrong in text[start:])
    return text[:start] + text[start:].replace(wrong, f"«{offer['right']}»", int(offer["times"] or 1))


def counted(problems: list[Problem]) -> Counter[tuple[str, int, str]]:
    return Counter((p.id, p.place.line, p.severity) for p in problems)


LABELS = re.compile(r"«([^«»{}\n]+)»")
BUTTONS = re.compile(r"(?<=- button: )\S.*|(?<=- link: )\S.*|(?<=label: )[\w ]+(?=[,}\n])")
SLIPS = st.sampled_from(["Fortsett", "Gå videre", "Neste side", "Ja takk", "Nest", "Lukk", "Søk", "Timer", "Velg"])


@st.composite
def changed(choose: st.DrawFn) -> tuple[str, str]:
    """A flow of which a label in the guide, or what is read on a button, link or choice, has changed."""
    name = choose(st.sampled_from(sorted(FLOWS)))
    text = FLOWS[name]
    quoted = [found.span(1) for found in LABELS.finditer(text)]
    titles = re.findall(r"(?<=title: )\S.*", text)
    start, end = choose(st.sampled_from(quoted + [found.span() for found in BUTTONS.finditer(text)]))
    here = text[start:end]
    others = [text[first:last] for first, last in quoted]
    new = choose(st.one_of(st.sampled_from(others), st.sampled_from(titles), SLIPS, st.just(here[:-1] + "x")))
    assume(not re.search(r"[{}'\"#:]", new))
    return name, text[:start] + new + text[end:]


@QUICK
@given(changed())
def test_every_offer_mends_its_problem_and_makes_no_other(case: tuple[str, str]) -> None:
    name, text = case
    before = problems_in(text, name)
    for problem in before:
        mended = taken(text, problem)
        if mended is not None:
            after = problems_in(mended, name)
            assert counted(after) <= counted(before) - counted([problem]), (str(problem), [*map(str, after)])


@QUICK
@given(changed())
def test_a_button_that_is_offered_to_everybody_leads_to_the_step_told_next(case: tuple[str, str]) -> None:
    name, text = case
    for problem in problems_in(text, name):
        mended = taken(text, problem)
        offer = OFFERED.search(problem.message)
        if mended is None or offer is None or problem.id not in ABOUT_LABELS:
            continue
        graph = compile_flow(flow_in(mended, name))
        for said in spoken(graph):
            told = [one for one in instructions_in(said.telling.text.words) if one.is_firm]
            pressed = [one.label for one in told if one.act == "press"]
            is_here = said.telling.text.place.line == problem.place.line
            if is_here and said.is_step and said.stop.goes_by and pressed == [offer["right"]]:
                screen = said.view.state.screen
                ids = {control.id for control in graph.controls[screen] if control.label.words == pressed[0]}
                led = {edge.target for edge in graph.edges if edge.source.screen == screen and edge.control in ids}
                goes = said.stop.goes_by.target
                assert not isinstance(goes, State) or goes.screen in {s.screen for s in led if isinstance(s, State)}


def test_a_title_cannot_be_pressed_and_is_not_offered() -> None:
    text = FLOWS["barnehageplass"].replace("- button: Søk om plass", "- button: Søk nå")
    (found,) = problems_in(text, "barnehageplass")
    assert found.message == "«Søk om plass» is not on the screen `start`; did you mean «Søk nå»?"
    for title in ("Søk om barnehageplass", "Barnehageplass", "Fra forsiden"):
        (found,) = problems_in(FLOWS["barnehageplass"].replace("«Søk om plass»", f"«{title}»"), "barnehageplass")
        assert found.id in ABOUT_LABELS
        assert found.message.endswith("did you mean «Søk om plass»?")


def test_the_way_to_the_first_screen_may_name_its_title() -> None:
    text = FLOWS["barnehageplass"].replace("Les hva du trenger, og trykk", "Logg inn, velg «Barnehageplass», og trykk")
    assert problems_in(text, "barnehageplass") == []


def test_an_answer_is_not_offered_for_the_button_that_leads_on() -> None:
    text = FLOWS["kommunal-nettlege"].replace("- button: Neste", "- button: Gå videre")
    found = [p.message for p in problems_in(text, "kommunal-nettlege") if p.message.startswith("«Neste»")]
    assert found
    assert {message.rpartition("; ")[2] for message in found} == {"did you mean «Gå videre»?"}


def test_where_nothing_does_it_is_said_what_there_is() -> None:
    text = FLOWS["kommunal-nettlege"].replace("- button: Neste", "- button: Gå videre").replace("«Neste»", "«Qwx»")
    told = [p.message for p in problems_in(text, "kommunal-nettlege") if "name what" in p.message]
    assert all("«Gå videre»" in message for message in told)


TWO_WAYS = """
title: Prøve
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Trykk «Neste».
    body:
      - link: Neste uke
        to: uka
      - button: Gå videre
        to: dato
  dato: {title: Dato, end: done}
  uka: {title: Neste uke, end: done}
"""


def test_what_is_likest_is_not_offered_where_it_leads_elsewhere() -> None:
    (found,) = [p for p in problems_in(TWO_WAYS, "x") if p.id in ABOUT_LABELS]
    assert found.message.endswith("did you mean «Gå videre»?")


def test_what_is_likest_is_offered_where_the_sentence_is_for_some() -> None:
    text = TWO_WAYS.replace("Trykk «Neste»", "Passer ingen dag, trykker du på «Neste uk». Trykk «Gå videre»")
    (found,) = [p for p in problems_in(text, "x") if p.id in ABOUT_LABELS]
    assert found.message.endswith("did you mean «Neste uke»?")


def test_nothing_is_offered_where_nothing_was_meant_more_than_another() -> None:
    text = TWO_WAYS.replace("Trykk «Neste»", "Vil du vite mer, trykker du på «Qwx». Trykk «Gå videre»")
    (found,) = [p for p in problems_in(text, "x") if p.id in ABOUT_LABELS]
    assert found.message.endswith("name what can be pressed there: «Neste uke», «Gå videre»")


@pytest.mark.parametrize("hidden", ["Gå vi\u00addere", "Ga\u030a videre", "Gå\xa0videre", "Gå\u034f videre"])
def test_a_label_may_have_what_nobody_sees(hidden: str) -> None:
    for text in (
        TWO_WAYS.replace("«Neste»", "«Gå videre»").replace("button: Gå videre", f"button: {hidden}"),
        TWO_WAYS.replace("«Neste»", f"«{hidden}»"),
    ):
        assert [p for p in problems_in(text, "x") if p.id in ABOUT_LABELS] == []
        graph = compile_flow(flow_in(text, "x"))
        (said, *_) = spoken(graph)
        assert [mark.control for mark in find_marks(graph, said.telling.text, said.view)] == ["button-2"]


def test_days_are_told_apart_by_their_number() -> None:
    text = (
        TWO_WAYS.replace("«Neste»", "«30. april»")
        .replace("button: Gå videre", "button: 31. mai")
        .replace("link: Neste uke", "link: 31. april")
    )
    (found,) = [p for p in problems_in(text, "x") if p.id in ABOUT_LABELS]
    assert found.message.endswith("did you mean «31. mai»?")


def test_a_quote_that_nothing_closes_counts_as_no_label() -> None:
    words = "Svar «Ja» eller «Nei», og trykk «målet og trykk «Neste», eller «Hopp over»."
    flow = (
        "title: Prøve\nentries: {start: Fra forsiden}\nscreens:\n  start:\n    title: Start\n    guide: "
        f"{words}\n    body:\n      - question: Vil du?\n        answer: vil\n        choices:\n"
        "          ja: {label: Ja, to: slutt}\n          nei: {label: Nei, end: stop}\n      - button: Neste\n"
        "  slutt: {title: Slutt, end: done, body: [text: Ha det.]}\n"
    )
    told = [problem.text for problem in problems_in(flow, "prøve")]
    assert any(text.startswith("«Hopp over» is not on the screen") for text in told)


def test_what_is_offered_is_named_with_where_it_stands() -> None:
    text = (ROOT / "tests" / "checks" / "cases" / "wrong-way.yaml").read_text(encoding="utf-8")
    said = [problem.message.partition("; ")[2] for problem in problems_in(text, "prove") if problem.id == "wrong-way"]
    assert said == [
        "did you mean «Neste», or does `slutt` come next in the file?",
        "did you mean «Ja» where «Nei» stands, or does `slutt` come next in the file?",
        "did you mean «Neste», or does `start` come next in the file?",
    ]
