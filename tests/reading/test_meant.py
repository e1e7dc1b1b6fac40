"""An address that lacks what makes it one is told with what was meant, on pages and in flows, and that one works."""

import re
from pathlib import Path

import pytest

from tests.conftest import ReadFlow
from veiviser import checks
from veiviser.journeys import compile_flow
from veiviser.model.project import Look, Project
from veiviser.problem import Problem, Report
from veiviser.reading import read_content
from veiviser.reading.markdown.meant import meant

OFFERED = re.compile(r"did you mean `([^`]+)`")
FLOW = "title: A\nentries: {a: A}\nscreens:\n  a:\n    title: A\n    end: done\n    body:\n"
OUTSIDE = [
    ("post@kommunen.no", "mailto:post@kommunen.no"),
    ("fornavn.etternavn+info@post.kommunen.no", "mailto:fornavn.etternavn+info@post.kommunen.no"),
    ("mail:post@kommunen.no", "mailto:post@kommunen.no"),
    ("www.kommunen.no", "https://www.kommunen.no"),
    ("WWW.kommunen.no/Skjema?id=1#topp", "https://WWW.kommunen.no/Skjema?id=1#topp"),
    ("kommunen.no", "https://kommunen.no"),
    ("skjema.kommunen.no/sok", "https://skjema.kommunen.no/sok"),
    ("www.blåbær.museum", "https://www.blåbær.museum"),
    ("//www.kommunen.no", "https://www.kommunen.no"),
    ("https//kommunen.no", "https://kommunen.no"),
    ("htps://kommunen.no/a", "https://kommunen.no/a"),
    ("https;//kommunen.no", "https://kommunen.no"),
    ("22334455", "tel:22334455"),
    ("+4722334455", "tel:+4722334455"),
]
ON_PAGES = [
    ("guide\\x\\index.md", "guide/x/index.md"),
    ('"https://kommunen.no"', "https://kommunen.no"),
    ("“www.kommunen.no”", "https://www.kommunen.no"),
    ("«index.md»", "index.md"),
]


def on_page(address: str, tmp_path: Path) -> list[Problem]:
    for name in ("index.md", "guide/x/index.md", "2026/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Hei\n", encoding="utf-8")
    (tmp_path / "side.md").write_text(f"# Side\n\nSe [her]({address}).\n", encoding="utf-8")
    problems = Report()
    read_content(tmp_path, problems)
    return problems


@pytest.mark.parametrize(("written", "right"), [*OUTSIDE, *ON_PAGES])
def test_a_page_is_told_what_was_meant_and_that_one_is_taken(written: str, right: str, tmp_path: Path) -> None:
    (problem,) = on_page(written, tmp_path)
    (offered,) = OFFERED.findall(problem.message)
    assert offered == right
    assert on_page(offered, tmp_path) == []


@pytest.mark.parametrize("address", ["2026/a.md", "guide/x/index.md", "index.md", "https://www.kommunen.no", "tel:113"])
def test_what_leads_somewhere_is_left_alone(address: str, tmp_path: Path) -> None:
    assert on_page(address, tmp_path) == []


@pytest.mark.parametrize("address", ["hjelp\\y\\index.md", "C:\\Users\\kari\\side.md", "\\\\server\\felles\\a.md"])
def test_nothing_is_offered_that_is_not_there(address: str, tmp_path: Path) -> None:
    (problem,) = on_page(address, tmp_path)
    assert f"`{address.replace(chr(92), '/')}`?" not in problem.message


@pytest.mark.parametrize(("written", "right"), OUTSIDE)
@pytest.mark.parametrize("form", ["      - button: Neste\n        to: {}\n", "      - text: Se [her]({}).\n"])
def test_a_flow_is_told_likewise(form: str, written: str, right: str, flow_of: ReadFlow, look: Look) -> None:
    def problems_of(address: str) -> list[str]:
        text = FLOW + form.format(address)
        try:
            flow = flow_of(text)
        except AssertionError as refused:
            return [str(refused)]
        found = checks.find_problems(
            Project(name="A", flows={flow.name: flow}, look=look), {flow.name: compile_flow(flow)}
        )
        return [problem.message for problem in found if problem.severity == "error"]

    told = " ".join(problems_of(written))
    assert right in told.replace("\\", ""), told
    assert problems_of(right) == []


def test_a_page_that_a_flow_names_as_a_file_is_offered_as_a_page(flow_of: ReadFlow, look: Look, tmp_path: Path) -> None:
    on_page("index.md", tmp_path)
    pages = read_content(tmp_path, Report()).pages
    flow = flow_of(FLOW + "      - text: Se [her](../guide/x/index.md).\n")
    found = checks.find_problems(
        Project(name="A", flows={flow.name: flow}, look=look, pages=pages), {flow.name: compile_flow(flow)}
    )
    (problem,) = [problem for problem in found if problem.severity == "error"]
    assert OFFERED.findall(problem.message) == ["page:guide/x/index"]


@pytest.mark.parametrize("word", ["velg-tid", "flyt/skjerm", "side.md", "bilder/kart.png", "v2.1", "../a.md", "#a", ""])
def test_other_words_are_no_addresses(word: str) -> None:
    assert meant(word) is None
