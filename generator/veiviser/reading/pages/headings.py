"""Headings of a page: its title, and what is wrong with their anchors."""

import re
from pathlib import PurePosixPath

from veiviser.markdown.document import Document
from veiviser.markdown.headings import given_ids, headings_of
from veiviser.markdown.shown import html_spans
from veiviser.place import Place
from veiviser.problem import Problem, Report

_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)")


def read_title(document: Document, shown: Document, file: PurePosixPath, problems: Report) -> str:
    """
    The words of the page's first heading of the first level, or nothing.

    Anchors made by hand that are the same, and headings that none can be made of, are problems.

    Args:
        shown: the page with what stands for facts in their places.
    """
    _check_by_hand(document, file, problems)
    for heading in headings_of(shown):
        if heading.is_nameless:
            message = "no anchor can be made of this heading; give it one, like ## Words {#words}"
            problems.append(Problem(Place(file, heading.line + 1), "bad-name", message, "warning"))
    return next((heading.words for heading in headings_of(shown) if heading.level == 1), "")


def _check_by_hand(document: Document, file: PurePosixPath, problems: Report) -> None:
    given = [(spot, id) for id, spot in given_ids(document)]
    for start, end in html_spans(document):
        given += [(document.spot(at.start(1)), at[1]) for at in _ID.finditer(document.text, start, end)]
    first: dict[str, int] = {}
    for spot, id in sorted(given):
        if id in first:
            message = f"the anchor `{id}` is on line {first[id]} already; give one of them another name"
            problems.append(Problem(Place(file, spot.line + 1, spot.column + 1), "duplicate-anchor", message))
        first.setdefault(id, spot.line + 1)
