"""Paragraphs, headings, list items and cells of a Markdown text, and the same text with other words in one of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from veiviser.markdown.dialects import Dialect
from veiviser.markdown.document import Inline, read
from veiviser.markdown.words import plain_words

_STARTS_A_BLOCK = re.compile(r"(?m)^( {0,3})(?=[-+*#>=~`|:]|\d+[.)])(\d*)")
_FILLED = 110
"""Characters of a line that is broken anew."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words between which no block begins."""

    words: str
    """As written, lines divided by `\\n`, without what stands before them in each line."""
    seen: str
    """As readers see it."""
    start: int
    """Offset in the text."""
    end: int
    """Behind its last character."""
    before: str
    """What stands before its lines after the first, such as `  ` or `> `."""
    is_one_line: bool
    """Whether it has to be one: a heading, a cell."""


def paragraphs_of(text: str, dialect: Dialect) -> tuple[Paragraph, ...]:
    """All of a text's, in reading order; lines are divided by `\\n` alone."""
    return tuple(_paragraph(text, inline) for inline in read(text, dialect).inlines() if inline.token.content.strip())


def with_paragraph(text: str, dialect: Dialect, number: int, words: str) -> str | None:
    """
    The text with these words in that paragraph, all others as they were; None where that cannot be.

    What would begin a list, a heading or a table is given the backslash that makes it words again.

    Args:
        number: of the paragraph, from 0.
        words: Markdown, without blank lines.
    """
    all_before = paragraphs_of(text, dialect)
    if not 0 <= number < len(all_before):
        return None
    old = all_before[number]
    lines = [line.strip() for line in words.strip().split("\n")]
    if not all(lines) or (old.is_one_line and len(lines) > 1):
        return None
    plain = "\n".join(lines)
    for written in (plain, _STARTS_A_BLOCK.sub(_escaped, plain)):
        laid_out = written.replace("\n", "\n" + old.before)
        made = text[: old.start] + laid_out + text[old.end :]
        after = paragraphs_of(made, dialect)
        wanted = [one.words for one in all_before]
        wanted[number] = written
        if [one.words for one in after] == wanted and after[number].start == old.start:
            return made
    return None


def with_blocks(text: str, dialect: Dialect, number: int, words: str) -> str | None:
    """
    The text with whole blocks in place of a paragraph, all others as they were; None where that cannot be.

    Only a paragraph that stands by itself, with nothing but blank lines around it, becomes several.

    Args:
        number: of the paragraph, from 0.
        words: Markdown: paragraphs, headings, lists and tables, with blank lines between them.
    """
    before = paragraphs_of(text, dialect)
    if not 0 <= number < len(before):
        return None
    old, blocks = before[number], words.strip("\n")
    is_alone = text[: old.start].endswith("\n\n") or not old.start
    behind = text[old.end :].lstrip(" \t")
    if not (is_alone and (not behind.strip() or behind.startswith("\n\n")) and blocks.strip()):
        return None
    made = text[: old.start] + blocks + text[old.end :]
    after = paragraphs_of(made, dialect)
    more = len(after) - len(before)
    first, last = _said(before[:number]), _said(before[number + 1 :])
    is_same = more >= 0 and _said(after[:number]) == first and _said(after[number + 1 + more :]) == last
    return made if is_same else None


def _said(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str, bool]]:
    return [(one.words, one.before, one.is_one_line) for one in paragraphs]


def _escaped(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\"


def _paragraph(text: str, inline: Inline) -> Paragraph:
    content = inline.token.content
    first = len(content) - len(content.lstrip())
    last = len(content.rstrip())
    start, end = inline.offset(first), inline.offset(last - 1) + 1
    begun = text.rfind("\n", 0, start) + 1
    before = re.sub(r"[^>\s]", " ", text[begun:start])
    if "\n" in content:
        second = inline.offset(content.index("\n") + 1)
        before = text[text.rfind("\n", 0, second) + 1 : second]
    is_one_line = inline.block.type in ("heading_open", "th_open", "td_open", "dt_open") and "\n" not in content
    words = "\n".join(line.strip() for line in content.strip().split("\n"))
    return Paragraph(words, plain_words(inline.children), start, end, before, is_one_line)
