"""What of a page's words its readers do not get, and what they get as it was typed though it was meant as markup."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from veiviser.markdown.document import Document, Spot
from veiviser.markdown.links import definitions_of
from veiviser.markdown.tables import lost_cells
from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.literals import literal_problem, literals_in
from veiviser.reading.yaml.characters import invisible

_MOST = 20
"""Invisible characters of one page; a file of nothing else is not a text."""


def find_losses(document: Document, file: PurePosixPath) -> Iterator[Problem]:
    """A problem at all that no reader gets, and at each mark that shows as it was typed."""
    for definition in definitions_of(document):
        if not definition.is_used:
            name = " ".join(definition.name.split())
            message = say("nothing on the page refers to `[{name}]`, so nobody sees this line; leave it out", name=name)
            yield Problem(_place(file, definition.start), "lost-text", message)
    for spot, words in lost_cells(document):
        message = say("«{words}» is lost: Markdown shows it to nobody; write this line in another way", words=words)
        yield Problem(_place(file, spot), "lost-text", message)
    yield from _open_codes(document, file)
    yield from _boxes(document, file)
    for number, start, words, mend in literals_in(document):
        yield literal_problem(Place(file, number + 1, start + 1), words, mend)


def find_invisible(text: str, file: PurePosixPath) -> Iterator[Problem]:
    """A warning at each of the first characters that nobody sees: words with one in them are not found by a search."""
    seen = ((offset, message) for offset, message, _ in invisible(text) if not text[offset].isspace())
    for offset, message in islice(seen, _MOST):
        place = Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
        yield Problem(place, "invisible-character", message, "warning")


def _open_codes(document: Document, file: PurePosixPath) -> Iterator[Problem]:
    """A block of code without an end takes all of the page that follows."""
    lines = document.text.split("\n")
    for token in document.tokens:
        if token.type == "fence" and token.map is not None:
            first, after = token.map
            closing = rf"[\s>]*{re.escape(token.markup)}{re.escape(token.markup[0])}*\s*"
            if after == first + 1 or not re.fullmatch(closing, lines[after - 1]):
                message = say(
                    "the code that begins here has no end; write {mark} on a line of its own below it",
                    mark=token.markup,
                )
                yield Problem(Place(file, first + 1, 1), "open-code", message)


def _boxes(document: Document, file: PurePosixPath) -> Iterator[Problem]:
    """Boxes whose text stands below them, and titles that are taken for the box's kind."""
    tokens, lines = document.tokens, document.text.split("\n")
    for number, token in enumerate(tokens):
        if token.type != "box_open" or token.map is None:
            continue
        line = lines[token.map[0]].strip()
        kind, *more = [name for name in str(token.attrs.get("class", "")).split() if name != "admonition"] or [""]
        lost = [name for name in more if name not in ("inline", "end")]
        if lost and '"' not in line:
            title = line[3:].strip("+ ").partition(" ")[2]
            message = say(
                'the title of a box stands in quotes; write `{mark} {kind} "{title}"`',
                mark=line[:3],
                kind=kind,
                title=title,
            )
            yield Problem(Place(file, token.map[0] + 1, 1), "lost-text", message)
        inside = number + (4 if tokens[number + 1].type == "title_open" else 1)
        if tokens[inside].type == "box_close":
            message = say("the box is empty, for its text is not moved in; put four spaces before each line of it")
            yield Problem(Place(file, token.map[0] + 1, 1), "empty-box", message)


def _place(file: PurePosixPath, spot: Spot) -> Place:
    return Place(file, spot.line + 1, spot.column + 1)
