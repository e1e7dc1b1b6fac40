"""Where in a page's text its elements stand; asked only of pages in which something was found."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from veiviser.links.elements import Element

_RAW = ("title", "textarea", "xmp", "iframe", "noembed", "noframes")
_ATTRIBUTE = re.compile(r"""(?:(?<=['"\s/])([^\s/>=][^\s/=>]*))(?:\s*=\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?""")


class Position(NamedTuple):
    """A line and a column, from 1."""

    line: int
    column: int


class Text:
    """A text whose offsets become lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column


class Positions:
    """The places of a page's elements, each told from its likes by their order."""

    def __init__(self, html: str, elements: Sequence[Element]) -> None:
        self._text = Text(html)
        tags = _Tags(self._text)
        alike = [_Likes(_key, tags.found), _Likes(_shape, tags.alike)]  # two parsers may read `&#1;` in two ways
        self._tags = [next(filter(None, [likes.next(element) for likes in alike]), (0, "")) for element in elements]

    def of(self, number: int, attribute: str | None, words: str) -> Position:
        """Where `words` stand in an attribute, or in the text behind the tag; else the attribute, else the tag."""
        start, raw = self._tags[number]
        if attribute is None:
            end = start + len(raw)
            at = self._text.text.find(words, end) if words else -1
            return self._text.position(at if at >= 0 else start)
        return self._text.position(start + _within(raw, attribute, words))


def _within(raw: str, attribute: str, words: str) -> int:
    for match in _ATTRIBUTE.finditer(raw, 1):
        if match[1].lower() == attribute:
            for form in (words, escape(words), escape(words, quote=False)):
                at = raw.find(form, match.start() + len(match[1]), match.end()) if form else -1
                if at >= 0:
                    return at
            return match.start()
    return 0


_Key = tuple[str, frozenset[object]]
_Tag = tuple[int, str]
"""An offset and the text that stands there."""


def _key(tag: str, attributes: dict[str, str]) -> _Key:
    return tag, frozenset(attributes.items())


class _Likes:
    """Tags handed out in their order to elements that look like them."""

    def __init__(self, look: Callable[[str, dict[str, str]], _Key], tags: dict[_Key, list[_Tag]]) -> None:
        self._look, self._tags = look, tags
        self._taken: Counter[_Key] = Counter()

    def next(self, element: Element) -> _Tag | None:
        key = self._look(element.tag, element.attributes)
        tags = self._tags.get(key)
        self._taken[key] += 1
        return tags[min(self._taken[key], len(tags)) - 1] if tags else None


def _shape(tag: str, attributes: dict[str, str]) -> _Key:
    return tag, frozenset(attributes)


class _Tags(HTMLParser):
    """Offsets and texts of the start tags, by what they say; those in inert templates are left out."""

    def __init__(self, text: Text) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[_Key, list[_Tag]] = {}
        self.alike: dict[_Key, list[_Tag]] = {}
        """By the names of their attributes alone."""
        self._source = text
        self._templates: list[bool] = []
        self.feed(text.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        if not any(self._templates):
            plain = {name: value or "" for name, value in reversed(attrs)}  # of doubled ones the first counts
            line, column = self.getpos()
            for key, known in ((_key(tag, plain), self.found), (_shape(tag, plain), self.alike)):
                known.setdefault(key, []).append((self._source.offset(line, column), raw))
        if tag == "template":
            self._templates.append(not any(name == "shadowrootmode" for name, _ in attrs))
        if tag in _RAW:
            self.set_cdata_mode(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a slash means nothing in HTML
        if self.cdata_elem and self.cdata_elem not in _RAW:
            self.clear_cdata_mode()

    def handle_endtag(self, tag: str) -> None:
        if tag == "template" and self._templates:
            self._templates.pop()
