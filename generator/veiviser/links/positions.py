"""Maps elements to their positions in a page's text; computed only for pages with faults."""

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from veiviser.links.elements import Element
from veiviser.links.markup import attributes_of, tags
from veiviser.links.text import Position, Text

_PATIENCE = 100
"""So many words that are not found as they are written, and no more are looked for in that attribute."""
_NEAR = 2000
"""An element's words are looked for in so many characters behind its tag."""


class Finder:
    """
    Words found in a part of a text, each the next time behind those that were found before it.

    Whoever asks for words in their order pays for one reading of the part, however many there are.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._at = start
        self._known: dict[str, int] = {}
        self._missed = 0

    def find(self, words: str) -> int | None:
        """The offset of the words, or of the form in which HTML writes them."""
        if words not in self._known:
            at = self._found(words) if words and self._missed < _PATIENCE else None
            self._missed += at is None
            if at is None:
                return None
            self._known[words] = self._at = at
        return self._known[words]

    def _found(self, words: str) -> int | None:
        for form in dict.fromkeys((escape(words, quote=False), escape(words), words)):
            for start, end in ((self._at, self._end), (self._start, min(self._at + len(form), self._end))):
                at = self._text.find(form, start, end)
                if at >= 0:
                    return at
        return None


class Positions:
    """The places of a page's elements, each told from its likes by their order."""

    def __init__(self, html: str, elements: Sequence[Element]) -> None:
        self._text = Text(html)
        tags = _Tags(html)
        alike = [_Likes(_key, tags.found), _Likes(_shape, tags.alike)]  # two parsers may read `&#1;` in two ways
        self._tags = [next(filter(None, [likes.next(element) for likes in alike]), _NOWHERE) for element in elements]
        self._elements = elements
        self._sought: dict[tuple[int, str | None], tuple[int, Finder]] = {}

    def of(self, number: int, attribute: str | None, words: str) -> Position:
        """Where `words` stand in an attribute, or in the text behind the tag; else the attribute, else the tag."""
        key = number, attribute
        if key not in self._sought:
            self._sought[key] = self._of_text(number) if attribute is None else self._of_attribute(number, attribute)
        otherwise, finder = self._sought[key]
        found = finder.find(words)
        return self._text.position(otherwise if found is None else found)

    def at(self, offset: int) -> Position:
        return self._text.position(offset)

    def _of_text(self, number: int) -> tuple[int, Finder]:
        tag, size = self._tags[number], len(self._text.text)
        end = size if self._elements[number].tag in ("style", "script") else min(size, tag.end + _NEAR)
        return tag.start, Finder(self._text.text, tag.end, end)

    def _of_attribute(self, number: int, name: str) -> tuple[int, Finder]:
        tag = self._tags[number]
        written = next((one for one in attributes_of(tag.rest) if one.name == name), None)
        if written is None:
            return tag.start, Finder("", 0, 0)
        start = tag.at + written.start
        return start, Finder(self._text.text, start + len(name), tag.at + written.end)


class _Tag(NamedTuple):
    """A start tag: its offset, that of its attributes, and theirs as they are written."""

    start: int
    at: int
    end: int
    rest: str


_NOWHERE = _Tag(0, 0, 0, "")
_Key = tuple[str, frozenset[object]]


def _key(tag: str, attributes: dict[str, str]) -> _Key:
    return tag, frozenset(attributes.items())


def _shape(tag: str, attributes: dict[str, str]) -> _Key:
    return tag, frozenset(attributes)


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


class _Tags:
    """The start tags by what they say; those in inert templates are left out."""

    def __init__(self, html: str) -> None:
        self.found: dict[_Key, list[_Tag]] = {}
        self.alike: dict[_Key, list[_Tag]] = {}
        """By the names of their attributes alone."""
        templates: list[bool] = []
        inert = 0
        for tag in tags(html):
            if tag.closing:
                inert -= templates.pop() if tag.name == "template" and templates else 0
                continue
            if not tag.name:
                continue
            plain: dict[str, str] = {}
            for attribute in attributes_of(tag.rest):
                plain.setdefault(attribute.name, attribute.value)  # of doubled ones the first counts
            if not inert:
                written = _Tag(tag.start, tag.end - 1 - len(tag.rest), tag.end, tag.rest)
                self.found.setdefault(_key(tag.name, plain), []).append(written)
                self.alike.setdefault(_shape(tag.name, plain), []).append(written)
            if tag.name == "template":
                templates.append("shadowrootmode" not in plain)
                inert += templates[-1]
