"""HTML inside Markdown: what of it may reach readers, and what it leads to."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from veiviser.markdown.dialects import Dialect
from veiviser.markdown.document import read
from veiviser.markdown.drawing import draw
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.door import Fault, faults_of_fragment
from veiviser.reading.markdown.prose import without_code

_TOLD = 20
"""Faults of one page; its author mends those first."""
_LONG = 50_000
"""Characters of a page that is not rendered again and again to find the lines of its faults."""
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "background", "xlink:href")
_ELEMENT = re.compile(r"""<([a-zA-Z][\w-]*)(?![\w:@.-])((?:[^<>"']|"[^"<]*+"|'[^'<]*+'|["'])*+)""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
_NAMED = re.compile(r"\{(?:date|edition|fact)\.[^{}\s]*\}")


def check_html(page: Page, report: Report) -> None:
    """A problem for all that a page's HTML may not have, at its place; decided on the tree that it is served as."""
    file = page.place.file
    told = {(_kind(problem.id), problem.place.line) for problem in report if problem.place.file == file}
    for line, column, fault in _placed(_as_rendered(page), page.dialect):
        if (_kind(fault.id), line) not in told:  # what Markdown's own links lead to is found there, too
            report.error(Place(file, line, column), fault.id, fault.message)


def _kind(id: str) -> str:
    """What is wrong with an address is told once, in the words that help most."""
    return "link" if id in ("bad-link", "unsafe-link") else id


def _as_rendered(page: Page) -> str:
    """The page without front matter, and with words for the names of facts, each of the same length as before."""
    lines = page.text.split("\n")
    lines[: page.head_lines] = [""] * page.head_lines
    return _NAMED.sub(lambda named: "x" * len(named[0]), "\n".join(lines))


@lru_cache(maxsize=4096)
def _placed(text: str, dialect: Dialect) -> tuple[tuple[int, int, Fault], ...]:
    """Line, column and fault, in the order of faults; most pages have none, whenever a preview asks."""
    lines, bare = text.split("\n"), without_code(text, dialect=dialect)

    @cache
    def before(end: int) -> Sequence[Fault]:
        return _faults("\n".join(lines[:end]), dialect)

    found, seen = [], Counter[Fault]()
    for fault in _faults(text, dialect)[:_TOLD]:
        seen[fault] += 1
        last = _unclosed(bare, fault) if fault.is_open else _line_of(fault, seen[fault], before, lines)
        found.append((*_spot(bare, fault.needle, last), fault))
    return tuple(found)


def _faults(text: str, dialect: Dialect) -> Sequence[Fault]:
    return faults_of_fragment(draw(read(text, dialect), lambda written: written))


def _line_of(fault: Fault, number: int, before: Callable[[int], Sequence[Fault]], lines: Sequence[str]) -> int:
    """The last line of the fewest that have so many of a fault, from 1."""
    if sum(map(len, lines)) > _LONG:
        return len(lines)
    return bisect_left(range(len(lines)), number, key=lambda end: before(end).count(fault))


def _spot(lines: Sequence[str], needle: str, last: int) -> tuple[int, int]:
    """Line and column, from 1, of the nearest needle before a line ends, or of its beginning."""
    line, sought = last, needle.lower().split("\n")[0]
    while line > 0 and (line == last or lines[line - 1].strip()):
        at = lines[line - 1].lower().rfind(sought)
        if at >= 0:
            return line, at + 1
        line -= 1
    return max(last, 1), 1


def _unclosed(bare: Sequence[str], fault: Fault) -> int:
    """The line, from 1, of the first element of its name, or of the comment, that nothing later closes."""
    if fault.needle == "<!--":
        text = "\n".join(bare)
        return text.count("\n", 0, text.find("<!--", text.rfind("-->") + 1)) + 1
    opened: list[int] = []
    tag = re.compile(rf"<(/?){re.escape(fault.needle[1:])}(?![\w-])", re.IGNORECASE)
    for number, line in enumerate(bare, 1):
        for found in tag.finditer(line):
            if not found[1]:
                opened.append(number)
            elif opened:
                opened.pop()
    return opened[0] if opened else len(bare)


def addresses_in_html(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Line, column and address of everything that elements lead to or show."""
    for line, column, _, attributes in _elements(lines):
        for key in _ADDRESSES:
            if key in attributes:
                yield line, column, attributes[key]
        for candidate in attributes.get("srcset", "").split(","):
            if candidate.strip():
                yield line, column, candidate.split()[0]


def _elements(lines: Sequence[str]) -> Iterator[tuple[int, int, str, dict[str, str]]]:
    """Line, column, name and attributes of each element that begins; a search, for a parser can be kept busy."""
    text = "\n".join(lines)
    line, start = 1, 0
    for match in _ELEMENT.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        attributes: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(match[2]):
            attributes.setdefault(found[1].lower(), found[2] or found[3] or found[4] or "")
        yield line, start - text.rfind("\n", 0, start), match[1].lower(), attributes
