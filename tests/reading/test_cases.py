"""Flows with their problems marked on the lines that cause them."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from veiviser.problem import Report
from veiviser.reading import read_flow, read_look

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))


def marked(text: str) -> Counter[tuple[int, str]]:
    """Line and ID of everything that is marked with `# <- id id`."""
    found = Counter[tuple[int, str]]()
    for number, line in enumerate(text.split("\n"), start=1):
        mark = re.search(r"# <- ([a-z -]+)$", line)
        found.update((number, id) for id in (mark[1].split() if mark else ()))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_marked_line_has_its_problem_and_no_other_line_has_any(case: Path) -> None:
    problems = Report()
    text = case.read_text(encoding="utf-8")
    look = read_look([HERE / "look"], problems)
    flow = read_flow(text, PurePosixPath("flows", case.name), look, problems)
    assert Counter((problem.place.line, problem.id) for problem in problems) == marked(text)
    assert (flow is None) == bool(marked(text))
