"""What a page says of itself is obeyed or refused at its place, and the site engine is given no more than that."""

from pathlib import Path

import pytest
import yaml
from mkdocs.utils.meta import get_data

from tests.projects import write_project
from veiviser.model.site import in_workshop
from veiviser.pipeline import check_site, generate

CASES = yaml.safe_load((Path(__file__).parent / "front-matter.yaml").read_text("utf-8"))


def project(root: Path, page: str) -> Path:
    return write_project(root, flows={}, files={"content/side.md": page, "flows/.keep": ""})


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["line"])
def test_what_is_not_obeyed_is_one_problem_at_its_place(case: dict[str, str], tmp_path: Path) -> None:
    found = check_site(project(tmp_path, f"---\n{case['line']}\n---\n\n# Side\n"))
    problems = [problem for problem in found if problem.severity == "error"]
    assert [str(problem.place) for problem in problems] == [f"content/side.md:{case['at']}"]
    assert case["says"] in problems[0].message


@pytest.mark.parametrize("case", CASES["obeyed"], ids=lambda case: case["line"])
def test_the_engine_is_given_what_was_written_and_as_many_lines(case: dict[str, object], tmp_path: Path) -> None:
    page = f"---\n{case['line']}\n---\n\n# Side\n\nTekst.\n"
    docs = generate(project(tmp_path, page)).docs
    told = str(docs[in_workshop("side.md") if "staff" in page else "side.md"])
    body, meta = get_data(told)
    assert (meta, body) == (case["given"], "# Side\n\nTekst.\n")
    assert len(told.split("\n")) == len(page.split("\n"))


@pytest.mark.parametrize("page", CASES["none"])
def test_no_page_has_front_matter_that_no_check_reads(page: str, tmp_path: Path) -> None:
    body, meta = get_data(str(generate(project(tmp_path, page)).docs["side.md"]))
    assert meta == {}
    assert body.split() == page.split()
