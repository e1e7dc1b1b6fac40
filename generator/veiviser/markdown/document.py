"""A text as it is read: its blocks, and where in it each of them stands."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from markdown_it.token import Token

from veiviser.markdown.dialects import FLOW, Dialect, parser_of
from veiviser.markdown.placing import SPAN, STARTS, Starts
from veiviser.markdown.words import plain_words

_KEPT = 1024
"""Texts: several checks ask for the same one, and a preview asks for all whenever one has changed."""


class Spot(NamedTuple):
    """Of a character in a text."""

    line: int
    """From 0."""
    column: int
    """From 0, in characters."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text as its dialect has it; nothing in it is changed once it is read."""

    text: str
    dialect: Dialect
    tokens: Sequence[Token]
    env: Mapping[str, Any]
    """What the parser found beside: definitions of links."""
    lines: Sequence[int]
    """Where each line of the text begins."""

    def spot(self, offset: int) -> Spot:
        """Of one character of the text."""
        line = bisect_right(self.lines, offset) - 1
        return Spot(line, offset - self.lines[line])

    def inlines(self) -> Iterator["Inline"]:
        """Every inline text, with the block that it is of."""
        for number, token in enumerate(self.tokens):
            if token.type == "inline":
                yield Inline(token, self.tokens[number - 1], token.children or [], token.meta.get(STARTS, [(0, 0)]))


class Inline(NamedTuple):
    """What stands in a paragraph, a heading, a cell, or a title."""

    token: Token
    block: Token
    children: list[Token]
    starts: Starts

    def offset(self, index: int) -> int:
        """Where in the whole text one of its characters stands."""
        begun, at = self.starts[max(bisect_right(self.starts, (index, 1 << 62)) - 1, 0)]
        return max(at + index - begun, 0)

    def span(self, token: Token) -> tuple[int, int]:
        """First offset of a token in the whole text, and the one behind its last."""
        start, end = token.meta[SPAN]
        return self.offset(start), self.offset(end - 1) + 1 if end > start else self.offset(start)


@lru_cache(maxsize=_KEPT)
def read(text: str, dialect: Dialect) -> Document:
    """
    The text, read once.

    Lines are divided by `\\n`, and nothing else.
    """
    env: dict[str, Any] = {}
    tokens = parser_of(dialect).parse(text, env)
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return Document(text, dialect, tokens, env, starts)


def words_of(document: Document) -> str:
    """All that readers see of it, a line a block."""
    parts: list[str] = []
    for token in document.tokens:
        if token.type == "inline":
            parts.append(plain_words(token.children or []))
        elif token.type in ("code_block", "fence"):
            parts.append(token.content.rstrip("\n"))
    return "\n".join(parts)


def words_of_line(line: str) -> str:
    """The same of one line, such as `30. januar`, which is no list."""
    (token,) = parser_of(FLOW).parseInline(line.strip(), {})
    return plain_words(token.children or [])
