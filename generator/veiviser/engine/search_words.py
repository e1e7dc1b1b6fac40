"""The words and numbers of the site: by them slips are mended, and a number is found however it is grouped."""

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
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[ \N{NO-BREAK SPACE}.:]\d{2,3})*(?!\w)")
"""One that may be written in groups: `113`, `116 117`, `22.00`."""


def words_of(pages: Iterable[str]) -> str:
    """
    JSON: `words`, every word on the pages that search knows, in small letters, the most frequent first; and `numbers`,
    each by its digits alone with the forms that it is written in.

    Args:
        pages: HTML of each.
    """
    counted: Counter[str] = Counter()
    numbers: dict[str, set[str]] = {}
    for html in pages:
        page = LexborHTMLParser(html)
        for body in page.css(_BODY):
            for unseen in body.css("[data-words]"):
                counted.update(_WORD.findall((unseen.attributes["data-words"] or "").lower()))
            for beside in body.css(_BESIDE):
                _take_out(beside)
            text = body.text(separator=" ").lower()
            counted.update(_WORD.findall(text))
            for number in _NUMBER.findall(text):
                numbers.setdefault(re.sub(r"\D", "", number), set()).add(" ".join(number.split()))
    words = sorted(counted, key=lambda word: (-counted[word], word))
    told = {"words": words, "numbers": {digits: sorted(forms) for digits, forms in sorted(numbers.items())}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _take_out(node: LexborNode) -> None:
    if node.parent is not None:  # else it went with what it stood in
        node.decompose()
