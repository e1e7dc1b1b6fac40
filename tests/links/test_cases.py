"""Every fault is planted once on a marked line, and found there; nothing is found on pages that are sound."""

import re
from pathlib import Path

import pytest

from veiviser import checks
from veiviser.cli.explanations import explanations as all_explanations
from veiviser.links import check_folder, explanations
from veiviser.problem import Problem

HERE = Path(__file__).parent
CASES = sorted(path.name for path in (HERE / "cases").iterdir())
SOUND = sorted(path.name for path in (HERE / "sound").iterdir())
_MARK = re.compile(r"(?:<!--|/\*|#) <- (?P<id>[a-z-]+)(?: -->| \*/|$)")
_MARKED = (".html", ".css", ".js", ".xml", ".svg", ".webmanifest")
Found = tuple[str, int, str]


def marked(folder: Path) -> list[Found]:
    """File, line and id of each mark; a line marked once may hold the fault more than once."""
    return sorted(
        (path.relative_to(folder).as_posix(), number, mark["id"])
        for path in folder.rglob("*")
        if (path.suffix in _MARKED and mark_can_stand_in(path)) or path.name in ("_redirects", "_headers")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for mark in _MARK.finditer(line)
    )


def mark_can_stand_in(path: Path) -> bool:
    return path.suffix != ".svg" or path.parent.name != "wrong-picture"


def found_in(folder: Path) -> tuple[Problem, ...]:
    return check_folder(folder).problems


@pytest.mark.parametrize("case", CASES)
def test_what_is_marked_is_found_and_nothing_else(case: str) -> None:
    problems = found_in(HERE / "cases" / case)
    found = {(str(problem.place.file), problem.place.line, problem.id) for problem in problems}
    assert sorted(found) == marked(HERE / "cases" / case), "\n".join(map(str, problems))


@pytest.mark.parametrize("site", SOUND)
def test_nothing_is_found_on_sound_pages_that_look_faulty(site: str) -> None:
    assert list(map(str, found_in(HERE / "sound" / site))) == []


def test_every_id_has_a_case_and_an_explanation() -> None:
    ids = {id for case in CASES for _, _, id in marked(HERE / "cases" / case)}
    asked = {"dead-address", "expired-exception", "moved-address", "unsure-address"}  # those of other sites
    assert ids == set(CASES)
    assert set(explanations()) == ids | asked


def test_no_id_means_two_things() -> None:
    assert not set(explanations()) & set(checks.CHECKS)
    assert set(explanations()) < set(all_explanations("en"))


@pytest.mark.parametrize("id", sorted(explanations()))
def test_every_explanation_shows_something_wrong_and_something_right(id: str) -> None:
    explanation = explanations()[id]
    assert re.search(r"\bWrong\b.*```.*\bRight\b.*```", explanation, re.DOTALL)
    assert explanation.endswith("\n")


@pytest.mark.parametrize("case", CASES)
def test_every_message_names_what_is_wrong_and_what_would_mend_it(case: str) -> None:
    for problem in found_in(HERE / "cases" / case):
        assert re.search("[;,] |: ", problem.message), problem
        assert not problem.message.endswith(".")


def test_the_offending_text_is_pointed_at() -> None:
    folder = HERE / "cases" / "missing-image"
    lines = (folder / "index.html").read_text(encoding="utf-8").splitlines()
    for problem in found_in(folder):
        words = problem.message.split("`")[1]
        assert lines[problem.place.line - 1][problem.place.column - 1 :].startswith(words)
