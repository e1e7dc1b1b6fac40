"""Every check finds what is marked in its case, on that line, and finds nothing else."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from veiviser import checks
from veiviser.model.project import Look, Page, Project
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading import packaged_look, read_flow, read_look

CASES = Path(__file__).parent / "cases"
ALL = [*map(checks.id_of, (*checks.OF_FLOWS, *checks.OF_GRAPHS)), "too-many-states"]
_MARK = re.compile(r"#.*?<- (?P<ids>[a-z-]+(?:, [a-z-]+)*)$")
_PLACE = Place(PurePosixPath("content/hjelp/nettlesere.md"))
PAGES = {"hjelp/nettlesere": Page(PurePosixPath("hjelp/nettlesere.md"), "", "", frozenset({"mobil"}), _PLACE)}


@dataclass(frozen=True, order=True)
class Found:
    line: int
    id: str


@pytest.fixture(scope="module")
def look() -> Look:
    problems: list[Problem] = []
    found = read_look([packaged_look()], problems)
    assert not problems
    return found


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_what_is_marked_is_found_and_nothing_else(case: str, look: Look) -> None:
    text = (CASES / f"{case}.yaml").read_text(encoding="utf-8")
    found = problems_in(text, case, look)
    assert [Found(p.place.line, p.id) for p in found] == marked(text), "\n".join(map(str, found))


def test_every_module_here_is_asked() -> None:
    modules = {path.stem.replace("_", "-") for path in Path(checks.__file__).parent.glob("*.py")}
    assert modules - {"--init--"} == set(ALL)


@pytest.mark.parametrize("id", ALL)
def test_every_check_has_a_case_and_a_sound_twin(id: str) -> None:
    case = (CASES / f"{id}.yaml").read_text(encoding="utf-8")
    assert id in {found.id for found in marked(case)}
    twin = CASES / f"{id}-sound.yaml"
    assert not marked(twin.read_text(encoding="utf-8"))


@pytest.mark.parametrize("id", ALL)
def test_every_check_explains_itself_with_something_wrong_and_something_right(id: str) -> None:
    explanation = checks.EXPLANATIONS[id]
    assert "Wrong" in explanation
    assert "Right" in explanation
    assert "```yaml" in explanation


@pytest.mark.parametrize("id", ALL)
def test_every_message_says_what_would_mend_it(id: str, look: Look) -> None:
    text = (CASES / f"{id}.yaml").read_text(encoding="utf-8")
    for problem in problems_in(text, id, look):
        assert "; " in problem.message
        assert not problem.message.endswith(".")


def test_the_words_that_are_wrong_are_pointed_at(look: Look) -> None:
    text = (CASES / "missing-target.yaml").read_text(encoding="utf-8")
    (first, *_) = problems_in(text, "missing-target", look)
    assert text.splitlines()[first.place.line - 1][first.place.column - 1 :].startswith("slut ")
    assert first.message == "no screen `slut`; did you mean `slutt`?"


def problems_in(text: str, name: str, look: Look) -> list[Problem]:
    problems: list[Problem] = []
    flow = read_flow(text, PurePosixPath(f"flows/{name}.yaml"), look.components, problems)
    assert flow is not None, "\n".join(map(str, problems))
    project = Project("Test", {flow.name: flow}, look, PAGES)
    graphs, too_large = checks.compile_flows(project)
    return sorted((*problems, *too_large, *checks.find_problems(project, graphs)))


def marked(text: str) -> list[Found]:
    return sorted(
        Found(number, id)
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := _MARK.search(line))
        for id in mark["ids"].split(", ")
    )
