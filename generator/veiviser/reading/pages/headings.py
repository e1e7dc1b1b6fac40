"""Headings of a page: its title, and what is wrong with their anchors."""

import re
from pathlib import PurePosixPath

from veiviser.markdown.document import Document
from veiviser.markdown.headings import given_ids, headings_of
from veiviser.markdown.shown import html_spans
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report

_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)")


def read_title(document: Document, shown: Document, file: PurePosixPath, report: Report) -> str:
    """
    The words of the page's first heading of the first level, or nothing.

    Anchors made by hand that are the same, and headings that none can be made of, are problems.

    Args:
        shown: the page with what stands for facts in their places.
    """
    _check_by_hand(document, file, report)
    for heading in headings_of(shown):
        if heading.is_nameless:
            message = say("no anchor can be made of this heading; give it one, like ## Words {{#words}}")
            report.warning(Place(file, heading.line + 1), "bad-name", message)
    return next((heading.words for heading in headings_of(shown) if heading.level == 1), "")


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
