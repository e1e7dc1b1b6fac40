"""What git leaves of two changes is told in every kind of file, and never published or taken for text."""

from pathlib import Path

import pytest

from tests.bad_input.running import veiviser
from tests.projects import write_project
from veiviser.problem import Report
from veiviser.reading.files.text import read_text

CONFLICT = "<<<<<<< HEAD\ntitle: Velg tid\n=======\ntitle: Velg time\n>>>>>>> kari/endring\n"


def told(tmp_path: Path, name: str, text: str) -> list[tuple[int, str]]:
    problems = Report()
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = read_text(tmp_path / name, Path(name), problems)  # type: ignore[arg-type]
    assert (found is None) == bool(problems)
    assert {problem.id for problem in problems} <= {"merge-conflict"}
    return [(problem.place.line, problem.message) for problem in problems]


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.md", "a.csv", "a.po", "a.html", "a.css"])
def test_both_versions_and_all_three_marks_are_named(tmp_path: Path, name: str) -> None:
    (found,) = told(tmp_path, name, f"a: 1\n{CONFLICT}b: 2\n")
    assert found == (
        2,
        "git could not join two changes here, line 3 and line 5; keep what is right, and remove lines 2, 4 and 6",
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (CONFLICT + CONFLICT, [1, 6]),
        (CONFLICT.replace("=======", "||||||| base\ntitle: A\n======="), [1]),
        (CONFLICT.replace("\n", "\r\n"), [1]),
        ("a: 1\n>>>>>>> kari\n", [2]),
        ("a: 1\n=======\nb: 2\n", [2]),
        ("<<<<<<< HEAD\na: 1\n", [1]),
        ("<<<<<<<\na: 1\n=======\n>>>>>>>\n", [1]),
        ("a: <<<<<<< HEAD\n", []),
        ("a: 1\n# ======= slutt\n========\n", []),
    ],
)
def test_what_is_left_of_one_is_told_and_nothing_else(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert [line for line, _ in told(tmp_path, "a.yaml", text)] == lines


@pytest.mark.parametrize("page", ["Overskrift\n=======\n\nTekst\n", f"```\n{CONFLICT}```\n", "`<<<<<<< HEAD`\n"])
def test_a_page_may_underline_a_heading_and_show_such_marks_as_code(tmp_path: Path, page: str) -> None:
    assert told(tmp_path, "a.md", page) == []


def test_a_file_of_the_project_is_told_at_its_line(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + CONFLICT.replace("title", "site_url"), encoding="utf-8")
    ended = veiviser("check", at=project)
    assert ended.returncode == 1
    assert "[merge-conflict]" in ended.stdout
