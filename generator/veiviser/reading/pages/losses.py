"""What of a page's words its readers do not get, and what they get as it was typed though it was meant as markup."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from veiviser.model.rendered import Rendered
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.literals import literal_problem, literals_in
from veiviser.reading.markdown.prose import Prose

_WORD = re.compile(r"[^\W\d_]{3,}")
_UNREAD = re.compile(
    r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|<[^<>\n]*>|\{[^{}\n]*\}|&#?\w+;|:[a-z0-9_+-]+:"
    r"|^\s*(?:\[[^\]]+\]:|\*\[[^\]]+\]:|`{3}|~{3}|\[TOC\]|(?:!!!|\?\?\?|===)).*",
    re.IGNORECASE,
)
"""What is read elsewhere, or by the parser alone: addresses, tags, attributes, definitions."""


def find_losses(prose: Prose, rendered: Rendered, file: PurePosixPath) -> Iterator[Problem]:
    """A problem at each word that no reader gets, and at each mark that shows as it was typed."""
    page = LexborHTMLParser(rendered.html)
    there = set(_WORD.findall(rendered.html.casefold()))
    for node in page.css("pre, code, script"):
        node.decompose()
    shown = " ".join((page.body.text() if page.body is not None else "").split())
    unused = {name for name in rendered.defined if name not in rendered.referred}
    for number, line in prose.numbered():
        definition = re.match(r" {0,3}\[([^\[\]]+)\]:", line)
        if definition and definition[1].lower() in unused:
            message = f"nothing on the page refers to `[{definition[1]}]`, so nobody sees this line; leave it out"
            yield Problem(Place(file, number), "lost-text", message)
        read = _UNREAD.sub(lambda found: " " * len(found[0]), line)
        lost = next((word for word in _WORD.finditer(read) if word[0].casefold() not in there), None)
        if lost is not None:
            message = f"«{lost[0]}» is lost: Markdown shows it to nobody; write this line in another way"
            yield Problem(Place(file, number, lost.start() + 1), "lost-text", message)
    for number, start, words, mend in literals_in(prose.lines):
        if " ".join(words.split()) in shown:
            yield literal_problem(Place(file, number + 1, start + 1), words, mend)
