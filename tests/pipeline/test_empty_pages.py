"""What readers would find empty, or named as its file is, is told of each page and never of a sound one."""

from pathlib import Path

import pytest

from tests.projects import write_project
from veiviser.pipeline import Cache, _checked
from veiviser.reading import uncollected

EMPTY = ("", " \n\n", "---\ntitle: Tom\n---\n", "<!-- kommer -->\n\n<!-- snart\n-->\n")
NAMED_AS_ITS_FILE = ("Ring 116 117.\n", "## Ring\n\nRing 116 117.\n")
SOUND = (
    "# Ring\n",
    "Ring\n====\n",
    "<h1>Ring</h1>\n",
    "---\ntitle: Ring\n---\n\nRing 116 117.\n",
    "<!-- accessibility -->\n\n# Ring\n",
)


def told(folder: Path, text: str) -> list[tuple[str, str, int]]:
    write_project(folder)
    (folder / "content" / "side.md").write_text(text, "utf-8")
    with uncollected(), _checked(folder, Cache(), 1, None) as found:
        return [(p.id, p.severity, p.place.line) for p in found.problems if p.place.file.name == "side.md"]


@pytest.mark.parametrize("text", EMPTY)
def test_a_page_with_nothing_on_it_is_told(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [("empty-file", "warning", 1)]


@pytest.mark.parametrize("text", NAMED_AS_ITS_FILE)
def test_a_page_whose_only_title_is_its_files_name_is_told(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [("no-heading", "warning", 1)]


@pytest.mark.parametrize("text", SOUND)
def test_a_page_with_a_title_is_left_alone(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Ring\n\n# Vent\n\n## Så\n\nHør\n===\n", [3, 7]),
        ("---\ntitle: Ring\n---\n\n# Ring\n\n## Vent\n", []),
        ("```\n# Ring\n```\n\n# Ring\n", []),
    ],
)
def test_a_second_title_is_told(text: str, lines: list[int], tmp_path: Path) -> None:
    assert told(tmp_path, text) == [("second-title", "warning", line) for line in lines]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("---\n# Ring\n---\n\n# Ring\n", [("lost-text", "warning", 2)]),
        ("---\n\n# Ring\n\n---\n", []),
        ("---\n\nRing: oss\n\n---\n\n# Ring\n\n{fact.}\n", [("unknown-fact", "error", 9)]),
        ("---\n# til redaktøren\ntitle: Ring\n---\n\nVent\n", []),
        ("---\n---\n\n# Ring\n", []),
    ],
)
def test_words_between_rules_that_nobody_sees_are_told(
    text: str, problems: list[tuple[str, str, int]], tmp_path: Path
) -> None:
    assert told(tmp_path, text) == problems


@pytest.mark.parametrize("heading", ["#", "## ", "##\n"])
def test_a_heading_without_words_is_an_error(heading: str, tmp_path: Path) -> None:
    assert ("empty-heading", "error", 3) in told(tmp_path, f"# Ring\n\n{heading}\n\nRing.\n")


def test_a_tag_in_the_wrong_order_is_told_where_it_was_written(tmp_path: Path) -> None:
    found = told(tmp_path, "# Ring\n\nRing <b>oss</b>.\n\nRing <b>oss <i>i</b> dag</i>.\n")
    assert found == [("wrong-nesting", "error", 5)]
