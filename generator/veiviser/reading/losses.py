"""What of a page's words its readers do not get, and what they get as it was typed though it was meant as markup."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from veiviser.model.rendered import Rendered
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.prose import Prose

_WORD = re.compile(r"[^\W\d_]{3,}")
_UNREAD = re.compile(
    r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|<[^<>\n]*>|\{[^{}\n]*\}|&#?\w+;|:[a-z0-9_+-]+:"
    r"|^\s*(?:\[[^\]]+\]:|\*\[[^\]]+\]:|`{3}|~{3}|\[TOC\]|(?:!!!|\?\?\?|===)).*",
    re.IGNORECASE,
)
"""What is read elsewhere, or by the parser alone: addresses, tags, attributes, definitions."""
_LITERAL = (
    (
        re.compile(
            r"(?!\{(?:fact|edition|date)\.[^{}\s]*\}(?!\}))\{\{?\s*(?:fact|edition|date)\b\s*\.?[^\s{}]*\s*\}{0,2}"
        ),
        "write it as {fact.name}, without blanks",
    ),
    (re.compile(r"\{\{\s*[\w.-]+\s*\}\}"), "nothing is filled in here; write the words themselves"),
    (re.compile(r"\[[^\[\]\n]+\]\s+\((?:https?:|mailto:|tel:|[^\s()]+\.md|#)[^\s()]*\)"), "take out the blank after ]"),
    (re.compile(r"\[\^[\w-]+\]"), "there are no footnotes; write it in the text, or in brackets"),
    (re.compile(r"~~[^\s~][^~\n]*~~"), "nothing is struck out here; leave the words out"),
    (re.compile(r"(?<=[-*+] )\[[ xX]\](?=\s)"), "there are no boxes to tick; leave the brackets out"),
    (re.compile(r"-{1,2}8<-{1,2}"), "no file is put in here; copy its text"),
    (re.compile(r"^\s*[•·▪](?=\s*\w)"), "a list begins its lines with `- `, after an empty line; write that"),
)


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
        yield from _literal(line, shown, Place(file, number))


def _literal(line: str, shown: str, place: Place) -> Iterator[Problem]:
    told: list[range] = []
    for pattern, mend in _LITERAL:
        for found in pattern.finditer(line):
            words = " ".join(found[0].split())
            is_told = any(found.start() in span for span in told)
            if words in shown and not is_told and line[found.start() - 1 : found.start()] != "\\":
                told.append(range(*found.span()))
                message = f"readers see `{words}` as it is typed; {mend}"
                yield Problem(place._replace(column=found.start() + 1), "left-literal", message)
