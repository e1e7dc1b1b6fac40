"""The words of the site, used to correct misspelt searches and to find parts of long words."""

import json
import re
from collections import Counter
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

FILE = "words.json"
_BODY = "[data-pagefind-body]"
_BESIDE = "[data-pagefind-ignore], script, style, code, pre, :not(html)[lang]"
"""What is not searched, and what is no language of the page: a slip is never mended into a foreign word."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def words_of(pages: Iterable[str]) -> str:
    """
    JSON: a list of every word on the pages that search knows, in small letters, the most frequent first.

    Args:
        pages: HTML of each.
    """
    counted: Counter[str] = Counter()
    for html in pages:
        page = LexborHTMLParser(html)
        for body in page.css(_BODY):
            for unseen in body.css("[data-words]"):
                counted.update(_WORD.findall((unseen.attributes["data-words"] or "").lower()))
            for beside in body.css(_BESIDE):
                _take_out(beside)
            counted.update(_WORD.findall(body.text(separator=" ").lower()))
    words = sorted(counted, key=lambda word: (-counted[word], word))
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _take_out(node: LexborNode) -> None:
    if node.parent is not None:  # else it went with what it stood in
        node.decompose()
