"""Words in a page's text that a template or a writer left behind."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from veiviser.links.fault import Found
from veiviser.links.markup import VOID, Tag, attributes_of, tags
from veiviser.links.text import Position, Text
from veiviser.messages import say

_SUSPECT = ("{{", "{%", "{#", "TODO", "FIXME", "Lorem", "lorem", "LOREM", "undefined", "None", "NaN", "[object Object]")
"""Sought first, as most pages have none of them."""
_CODE = frozenset(
    (
        "code", "pre", "samp", "kbd", "var", "script", "style", "textarea", "template", "math", "tt", "xmp", "listing",
        "plaintext",
    )
)  # fmt: skip
_SPOKEN = frozenset(("alt", "title", "aria-label", "placeholder", "content", "label"))
_TEMPLATE = re.compile(r"\{\{(?:.{0,60}?\}\})?|\{%(?:.{0,60}?%\})?|\{#.{1,60}?#\}", re.DOTALL)
_WORD = re.compile(r"\b(?:TODO|FIXME)\b|\b[Ll]orem\b|\bLOREM\b|\[object Object\]")
_VALUE = re.compile(r"(?<![\w-])(?:undefined|None|NaN)(?![\w-])")


class Leftover(NamedTuple):
    """Something left behind, and where."""

    found: Found
    position: Position


def leftovers(html: str) -> list[Leftover]:
    """What a template or a writer left in text that people read or hear, outside code samples."""
    return list(_Reader(html).read()) if any(word in html for word in _SUSPECT) else []


class _Reader:
    """Text by text, with what it stands in."""

    def __init__(self, html: str) -> None:
        self._html, self._source = html, Text(html)
        self._code: Counter[str] = Counter()
        """Open elements whose text is code."""
        self._languages: list[_Language] = []

    def read(self) -> Iterator[Leftover]:
        at = 0
        for tag in tags(self._html):
            yield from self._of_text(at, tag.start)
            at = tag.end
            if tag.closing:
                self._end(tag.name)
            elif tag.name:
                yield from self._start(tag)
        yield from self._of_text(at, len(self._html))

    def _start(self, tag: Tag) -> Iterator[Leftover]:
        plain = {attribute.name: attribute for attribute in attributes_of(tag.rest)} if "=" in tag.rest else {}
        if "lang" in plain and tag.name not in VOID:
            self._languages.append(_Language(tag.name, plain["lang"].value.lower()))
        elif self._languages and tag.name == self._languages[-1].tag:
            self._languages[-1].open += 1
        if tag.name in _CODE and (tag.name != "template" or "shadowrootmode" not in plain):
            self._code[tag.name] += 1
        if not self._code:
            start = tag.end - 1 - len(tag.rest)
            for name in _SPOKEN & plain.keys():
                for found, words, _ in self._judged(plain[name].value, exact=True):
                    shift = tag.rest.find(words, plain[name].start, plain[name].end)
                    yield self._told(found, start + max(shift, plain[name].start))

    def _end(self, name: str) -> None:
        if name in self._code:
            self._code[name] -= 1
            if not self._code[name]:
                del self._code[name]
        if self._languages and self._languages[-1].tag == name:
            self._languages[-1].open -= 1
            if not self._languages[-1].open:
                self._languages.pop()

    def _of_text(self, start: int, end: int) -> Iterator[Leftover]:
        if start < end and not self._code:
            for found, _, shift in self._judged(self._html[start:end], exact=False):
                yield self._told(found, start + shift)

    def _told(self, found: Found, offset: int) -> Leftover:
        return Leftover(found, self._source.position(offset))

    def _judged(self, text: str, exact: bool) -> Iterator[tuple[Found, str, int]]:
        for match in _TEMPLATE.finditer(text):
            yield _template(match[0]), match[0], match.start()
        for match in _WORD.finditer(text):
            yield _word(match[0]), match[0], match.start()
        whole = text.strip()
        norwegian = bool(self._languages) and self._languages[-1].name.partition("-")[0] in ("nb", "nn", "no")
        if whole in ("undefined", "NaN") or (whole == "None" and (exact or norwegian)):
            yield _word(whole), whole, text.find(whole)
        elif norwegian and not exact:
            for match in _VALUE.finditer(text):
                yield _word(match[0]), match[0], match.start()


@dataclass(slots=True)
class _Language:
    """An open element that says its language."""

    tag: str
    name: str
    open: int = 1
    """How many elements of that tag are open from it on."""


def _template(words: str) -> Found:
    shown = " ".join(words.split())
    message = say("`{code}` is code of a template that was never filled in; fill it or remove it", code=shown)
    return Found("leftover-template", message)


def _word(words: str) -> Found:
    message = say("`{words}` was left behind; write what people shall read", words=words)
    return Found("leftover-word", message, "warning")
