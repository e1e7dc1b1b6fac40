"""Parts of pages tied to a flow by a mark `<!-- flow: name/screen -->`; links to `prototype:name/screen`."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from veiviser.model.project import Page
from veiviser.model.tie import ScreenLink, Tie
from veiviser.place import Place
from veiviser.problem import Problem, nearest
from veiviser.reading.markdown.prose import Prose, prose_of, without_code
from veiviser.reading.pages.headings import find_headings

_MARK = re.compile(r"\s*<!--\s*flow:\s*(?P<flow>[^\s/<>]+)(?:/(?P<screen>[^\s<>]+))?\s*-->\s*")
SCREEN_LINK = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\(prototype:(?P<flow>[a-z0-9-]+)(?:/(?P<screen>[a-z0-9-]+))?\)")


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
    headings = [(number, level) for number, level, _ in find_headings(prose_of(text, head_lines))] if marks else []
    return tuple(
        Tie(
            mark["flow"],
            mark["screen"],
            Place(file, number, mark.start("flow") + 1),
            range(number, _end(number, headings, len(lines) + 1)),
        )
        for number, mark in marks
    )


def read_screen_links(prose: Prose, file: PurePosixPath) -> tuple[ScreenLink, ...]:
    """The links of a page to screens of the prototype, in reading order."""
    return tuple(
        ScreenLink(link["flow"], link["screen"], Place(file, number, link.start("flow") + 1))
        for number, line in prose.numbered()
        for link in SCREEN_LINK.finditer(line)
    )


def unknown_flows(pages: Collection[Page], flows: Collection[str]) -> Iterator[Problem]:
    """Ties and links to flows that are not there."""
    for named in (named for page in pages for named in page.spoken_of if named.flow not in flows):
        mend = nearest(named.flow, flows) or "; name a file in `flows`, without its ending"
        yield Problem(named.place, "unknown-name", f"no flow `{named.flow}`{mend}")


def _end(number: int, headings: list[tuple[int, int]], end: int) -> int:
    above = next((level for line, level in reversed(headings) if line < number), 0)
    is_first = sum(line < number for line, _ in headings) <= 1 and above <= 1
    return end if is_first else next((line for line, level in headings if line > number and level <= above), end)
