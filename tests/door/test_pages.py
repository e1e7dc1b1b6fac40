"""What an author writes into a page comes through the door, or is told at its line; what came through runs nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from tests.browser.serving import serve_folder
from tests.door.attacks import HITS, PAGES
from tests.door.listening import heard_on
from tests.door.slots import settings, write
from veiviser.engine import build_generated
from veiviser.pipeline import draw
from veiviser.problem import Problem, Report
from veiviser.reading import read_content, read_project

PICTURE = "<!-- picture prove/1 -->"
"""Of a flow that is not there."""


def problems_of(folder: Path, text: str) -> list[Problem]:
    write(folder / "content" / "side.md", text)
    problems = Report()
    read_content(folder / "content", problems)
    return [problem for problem in problems if problem.severity == "error"]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """By attack, what a page with it is told; two lines stand before it and one after."""
    folder = tmp_path_factory.mktemp("refused")
    return {attack: problems_of(folder, f"# S\n\n{attack}\n\nslutt\n") for attack in PAGES}


@pytest.fixture(scope="module")
def site(refused: dict[str, list[Problem]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every attack that was not refused, each on a page of its own."""
    root = tmp_path_factory.mktemp("passed")
    passed = [attack for attack, problems in refused.items() if not problems and attack != PICTURE]
    write(
        root / "mkdocs.yml", str(settings("Side")).replace("'", '"').replace("True", "true").replace("False", "false")
    )
    write(root / "content" / "index.md", "# Forside\n")
    for number, attack in enumerate(passed):
        write(root / "content" / f"side-{number}.md", f"# S\n\n{attack}\n\nslutt\n")
    project, _ = read_project(root)
    assert project is not None
    (root / "site").mkdir()
    build_generated(draw(project, {}), root / "site")
    return root / "site"


@pytest.mark.parametrize("attack", HITS)
def test_what_would_do_something_is_told_at_its_line(attack: str, refused: dict[str, list[Problem]]) -> None:
    assert [problem.place.line for problem in refused[attack]][:1] == [3]


def test_what_came_through_is_text_and_the_marking_up_of_text(site: Path) -> None:
    built = list(site.glob("side-*/index.html"))
    assert len(built) > 30
    for path in built:
        article = LexborHTMLParser(path.read_text("utf-8")).css_first("article")
        assert article is not None
        for node in article.traverse():
            assert node.tag not in ("script", "iframe", "style", "form", "template", "math"), path
            assert not any(name.startswith("on") for name in node.attributes), path
        assert "slutt" in article.text(), path


def test_nothing_that_came_through_runs_or_asks_others(site: Path, browser: Browser) -> None:
    address, stop = serve_folder(site)
    names = [f"{path.parent.name}/index.html" for path in sorted(site.glob("side-*/index.html"))]
    heard = heard_on(browser, address, names)
    stop()
    assert heard == []


@pytest.fixture
def open_door(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    address, stop = serve_folder(tmp_path)
    yield address, tmp_path
    stop()


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=alert(1)>",
        "<!--><script>alert(1)</script>-->",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<a href='java&Tab;script&colon;alert(1)' id=press>x</a>",
        "<img src='https://evil.example/x.png' alt=x>",
        "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    ],
)
def test_all_this_is_heard_where_there_is_no_door(attack: str, open_door: tuple[str, Path], browser: Browser) -> None:
    address, folder = open_door
    write(folder / "x.html", f"<!doctype html><title>x</title>{attack}")
    assert heard_on(browser, address, ["x.html"]) != []
