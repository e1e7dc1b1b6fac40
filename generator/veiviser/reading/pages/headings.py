"""Headings of a page: its title, and what is wrong with their anchors."""

import re
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from veiviser.model.rendered import Rendered
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.markdown.prose import Prose

_HASHES = re.compile(r"(?P<indent>\s*)(?P<level>#{1,6})(?P<words>[^#].*)$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_CONTAINER = re.compile(r"\s*(?:!!!|\?\?\?\+?|===)\s")
"""What makes of indented lines something else than code."""
_EXPLICIT = re.compile(r"\{:?[^{}\n]*?#([^\s{}\"'=]+)[^{}\n]*\}")
_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)")
_NO_ANCHOR = re.compile(r"(?:_[0-9]+)?")


def read_title(prose: Prose, rendered: Rendered, file: PurePosixPath, problems: Report) -> str:
    """
    The words of the page's first heading of the first level, or nothing.

    Anchors made by hand that are the same, and headings that none can be made of, are problems.
    """
    _check_by_hand(prose, file, problems)
    headings = LexborHTMLParser(rendered.html).css("h1, h2, h3, h4, h5, h6")
    if any(_NO_ANCHOR.fullmatch(heading.attributes.get("id") or "_") for heading in headings):
        for number, _, words in find_headings(prose):
            if not re.search(r"[^\W_]", words):
                message = "no anchor can be made of this heading; give it one, like ## Words {#words}"
                problems.append(Problem(Place(file, number), "bad-name", message, "warning"))
    return next((" ".join(heading.text().split()) for heading in headings if heading.tag == "h1"), "")


def find_headings(prose: Prose) -> list[tuple[int, int, str]]:
    """Line, level and words of each."""
    found = []
    is_inside = False
    previous = ""
    for number, line in prose.numbered():
        if _CONTAINER.match(line):
            is_inside = True
        elif line.strip() and not line[0].isspace():
            is_inside = False
        match = _HASHES.match(line)
        underline = _UNDERLINE.match(line)
        if match and (len(match["indent"]) < 4 or is_inside):
            found.append((number, len(match["level"]), match["words"].strip()))
        elif underline and previous.strip() and not re.match(r"\s*(?:[>|*+-]|#)", previous):
            found.append((number - 1, 1 if "=" in underline[1] else 2, previous.strip()))
        previous = line
    return found


def _check_by_hand(prose: Prose, file: PurePosixPath, problems: Report) -> None:
    first: dict[str, int] = {}
    for number, line in prose.numbered():
        if "{" not in line and "<" not in line:
            continue
        for match in (*_EXPLICIT.finditer(line), *_ID.finditer(line)):
            if match[1] in first:
                message = f"the anchor `{match[1]}` is on line {first[match[1]]} already; give one of them another name"
                problems.append(Problem(Place(file, number, match.start(1) + 1), "duplicate-anchor", message))
            first.setdefault(match[1], number)
