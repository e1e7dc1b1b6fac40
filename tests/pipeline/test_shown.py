"""Nothing that a flow's author wrote for readers is lost on the way: each text is on a page that is drawn."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ReadFlow
from veiviser.journeys.texts.written import every_text
from veiviser.model.flow import Flow, Text
from veiviser.pipeline import generate
from veiviser.problem import Report
from veiviser.reading import open_project, read_flow

ROOT = Path(__file__).parents[2]
PROJECTS = {"ours": ROOT, "starter": ROOT / "generator" / "veiviser" / "starter", "example": EXAMPLE}
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_NOT_SHOWN = re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\{[^{}]*\}|&#?\w+;|<br>")


def flows_of(root: Path) -> Iterator[Flow]:
    opened = open_project(root)
    for source in opened.sources.values():
        problems = Report()
        flow = read_flow(source.text, source.file, opened.look, problems, facts=opened.facts, data=opened.data)
        assert flow is not None, problems
        yield flow


def words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("\u00ad", "")))


def lost(flow: Flow, pages: list[str]) -> list[Text]:
    """Its texts of which no one page has all the words; defaults of components are no author's."""
    there = [words_of(unescape(page)) for page in pages]
    texts = [text for text in every_text(flow) if text.place.file == flow.file]
    assert texts
    return [text for text in texts if not any(words_of(_NOT_SHOWN.sub(" ", text.words)) <= words for words in there)]


@pytest.mark.parametrize("name", PROJECTS)
def test_every_text_of_a_flow_is_on_a_page_of_its_prototype_or_in_its_guide(name: str) -> None:
    made = generate(PROJECTS[name])
    drawn = {path: str(text) for files in (made.site_files, made.docs) for path, text in files.items()}
    for flow in flows_of(PROJECTS[name]):
        folders = (*(f"verksted/{kind}/{flow.name}/" for kind in ("prototype", "test")), f"guide/{flow.name}/")
        read = (".html", ".md", "/walks.js")  # a walk tells its story by a script
        pages = [text for path, text in drawn.items() if path.startswith(folders) and path.endswith(read)]
        assert [(str(text.place), text.words) for text in lost(flow, pages)] == []


def test_a_text_that_no_page_has_all_the_words_of_is_found(flow_of: ReadFlow) -> None:
    flow = flow_of("title: Prøve\nentries: {a: Fra siden}\nscreens:\n  a: {title: En god start, end: done}\n")
    assert lost(flow, ["<h1>En god start</h1><p>Fra siden</p>", "<title>Prøve</title>"]) == []
    assert [text.words for text in lost(flow, ["<h1>En god</h1><p>Fra siden, pr\u00f8ve</p>", "start"])] == [
        "En god start"
    ]
