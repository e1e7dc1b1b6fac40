"""Passages of a Markdown text: what is read in one go, each character where the author wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from veiviser.markdown.document import Document, Inline
from veiviser.markdown.shown import paint

_NOT_READ = re.compile(r"\{[^{}\n]*\}|(?:https?://|www\.)[^\s<>()]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
"""Answers, and addresses that are no links."""
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>|&#?\w+;", re.DOTALL)
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


def find_passages(document: Document) -> Iterator[Passage]:
    """The passages of a text, in order."""
    for number, token in enumerate(document.tokens):
        if token.type == "inline":
            inline = Inline(token, document.tokens[number - 1], token.children or [], token.meta["starts"])
            yield from _passage(document, token, _words(document, inline), inline.block.type)
        elif token.type == "html_block":
            yield from _passage(document, token, _TAG.sub(_blank, _source(document, token)), "html")


def _words(document: Document, inline: Inline) -> str:
    source = _source(document, inline.token)
    painted = ["\n" if character == "\n" else " " for character in source]
    paint(inline, painted, document.lines[(inline.token.map or [0])[0]])
    return "".join(painted)


def _source(document: Document, token: Token) -> str:
    first, after = token.map or (0, 0)
    end = document.lines[after] - 1 if after < len(document.lines) else len(document.text)
    return document.text[document.lines[first] : end]


def _passage(document: Document, token: Token, words: str, block: str) -> Iterator[Passage]:
    words = _NOT_READ.sub(_blank, words).rstrip()
    if words.strip():
        is_cell = block in ("th_open", "td_open")
        is_running = block in ("paragraph_open", "html") or (is_cell and bool(_ENDED.search(words)))
        yield Passage(words, (token.map or [0])[0] + 1, 1, is_running)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
