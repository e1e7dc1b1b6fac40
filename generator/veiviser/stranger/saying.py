"""Words as they are compared: without blanks, of Markdown only what is read."""

import re
from collections.abc import Iterator
from functools import lru_cache
from re import Pattern

from markdown_it import MarkdownIt

PLACEHOLDER = re.compile(r"\{([a-z0-9]+(?:[-.][a-z0-9]+)*)\}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("autolink")


def bare(words: str) -> str:
    return "".join(words.split())


def exactly(words: str) -> Pattern[str]:
    return re.compile(re.escape(bare(words)))


@lru_cache(maxsize=2_000)  # the same text stands on each page that is answered in another way
def text_of(markdown: str) -> str:
    tokens = (inner for token in _MARKDOWN.parse(markdown) for inner in (token, *(token.children or ())))
    return " ".join(
        t.content for t in tokens if t.type in ("text", "code_inline", "code_block", "fence", "text_special")
    )


def links_in(markdown: str) -> Iterator[tuple[str, str]]:
    for token in _MARKDOWN.parse(markdown):
        words, address = "", ""
        for inner in token.children or ():
            if inner.type == "link_open":
                words, address = "", str(inner.attrGet("href"))
            elif inner.type == "link_close":
                yield words, address
            words += inner.content
