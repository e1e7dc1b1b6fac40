"""How our own texts say conditions, and that what a reader must find stands on all pages that need it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from tests.sites import ROOT
from veiviser import checks
from veiviser.markdown.dialects import PAGE
from veiviser.markdown.document import read
from veiviser.model.project import Project
from veiviser.reading import read_project
from veiviser.wording.avoided import finder
from veiviser.wording.conditions import find_hidden_conditions
from veiviser.wording.passages import find_passages

FLOWS = sorted((ROOT / "flows").glob("*.yaml"))
HELP = sorted((ROOT / "content" / "hjelp").glob("**/*.md"))
_PACKAGE = ROOT / "generator" / "veiviser"
TOLD = sorted(
    [
        ROOT / "LESMEG.md",
        ROOT / "prototype" / "words" / "nb.po",
        ROOT / "prototype" / "words" / "nn.po",
        _PACKAGE / "messages" / "nb.po",
        *_PACKAGE.glob("**/*.nb.md"),
        *(_PACKAGE / "starter").glob("**/*.md"),
    ]
)
"""What we say in Norwegian outside of our own site's flows and pages."""
TABLES = sorted(path for path in (ROOT / "content").glob("**/*.yaml") if path.name != "wordlist.yaml")
"""What stands beside the pages and is read there: numbers, tables, drawings, what search says."""


@cache
def our_project() -> Project:
    project, problems = read_project(ROOT)
    assert project is not None, problems
    return project


def test_our_flows_and_pages_hide_no_condition_and_keep_to_our_list_of_words() -> None:
    project = our_project()
    assert project.wordlist
    found = (*checks.find_problems(project, {}), *checks.find_problems_of_pages(project))
    assert [str(problem) for problem in found if problem.id in ("hidden-condition", "word-to-avoid")] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_stands_beside_our_pages_hides_no_condition_and_keeps_to_our_list_of_words(path: Path) -> None:
    said = [*_values(yaml.safe_load(path.read_text(encoding="utf-8")))]
    assert said
    passages = [passage.words for text in said for passage in find_passages(read(text, PAGE))]
    assert [begin for words in passages for _, begin in find_hidden_conditions(words)] == []
    assert [found.word for words in passages for found in finder(our_project().wordlist)(words)] == []


def _values(node: object) -> Iterator[str]:
    """Texts of a table, and no lists of words, which readers write and do not read."""
    if isinstance(node, str):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield from _values(value)


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_else_we_say_hides_no_condition_and_keeps_to_our_list_of_words(path: Path) -> None:
    avoided = finder(our_project().wordlist) if path.stem != "nn" else lambda _: ()
    passages = [passage.words for text in _texts(path) for passage in find_passages(read(text, PAGE))]
    assert [begin for words in passages for _, begin in find_hidden_conditions(words)] == []
    assert [found.word for words in passages for found in avoided(words)] == []


def _texts(path: Path) -> Iterator[str]:
    if path.suffix != ".po":
        yield re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        return
    with path.open("rb") as file:
        yield from (str(entry.string) for entry in read_po(file) if entry.id and entry.string)


@pytest.mark.parametrize("path", HELP, ids=lambda path: path.stem)
def test_every_help_page_has_the_emergency_numbers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "(tel:{fact.legevakt})" in text
    assert "(tel:{fact.nodtelefon})" in text


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_every_screen_has_the_emergency_numbers(path: Path) -> None:
    screens = yaml.safe_load(path.read_text(encoding="utf-8"))["screens"]
    without = [
        name
        for name, screen in screens.items()
        if not all(f"(tel:{{fact.{number}}})" in str(screen["body"]) for number in ("legevakt", "nodtelefon"))
    ]
    assert without == []
