"""What of a text is shown as it was typed, what is code, and what is HTML: line by line, all else blank."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from markdown_it.token import Token

from veiviser.markdown.document import Document, Inline
from veiviser.markdown.placing import SPAN

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_WORDS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|code|kbd|samp|script|style|svg)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_CODE = ("fence", "code_block")


@lru_cache(maxsize=1024)
def without_code(document: Document) -> tuple[str, ...]:
    """The lines with code blank."""
    return _blanked(document, _code(document))


@lru_cache(maxsize=1024)
def without_comments(document: Document) -> tuple[str, ...]:
    """The lines with code and comments blank."""
    spans = [*_code(document), *_comments(document)]
    return _blanked(document, spans)


@lru_cache(maxsize=1024)
def typed_lines(document: Document) -> tuple[str, ...]:
    """The lines with all blank but words that readers get as they stand there: no marks, addresses, code or HTML."""
    painted = [" "] * len(document.text)
    for inline in document.inlines():
        paint(inline, painted)
    return _lines("".join(painted), document)


@lru_cache(maxsize=1024)
def words_in_html(document: Document) -> tuple[str, ...]:
    """The lines with all blank but what readers get of blocks of HTML: no tags, comments, code or drawings."""
    spans, done = list[tuple[int, int]](), 0
    for token in document.tokens:
        if token.type == "html_block" and "element" not in token.meta:
            start, end = _of_lines(document, token)
            spans += [(done, start), *(found.span() for found in _NO_WORDS.finditer(document.text, start, end))]
            done = end
    return _blanked(document, [*spans, (done, len(document.text))]) if done else ()


def paint(inline: Inline, painted: list[str], start: int = 0, tokens: Iterable[Token] | None = None) -> None:
    """
    Put the words of an inline text where they stand.

    Args:
        start: the offset in the whole text at which `painted` begins.
        tokens: some of it; left out, all.
    """
    for token in inline.children if tokens is None else tokens:
        if token.type != "text":
            continue
        first, last = token.meta[SPAN]
        at = inline.offset(first) - start
        if inline.offset(last - 1) - start == at + last - first - 1:
            painted[at : at + last - first] = token.content
        else:  # a cell with `\\|` in it
            for number, character in enumerate(token.content):
                painted[inline.offset(first + number) - start] = character


def html_spans(document: Document) -> Iterator[tuple[int, int]]:
    """First and last offset of all HTML, in the order of the text."""
    for number, token in enumerate(document.tokens):
        if token.type == "html_block":
            yield _of_lines(document, token)
        elif token.type == "inline":
            inline = Inline(token, document.tokens[number - 1], token.children or [], token.meta["starts"])
            yield from (inline.span(child) for child in inline.children if child.type == "html_inline")


def _code(document: Document) -> Iterator[tuple[int, int]]:
    for token in document.tokens:
        if token.type in _CODE:
            yield _of_lines(document, token)
    for inline in document.inlines():
        yield from (inline.span(child) for child in inline.children if child.type == "code_inline")


def _comments(document: Document) -> Iterator[tuple[int, int]]:
    for start, end in html_spans(document):
        if "<!--" in document.text[start:end]:
            yield from ((found.start(), found.end()) for found in _COMMENT.finditer(document.text, start, end))


def _of_lines(document: Document, token: Token) -> tuple[int, int]:
    first, after = token.map or (0, 0)
    end = document.lines[after] - 1 if after < len(document.lines) else len(document.text)
    return document.lines[first], end


def _blanked(document: Document, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    parts, done = list[str](), 0
    for start, end in sorted(spans):
        if end > done:
            start = max(start, done)
            parts += [document.text[done:start], " " * (end - start)]
            done = end
    return _lines("".join([*parts, document.text[done:]]), document)


def _lines(text: str, document: Document) -> tuple[str, ...]:
    """Divided where the document's are."""
    ends = [*(start - 1 for start in document.lines[1:]), len(text)]
    return tuple(text[start:end] for start, end in zip(document.lines, ends, strict=True))
