"""Finds what people read where it does not belong: outside the catalogues of words."""

import re
from collections.abc import Iterator

READ = ("alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title", "summary")
"""Attributes that somebody reads or hears."""
_TAG = re.compile(r"<[/!]?\s*[a-zA-Z]?((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(rf"""\b({"|".join(READ)})=["']([^"']*)["']""")
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'')
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[æøåÆØÅ«»]|[^\W\d_]{2}[,.:!?]? [^\W\d_]{2}")
"""What names, addresses and styles do not look like."""

Found = tuple[int, str]
"""A line, from 1, and what is read there."""


def in_template(text: str) -> Iterator[Found]:
    """What a template of HTML says by itself: text, attributes that are read, sentences in quotes in its code."""
    text = _COMMENT.sub(_blank, text)
    for code in _CODE.finditer(text):
        for quoted in _QUOTED.finditer(code[0]):
            if _SENTENCE.search(said := quoted[1] or quoted[2] or ""):
                yield _line(text, code.start() + quoted.start()), said
    html = _CODE.sub(_blank, text)
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[1]):
            if _LETTERS.search(attribute[2]):
                yield _line(html, tag.start(1) + attribute.start()), attribute[2].strip()
    for number, line in enumerate(_TAG.sub(_blank, html).split("\n"), 1):
        if _LETTERS.search(line):
            yield number, line.strip()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
