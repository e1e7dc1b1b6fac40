"""What the preview says itself is in the language of whoever looks at it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from tests.test_serving import ask, served
from veiviser.engine.messages import as_problems
from veiviser.messages import say, use_language
from veiviser.place import Place
from veiviser.problem import Problem, Severity
from veiviser.serving.words import waiting_page, words_around


@pytest.fixture
def in_bokmaal() -> Iterator[None]:
    use_language("nb")
    yield
    use_language("en")


def problem(severity: Severity = "error") -> Problem:
    return Problem(Place(PurePosixPath("flows/time.yaml"), 7), "wrong", say("the disk is full"), severity)


@pytest.mark.parametrize(
    ("problems", "must", "should"),
    [
        ([problem()], "Én ting må rettes", "Én ting bør rettes"),
        ([problem(), problem("warning")], "Én ting må rettes", "2 ting bør rettes"),
        ([problem()] * 3, "3 ting må rettes", "3 ting bør rettes"),
    ],
)
def test_a_heading_counts_the_problems(in_bokmaal: None, problems: list[Problem], must: str, should: str) -> None:
    words = words_around(problems)
    assert (words["must"], words["should"], words["close"]) == (must, should, "Lukk")


def test_a_page_that_waits_says_so_in_its_own_language(in_bokmaal: None) -> None:
    assert "<html lang='nb'>" in waiting_page()
    assert "<h1>Nettstedet er ikke bygget ennå</h1>" in waiting_page()
    use_language("en")
    assert "<html lang='en'>" in waiting_page()
    assert "<h1>The site is not built yet</h1>" in waiting_page()


def test_a_browser_is_told_in_bokmaal(in_bokmaal: None, tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "time.yaml").write_text("good")
    with served(tmp_path) as server:
        server.preview.shown = replace(server.preview.shown, problems=(problem(),))
        news = json.loads(ask(server, "/.veiviser/news?known=-1")[1])
        assert [told["message"] for told in news["problems"]] == ["disken er full"]
        assert news["words"] == words_around([problem()])
        assert ask(server, "/", host="example.org")[1] == "Denne forhåndsvisningen svarer bare sin egen maskin."


def test_what_the_engine_says_in_english_is_said_to_be_its(in_bokmaal: None) -> None:
    (found,) = as_problems(["Doc file 'a.md' contains a link."], {"a.md": "a"})
    assert found.text == "MkDocs sier: Doc file 'a.md' contains a link"
