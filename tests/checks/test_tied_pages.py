"""What a page says of a screen is held against that screen, where a mark ties them together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ReadFlow
from veiviser import checks, pipeline
from veiviser.journeys import compile_flow
from veiviser.model.project import Look, Project
from veiviser.problem import Problem, Report
from veiviser.reading import read_content
from veiviser.reading.pages.ties import unknown_flows

FLOW = """\
title: Bestille
task: Bestille
entries: {start: Fra forsiden}
screens:
  start:
    title: Start
    guide: Trykk «Neste».
    body: [{button: Neste, to: dato}]
  dato:
    title: Velg dato
    end: done
    guide: Trykk på «Send».
    body:
      - question: Når passer det?
        answer: dag
        choices:
          i-dag: {label: I dag, guide: Velg «I dag» hvis det haster.}
          i-morgen: {label: I morgen, guide: Velg «I morgen» hvis du kan vente.}
      - button: Send
        to: slutt
        leaves: true
  slutt: {title: Takk, end: done}
"""
Check = Callable[[str], list[Problem]]


@pytest.fixture
def problems_of(tmp_path: Path, look: Look, flow_of: ReadFlow) -> Check:
    """What is found in a page of a project with one flow."""
    flow = flow_of(FLOW)
    graphs = {flow.name: compile_flow(flow)}

    def check(page: str) -> list[Problem]:
        (tmp_path / "index.md").write_text(page, encoding="utf-8")
        problems = Report()
        pages = read_content(tmp_path, problems).pages
        problems += unknown_flows(pages.values(), graphs)
        problems += checks.find_problems(Project(name="Prøve", flows={flow.name: flow}, look=look, pages=pages), graphs)
        assert not [problem for problem in problems if problem.place.file.name != "index.md"]
        return problems

    return check


def test_a_label_that_is_not_on_the_screen_is_pointed_at_where_it_stands(problems_of: Check) -> None:
    (found,) = problems_of(
        "# Hjelp\n\n<!-- flow: test/dato -->\n\n1. Velg «I dag».\n2. Er du klar,\n   trykker du på «Sendt».\n"
    )
    assert (found.place.line, found.place.column, found.id) == (7, 19, "label-not-on-screen")
    assert found.message == "«Sendt» is not on the screen `dato`; did you mean «Send»?"


def test_every_sentence_that_speaks_of_a_renamed_button_is_named(problems_of: Check) -> None:
    page = (
        "<!-- flow: test/start -->\n\n# Hjelp\n\nTrykk «Videre».\n\n- Knappen «Videre» er grønn. Trykk på «Videre».\n"
    )
    found = problems_of(page)
    assert [(p.place.line, p.place.column) for p in found] == [(5, 8), (7, 12), (7, 40)]
    assert found[0].message.endswith("did you mean «Neste»?")


def test_what_the_screen_cannot_do_is_a_problem(problems_of: Check) -> None:
    (found,) = problems_of("# Hjelp\n\n<!-- flow: test/dato -->\n\nTrykk på «Når passer det?».\n")
    assert (found.place.line, found.place.column, found.id) == (5, 11, "wrong-instruction")


def test_with_the_flow_alone_any_of_its_screens_will_do(problems_of: Check) -> None:
    found = problems_of("# Hjelp\n\n<!-- flow: test -->\n\nTrykk «Neste», velg «I dag», trykk «Send» og «Qwx».\n")
    assert [p.message for p in found] == [
        "«Qwx» is not on the screens of `test`; name what can be pressed there: «Neste», «Send», «I dag», «I morgen»"
    ]


def test_a_mark_holds_to_the_end_of_its_section_and_the_nearest_one_counts(problems_of: Check) -> None:
    page = (
        "# Hjelp\n\n«Utenfor» er fritt.\n\n## Dato\n\n<!-- flow: test/dato -->\n\n«Send» er her.\n\n"
        "### Først\n\n<!-- flow: test/start -->\n\n«Send» mangler.\n\n### Så\n\n«Send» er her.\n\n## Annet\n\n«Borte»\n"
    )
    assert [(p.place.line, p.id) for p in problems_of(page)] == [(15, "label-not-on-screen")]


def test_a_mark_in_code_ties_nothing(problems_of: Check) -> None:
    assert problems_of("# Hjelp\n\n```\n<!-- flow: test/dato -->\n```\n\n«Borte»\n") == []


@pytest.mark.parametrize(
    ("page", "column"),
    [
        ("Trykk «Borte». <!-- flow: test/dato -->", 16),
        ("<!-- flow: test/dato --> Trykk «Borte».", 1),
        ("<!-- flow: test dato -->", 1),
        ("<!-- flow : test/dato -->", 1),
        ("- <!-- table leger.yaml -->", 3),
        ("<!--table leger.yaml-->", 1),
        ("<!-- accesibilty -->", 1),
        ("Slik gikk det: <!-- accessibility -->", 16),
    ],
)
def test_a_mark_that_ties_nothing_is_told(problems_of: Check, page: str, column: int) -> None:
    (found,) = problems_of(f"# Hjelp\n\n{page}\n")
    assert (found.place.line, found.place.column, found.id) == (3, column, "lost-mark")


@pytest.mark.parametrize(
    "page",
    [
        "<!-- table of contents -->",
        "`<!-- flow: test/dato -->`",
        "<!-- Flyten: se flow -->",
        "<!-- flow:test -->",
        "<!-- accessibility -->",
    ],
)
def test_other_comments_are_no_marks(problems_of: Check, page: str) -> None:
    assert problems_of(f"# Hjelp\n\n{page}\n") == []


@pytest.mark.parametrize(
    ("mark", "id", "message"),
    [
        ("tst/dato", "unknown-name", "no flow `tst`; did you mean `test`?"),
        ("test/datoo", "missing-target", "no screen `datoo` in flow `test`; did you mean `dato`?"),
    ],
)
def test_a_mark_names_what_is_there(problems_of: Check, mark: str, id: str, message: str) -> None:
    (found,) = problems_of(f"# Hjelp\n\n<!-- flow: {mark} -->\n\n«Send»\n")
    assert (found.place.line, found.place.column, found.id, found.message) == (3, 12, id, message)


def test_a_text_of_several_lines_tells_of_each_sentence_that_speaks_of_a_renamed_button(
    look: Look, flow_of: ReadFlow
) -> None:
    flow = flow_of(
        FLOW.replace("guide: Trykk «Neste».", "guide: |\n      Trykk «Videre».\n\n      Nå trykker du «Videre».")
    )
    found = checks.find_problems(
        Project(name="Prøve", flows={flow.name: flow}, look=look), {flow.name: compile_flow(flow)}
    )
    message = "«Videre» is not on the screen `start`; did you mean «Neste»?"
    assert [problem.message for problem in found] == [message, message]
    assert found[1].place.line == found[0].place.line + 2


@pytest.mark.parametrize(
    ("link", "id", "message"),
    [
        ("prototype:tst", "unknown-name", "no flow `tst`; did you mean `test`?"),
        ("prototype:test/datoo", "missing-target", "no screen `datoo` in flow `test`; did you mean `dato`?"),
    ],
)
def test_a_link_to_the_prototype_names_what_is_there(problems_of: Check, link: str, id: str, message: str) -> None:
    (found,) = problems_of(f"# Hjelp\n\nSe [skjermen]({link}), eller [start](prototype:test).\n")
    assert (found.place.line, found.place.column, found.id, found.message) == (3, 25, id, message)


@pytest.mark.parametrize("path", ["index.md", "hjelp/side.md"])
def test_a_link_to_the_prototype_leads_there_from_every_page(
    tmp_path: Path, look: Look, flow_of: ReadFlow, path: str
) -> None:
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text("# Hjelp\n\nSe [**dato**](prototype:test/dato).\n", encoding="utf-8")
    flow = flow_of(FLOW)
    pages = read_content(tmp_path, Report()).pages
    project = Project(name="Prøve", flows={flow.name: flow}, look=look, pages=pages)
    made = pipeline.draw(project, {flow.name: compile_flow(flow)})
    assert made.docs[path] == "# Hjelp\n\nSe [**dato**](prototype:test/dato.html).\n"
    assert "verksted/prototype/test/dato.html" in made.site_files


def test_a_link_to_the_prototype_in_html_is_told_to_be_none(problems_of: Check) -> None:
    (found,) = problems_of('# Hjelp\n\n<a href="prototype:test">Prøv</a>\n')
    assert (found.place.line, found.id) == (3, "bad-link")


@pytest.mark.parametrize("mark", ["<!-- flow: test/dato -->", "<!-- flow: test -->"])
def test_other_quotes_around_a_button_are_told_with_the_right_ones(mark: str, problems_of: Check) -> None:
    page = f'# Hei\n\n{mark}\n\nTrykk på "Send", eller på “I dag”. Det er "gratis".\n'
    assert [(p.place.line, p.place.column, p.id) for p in problems_of(page)] == [
        (5, 10, "unquoted-label"),
        (5, 27, "unquoted-label"),
    ]
