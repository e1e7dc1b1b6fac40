"""Turns a page's questions into an accordion and into structured data for search engines."""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

_QUESTIONS = ":is(h2, h3, h4).question[id]"
"""A heading that its author marked: `## How? { #how .question }`."""
_AFTER = ("h1", "h2", "h3", "h4", "hr")
"""What an answer ends at."""
_BLOCKS = "p, li, h5, h6, dt, dd, tr, pre"


def fold_questions(html: str) -> str:
    """
    The page with each question as a heading to press, and its answer folded in below.

    The heading's id goes to the answer: browsers open what is folded around the goal of an address, without scripts.
    What was asked and answered is in the page's head once more, as schema.org's `FAQPage`. A page without questions
    comes back as it is.
    """
    if "question" not in html:
        return html
    page = LexborHTMLParser(html)
    asked = [_fold(heading) for heading in page.css(_QUESTIONS)]
    if not asked or page.head is None:
        return html
    data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": asked}
    words = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")  # else `</script>` would end it
    page.head.insert_child(_made(f'<script type="application/ld+json">\n{words}\n</script>', "script"))
    return (page.html or "").replace("<!DOCTYPE html>", "<!doctype html>\n", 1)


def _fold(heading: LexborNode) -> dict[str, Any]:
    """What schema.org calls a `Question`; the heading and what belongs to it are folded."""
    id, level, said = escape(heading.attributes["id"] or ""), heading.tag, heading.inner_html
    question, parts = heading.text().strip(), list(_answer(heading))
    answer = "".join(part.html or "" for part in parts).strip()
    for part in parts:
        part.decompose()
    folded = (
        f'<details class="question"><summary><{level}>{said}</{level}></summary>'
        f'<div class="question__answer" id="{id}">{answer}</div></details>'
    )
    details = _made(folded, "details")
    text = "\n".join(_paragraphs(details))
    heading.replace_with(details)
    return {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": text}}


def _answer(heading: LexborNode) -> Iterator[LexborNode]:
    node = heading.next
    while node is not None and node.tag not in _AFTER and "meta" not in (node.attributes.get("class") or "").split():
        yield node
        node = node.next


def _paragraphs(details: LexborNode) -> Iterator[str]:
    """The answer's text, a line for each paragraph and each item of a list."""
    for block in details.css(f".question__answer :is({_BLOCKS})"):
        if not block.css_matches(f":has({_BLOCKS})"):
            yield re.sub(r"\s+", " ", block.text()).strip()


def _made(html: str, selector: str) -> LexborNode:
    found = LexborHTMLParser(html).css_first(selector)
    assert found is not None
    return found
