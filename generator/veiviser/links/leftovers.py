"""Words in a page's text that a template or a writer left behind."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from veiviser.links.fault import Found
from veiviser.links.positions import Position, Text

_SUSPECT = ("{{", "{%", "{#", "TODO", "FIXME", "Lorem", "lorem", "LOREM", "undefined", "None", "NaN", "[object Object]")
"""Sought first, as most pages have none of them."""
_CODE = frozenset(
    (
        "code", "pre", "samp", "kbd", "var", "script", "style", "textarea", "template", "math", "tt", "xmp", "listing",
        "plaintext",
    )
)  # fmt: skip
_SPOKEN = frozenset(("alt", "title", "aria-label", "placeholder", "content", "label"))
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    )
)  # fmt: skip
_TEMPLATE = re.compile(r"\{\{(?:.{0,60}?\}\})?|\{%(?:.{0,60}?%\})?|\{#.{1,60}?#\}", re.DOTALL)
_WORD = re.compile(r"\b(?:TODO|FIXME)\b|\b[Ll]orem\b|\bLOREM\b|\[object Object\]")
_VALUE = re.compile(r"(?<![\w-])(?:undefined|None|NaN)(?![\w-])")


class Leftover(NamedTuple):
    """Something left behind, and where."""

    found: Found
    position: Position


def leftovers(html: str) -> list[Leftover]:
    """What a template or a writer left in text that people read or hear, outside code samples."""
    return list(_Reader(Text(html)).left) if any(word in html for word in _SUSPECT) else []


class _Reader(HTMLParser):
    """Text by text, with what it stands in."""

    def __init__(self, text: Text) -> None:
        super().__init__(convert_charrefs=False)
        self.left: list[Leftover] = []
        self._source = text
        self._code: list[str] = []
        """Open elements whose text is code, the innermost last."""
        self._languages: list[tuple[str, str]] = []
        self.feed(text.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        plain = {name: value or "" for name, value in attrs}
        if "lang" in plain and tag not in _VOID:
            self._languages.append((tag, plain["lang"].lower()))
        inert = tag != "template" or "shadowrootmode" not in plain
        if tag in _CODE and inert:
            self._code.append(tag)
        if not self._code:
            raw = self.get_starttag_text() or ""
            for name, value in plain.items():
                if name in _SPOKEN:
                    for found, words in self._judged(value, exact=True):
                        self._tell(found, max(raw.find(words), 0))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._code:
            del self._code[len(self._code) - 1 - self._code[::-1].index(tag) :]
        if self._languages and self._languages[-1][0] == tag:
            self._languages.pop()

    def handle_data(self, data: str) -> None:
        if not self._code:
            for found, words in self._judged(data, exact=False):
                self._tell(found, data.find(words))

    def _tell(self, found: Found, shift: int) -> None:
        line, column = self.getpos()
        self.left.append(Leftover(found, self._source.position(self._source.offset(line, column) + shift)))

    def _judged(self, text: str, exact: bool) -> Iterator[tuple[Found, str]]:
        for match in _TEMPLATE.finditer(text):
            yield _template(match[0]), match[0]
        for match in _WORD.finditer(text):
            yield _word(match[0]), match[0]
        whole = text.strip()
        norwegian = bool(self._languages) and self._languages[-1][1].partition("-")[0] in ("nb", "nn", "no")
        if whole in ("undefined", "NaN") or (whole == "None" and (exact or norwegian)):
            yield _word(whole), whole
        elif norwegian and not exact:
            for match in _VALUE.finditer(text):
                yield _word(match[0]), match[0]


def _template(words: str) -> Found:
    shown = " ".join(words.split())
    return Found("leftover-template", f"`{shown}` is code of a template that was never filled in; fill it or remove it")


def _word(words: str) -> Found:
    return Found("leftover-word", f"`{words}` was left behind; write what people shall read", "warning")
