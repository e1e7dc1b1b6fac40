"""Parts of pages tied to a flow by a mark `<!-- flow: name/screen -->`; links to `prototype:name/screen`."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from veiviser.markdown.document import Document
from veiviser.markdown.headings import headings_of
from veiviser.markdown.links import links_of
from veiviser.messages import say
from veiviser.model.project import Page
from veiviser.model.tie import ScreenLink, Tie
from veiviser.place import Place
from veiviser.problem import Problem, nearest
from veiviser.reading.markdown.prose import read_page, without_code

_MARK = re.compile(r"\s*<!--\s*flow:\s*(?P<flow>[^\s/<>]+)(?:/(?P<screen>[^\s<>]+))?\s*-->\s*")
PROTOTYPE = "prototype:"


def read_ties(text: str, file: PurePosixPath, head_lines: int) -> tuple[Tie, ...]:
    """
    The ties of a page, in reading order.

    A mark holds to the next heading that is no lower than the one it stands under; under the page's first heading, or
    above it, to the end of the page.
    """
    if "<!--" not in text:
        return ()
    lines = without_code(text, head_lines)
    marks = [(number, mark) for number, line in enumerate(lines, 1) if (mark := _MARK.fullmatch(line))]
    found = headings_of(read_page(text, head_lines)) if marks else ()
    headings = [(heading.line + 1, heading.level) for heading in found]
    return tuple(
        Tie(
            mark["flow"],
            mark["screen"],
            Place(file, number, mark.start("flow") + 1),
            range(number, _end(number, headings, len(lines) + 1)),
        )
        for number, mark in marks
    )


def read_screen_links(document: Document, file: PurePosixPath) -> tuple[ScreenLink, ...]:
    """The links of a page to screens of the prototype, in reading order."""
    return tuple(
        ScreenLink(flow, screen or None, Place(file, link.spot.line + 1, link.spot.column + 1 + len(PROTOTYPE)))
        for link in links_of(document)
        if link.address.startswith(PROTOTYPE)
        for flow, _, screen in [link.address.removeprefix(PROTOTYPE).partition("/")]
    )


def unknown_flows(pages: Collection[Page], flows: Collection[str]) -> Iterator[Problem]:
    """Ties and links to flows that are not there."""
    for named in (named for page in pages for named in page.spoken_of if named.flow not in flows):
        near = nearest(named.flow, flows) or say("; name a file in `flows`, without its ending")
        yield Problem(named.place, "unknown-name", say("no flow `{name}`{near}", name=named.flow, near=near))


def _end(number: int, headings: list[tuple[int, int]], end: int) -> int:
    above = next((level for line, level in reversed(headings) if line < number), 0)
    is_first = sum(line < number for line, _ in headings) <= 1 and above <= 1
    return end if is_first else next((line for line, level in headings if line > number and level <= above), end)
