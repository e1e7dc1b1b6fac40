"""Headings of a page: its title, and what is wrong with their anchors."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from veiviser.markdown.document import Document
from veiviser.markdown.headings import given_ids, headings_of
from veiviser.markdown.shown import html_spans
from veiviser.messages import say
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.pages.misspelt_marks import ACCESSIBILITY

_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_title(document: Document, shown: Document, file: PurePosixPath, report: Report) -> str:
    """
    The words of the page's first heading of the first level, or nothing.

    Anchors made by hand that are the same, and headings that none can be made of, are problems.

    Args:
        shown: the page with what stands for facts in their places.
    """
    _check_by_hand(document, file, report)
    _check_titles(shown, file, report)
    for heading in headings_of(shown):
        if not heading.words and not heading.has_picture:
            message = say("this heading has no words; write them, or leave the heading out")
            report.error(Place(file, heading.line + 1), "empty-heading", message)
        elif heading.is_nameless:
            message = say("no anchor can be made of this heading; give it one, like ## Words {{#words}}")
            report.warning(Place(file, heading.line + 1), "bad-name", message)
    return next((heading.words for heading in headings_of(shown) if heading.level == 1), "")


def find_nothing_to_read(page: Page) -> Iterator[Problem]:
    """A warning where a page is empty, or where its file's name is all the title that it has."""
    html, shows = page.rendered.html, (page.ties, page.pictured, page.tables, page.drawings)
    if not any(shows) and ACCESSIBILITY not in page.text and not _COMMENT.sub("", html).strip():
        message = say("the page is empty, and is published so; write what readers shall find, or delete the file")
        yield Problem(page.place, "empty-file", message, "warning")
    elif "title" not in page.said and "<h1" not in html:
        message = say("the page has no heading, so readers see the file's name; begin it with `# ` and a title")
        yield Problem(page.place, "no-heading", message, "warning")


def _check_titles(shown: Document, file: PurePosixPath, report: Report) -> None:
    """Who listens to a page goes by its headings, and learns from the first level what all of it is about."""
    lines = [heading.line + 1 for heading in headings_of(shown) if heading.level == 1]
    for line in lines[1:]:
        message = say(
            "the page has its title on line {line} already; begin this heading with ##, or make a page of its own",
            line=lines[0],
        )
        report.warning(Place(file, line), "second-title", message)


def _check_by_hand(document: Document, file: PurePosixPath, report: Report) -> None:
    given = [(spot, id) for id, spot in given_ids(document)]
    for start, end in html_spans(document):
        given += [(document.spot(at.start(1)), at[1]) for at in _ID.finditer(document.text, start, end)]
    first: dict[str, int] = {}
    for spot, id in sorted(given):
        if id in first:
            message = say(
                "the anchor `{name}` is on line {line} already; give one of them another name", name=id, line=first[id]
            )
            report.error(Place(file, spot.line + 1, spot.column + 1), "duplicate-anchor", message)
        first.setdefault(id, spot.line + 1)
