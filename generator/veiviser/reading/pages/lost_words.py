"""Words of a page's source that its readers do not get, each as often as it stands there."""

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from veiviser.reading.markdown.prose import Prose

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(?:[^\W\d_]|&#?\w+;)+")
"""With letters that are written as entities."""
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_UNREAD = re.compile(
    r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|\{[^{}\n]*\}|(?<![\w:]):[a-z0-9_+-]+:(?![\w:])"
    r"|\[\^[^\]\n]*\]|\+\+[^\s+]+(?:\+[^\s+]+)*\+\+|\((?:c|r|tm)\)|c/o"
    r"|^[ \t]*(?:\[[^\]]+\]:|\*\[[^\]]+\]:|`{3}|~{3}|\[TOC\]).*"
    r"|^[ \t]*(?:!!!|\?\?\?|===)[^\"\n]*",
    re.IGNORECASE | re.MULTILINE,
)
"""What is read elsewhere, or by the parser alone: addresses, attributes, keys, signs, definitions."""


class Word(NamedTuple):
    """A word where it stands in the source."""

    words: str
    line: int
    """From 1."""
    column: int
    """From 1."""
    letters: str
    """In small letters, as they are compared."""


def lost_words(prose: Prose, html: str) -> list[Word]:
    """
    Those that stand more often in the source than on the page, in the order of the source. Linear in both.

    Of the places where such a word stands, those count as lost between whose neighbours it stands nowhere on the page.
    """
    source, shown = _written(prose), _shown(html)
    missing = Counter(word.letters for word in source) - Counter(shown)
    if not missing:
        return []
    pairs = set(pairwise(["", *shown, ""]))
    before, after = ["", *(word.letters for word in source)], [*(word.letters for word in source[1:]), ""]
    around = list(zip(before, after, strict=False))
    places = sorted(
        (n for n, word in enumerate(source) if word.letters in missing),
        key=lambda n: ((around[n][0], source[n].letters) in pairs) + ((source[n].letters, around[n][1]) in pairs),
    )
    lost = [n for n in places if _is_one_of(missing, source[n].letters)]
    return [source[n] for n in sorted(lost)]


def _is_one_of(missing: Counter[str], word: str) -> bool:
    missing[word] -= 1
    return missing[word] >= 0


def _written(prose: Prose) -> Sequence[Word]:
    text = _UNREAD.sub(_blank, _TAG.sub(_blank, prose.text))
    return [
        Word(found[0], number, found.start() + 1, letters)
        for number, line in enumerate(text.split("\n"), 1)
        for found in _WORD.finditer(line)
        for letters in _LETTERS.findall(unescape(found[0]).casefold())
    ]


def _shown(html: str) -> Sequence[str]:
    """The words of the page in its order, with those that are heard instead of a picture."""
    page = LexborHTMLParser(html)
    found: list[str] = []
    for node in page.root.traverse(include_text=True) if page.root is not None else ():
        if node.is_text_node:
            found += _LETTERS.findall((node.text_content or "").casefold())
        elif node.tag == "img":
            found += _LETTERS.findall((node.attributes.get("alt") or "").casefold())
    return found


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
