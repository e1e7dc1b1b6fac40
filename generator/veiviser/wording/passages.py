"""Passages of a Markdown text: what is read in one go, each character where the author wrote it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DEFINED = re.compile(r"[ ]{0,3}(?:\*?\[[^\]]+\]:|-+8<-+)")
"""Lines that are not read where they stand: `[1]: address`, `*[HTML]: …`, a snippet."""
_UNREAD = (
    re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])?"),  # a picture
    re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]"),  # where a link leads
    re.compile(r"<[^<>]*>"),
    re.compile(r"\{[^{}\n]*\}"),
    re.compile(r"(?:https?://|www\.)[^\s<>()]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"&#?\w+;"),
    re.compile(r"[*_\[\]~^]+"),
)
_HEAD = re.compile(r"\s*(?:#{1,6}(?=[^#])|(?:!!!|\?\?\?\+?|===\+?!?)(?:\s+[\w-]+)*)")
"""What a heading begins with, or a box with one."""
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_ITEM = re.compile(r"\s*(?:>\s*)*(?:[-+•]|[0-9]{1,9}[.)]|:(?=\s))(?:\s+|$)|\s*(?:>\s?)+")
_RULE = re.compile(r"[\s|:*_-]*$")
_CELL = re.compile(r"[^|]+")
_ENDED = re.compile(r"[.!?][»\")\s]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item of a list, a cell, or a heading; blank where code, marks and addresses stand."""

    words: str
    """Lines as long as in the text."""
    line: int
    """Of the first, in the text, from 1."""
    column: int
    """Where the first line begins, from 1; the others begin at the margin."""
    is_running: bool
    """Whether it is made of sentences: a heading is not, nor a cell that does not end in a full stop."""

    def spot(self, offset: int) -> tuple[int, int]:
        """Line and column, in the text, of one of its characters."""
        breaks = self.words.count("\n", 0, offset)
        column = offset - self.words.rfind("\n", 0, offset)
        return self.line + breaks, column + (0 if breaks else self.column - 1)


def find_passages(lines: Sequence[str]) -> Iterator[Passage]:
    """The passages of a text, in order; code and comments are blank in it already."""
    text = "\n".join(lines)
    heads = [bool(_HEAD.match(line)) for line in lines]
    for pattern in _UNREAD:
        text = pattern.sub(_blank, text)
    waiting: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        is_head, is_row = heads[number - 1], line.lstrip().startswith("|")
        item = None if is_head or is_row else _ITEM.match(line)
        is_over = is_head or is_row or _RULE.match(line) or _DEFINED.match(lines[number - 1])
        if is_over or (item and not (waiting and item[0].strip(" >") == "")):
            yield from _paragraph(waiting, number, is_running=not _UNDERLINE.match(line) or not line.strip())
            waiting = []
        if is_head:
            yield from _paragraph([_HEAD.sub(_blank, line, count=1)], number + 1, is_running=False)
        elif is_row:
            yield from _cells(line, number)
        elif not is_over:
            waiting.append(" " * item.end() + line[item.end() :] if item else line)
    yield from _paragraph(waiting, len(lines) + 1, is_running=True)


def _paragraph(lines: list[str], end: int, *, is_running: bool) -> Iterator[Passage]:
    """What the lines before the line `end` amount to."""
    if any(line.strip() for line in lines):
        yield Passage("\n".join(lines), end - len(lines), 1, is_running)


def _cells(row: str, number: int) -> Iterator[Passage]:
    for cell in _CELL.finditer(row):
        if not _RULE.match(cell[0]):
            yield Passage(cell[0], number, cell.start() + 1, bool(_ENDED.search(cell[0])))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
