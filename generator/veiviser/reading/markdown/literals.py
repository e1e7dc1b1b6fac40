"""What is meant as markup and shows as it is typed, in pages and in texts of flows and tables."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it.token import Token

from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import Document, read
from veiviser.markdown.links import definitions_of
from veiviser.markdown.placing import SPAN, STARTS
from veiviser.markdown.shown import typed_lines, words_in_html
from veiviser.messages import Message, say
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.literal_forms import (
    ANSWERED,
    BOLD,
    BOX,
    COMMENT,
    DASHED,
    ENTITY,
    FORMS,
    HTML_FORMS,
    IS_CALLED,
    LINKED,
    LISTED,
    MARKED_FORMS,
    NAMES,
    NO_BOXES,
    NO_NAME,
    NO_NOTES,
    NOTHING_FILLED,
    OPEN_COMMENT,
    PASTED,
    PIPED,
    SAID_OTHERWISE,
    SHORT_OF_A_DOT,
    SIGNS,
    SPOILT,
    TAG,
    UNEVEN,
    VALUES,
    WHOLE,
    WHOLE_ENTITY,
    Form,
)


class Literal(NamedTuple):
    """Something that shows as it was typed."""

    line: int
    """From 0."""
    start: int
    """In the line, in characters."""
    words: str
    mend: Message


def literals_in(document: Document, names: Collection[str] = ()) -> Iterator[Literal]:
    """
    All that looks like markup and is none.

    Args:
        names: what can be shown by its name between braces, beside facts, values of the edition and dates.
    """
    lines, html, named = typed_lines(document), words_in_html(document), _braces(frozenset(names))
    forms = (
        FORMS if "\0" not in document.text else tuple(form for form in FORMS if form is not SPOILT)
    )  # Markdown has \ufffd for it
    of_html = (OPEN_COMMENT,) if document.dialect.is_page else (COMMENT, TAG)
    yield from _found(lines, (named, *of_html, ENTITY, *forms, *MARKED_FORMS))
    yield from _found(html, (named, *forms, *HTML_FORMS))
    for words in (lines, html):
        yield from _named_otherwise(words)
        yield from _of_answers(words, names)
    yield from _boxes(document)
    yield from _dashes(document)
    yield from _notes(document)
    yield from _uneven(document)
    yield from _pasted(lines)


def literals_in_text(
    words: str, *, markdown: bool, names: Collection[str] = (), filled: bool = True
) -> Iterator[Literal]:
    """
    Likewise of a text of a flow or a table, where HTML is shown, too, and may be all of Markdown.

    Args:
        filled: whether facts, values of the edition and dates can be shown by their names.
    """
    if markdown:
        yield from literals_in(read(words, FLOW), names)
        return
    lines = words.split("\n")
    of_html = (COMMENT, TAG, ENTITY, WHOLE_ENTITY)
    yield from _found(lines, (_braces(frozenset(names)), *of_html, *FORMS, *(() if filled else NAMES)))
    yield from _of_answers(lines, names)
    yield from _marked(read(words, FLOW))
    yield from _pasted(lines, piped=False)


def problems_in_text(
    text: Text, *, markdown: bool, names: Collection[str] = (), filled: bool = True
) -> Iterator[Problem]:
    """The same, as problems."""
    if SIGNS.search(text.words) is None:
        return
    for line, start, words, mend in literals_in_text(text.words, markdown=markdown, names=names, filled=filled):
        yield literal_problem(text.spot(line, start), words, mend)


def literal_problem(place: Place, words: str, mend: Message) -> Problem:
    """That readers see some words as they are typed."""
    shown = " ".join(words.split())
    return Problem(place, "left-literal", say("readers see `{shown}` as it is typed; {mend}", shown=shown, mend=mend))


def _named_otherwise(lines: Sequence[str]) -> Iterator[Literal]:
    """Names between braces as an author guessed them: in Norwegian, in the plural, with a capital letter."""
    for number, line in enumerate(lines):
        for found in SAID_OTHERWISE.finditer(line):
            name = f"{IS_CALLED[found[1][0].lower()]}.{found[2]}"
            if found[0] != f"{{{name}}}":
                yield Literal(number, found.start(), found[0], say("write {{{name}}}", name=name))


def _boxes(document: Document) -> Iterator[Literal]:
    """At the beginning of an item of a list."""
    for before, token in zip(document.tokens, document.tokens[2:], strict=False):
        if before.type == "list_item_open" and token.type == "inline" and BOX.match(token.content):
            at = document.spot(token.meta[STARTS][0][1])
            yield Literal(at.line, at.column, token.content[:3], NO_BOXES)


def _dashes(document: Document) -> Iterator[Literal]:
    """Items of a list with another dash than those above, which Markdown takes for more of the item above."""
    lines = document.text.split("\n")
    for before, token in zip(document.tokens, document.tokens[2:], strict=False):
        if before.type == "list_item_open" and token.type == "inline":
            first, *later = (document.spot(start) for _, start in token.meta[STARTS])
            margin = len(lines[first.line]) - len(lines[first.line].lstrip())
            for at in later:
                found = DASHED.match(lines[at.line])
                if found is not None and at.column == margin:
                    yield Literal(at.line, at.column, found[0].strip(), LISTED)


def _notes(document: Document) -> Iterator[Literal]:
    """Footnotes of one word, which is taken for the address of a link."""
    for definition in definitions_of(document):
        if definition.name.startswith("^"):
            yield Literal(definition.start.line, definition.start.column, f"[{definition.name}]", NO_NOTES)


def _marked(document: Document) -> Iterator[Literal]:
    """Marks of Markdown, where none is read."""
    for inline in document.inlines():
        for number, token in enumerate(inline.children):
            if token.type == "strong_open":
                start = inline.offset(token.meta[SPAN][0]) - 1
                level = next(t for t in inline.children[number:] if t.type == "strong_close" and t.level == token.level)
                yield _literal(document, start, inline.offset(level.meta[SPAN][1] - 1) + 2, BOLD)
            elif token.type in ("link_open", "image"):
                yield _literal(document, *inline.span(token), LINKED)


def _uneven(document: Document) -> Iterator[Literal]:
    """Words with stars before and after them that are not as many, so that some are shown."""
    for inline in document.inlines():
        tokens, opened = inline.children, list[int]()
        for number, token in enumerate(tokens):
            if token.type in ("em_open", "strong_open"):
                opened.append(number)
            elif token.type in ("em_close", "strong_close"):
                first = opened.pop()
                left = first > 0 and _is_star(tokens[first - 1], -1)
                right = number + 1 < len(tokens) and _is_star(tokens[number + 1], 0)
                if token.markup[0] == "*" and (left or right):
                    start = inline.offset(tokens[first].meta[SPAN][0]) - len(token.markup) + 1 - left
                    end = inline.offset(token.meta[SPAN][0]) + len(token.markup) + right
                    yield _literal(document, start, end, UNEVEN)


def _is_star(token: Token, at: int) -> bool:
    return token.type == "text" and token.content[at] == "*"


def _literal(document: Document, start: int, end: int, mend: Message) -> Literal:
    return Literal(*document.spot(start), document.text[start:end], mend)


@lru_cache(maxsize=256)
def _braces(names: frozenset[str]) -> Form:
    """What is nearly a name between braces: a brace is missing or doubled, or a space stands in it."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    spaced = r"\s*+\.?\s*+[^\s{}.]+(?: [^\s{}]+){0,3}(?=\s*+\})"
    values = rf"(?:{'|'.join(VALUES)})\b(?:{spaced}|\s*\.?[^\s{{}}]*)"
    one = rf"(?:{values}|(?:{listed})(?![\w.-]))" if listed else values
    whole = rf"{WHOLE}|\{{(?:{listed})\}}(?!\}})" if listed else WHOLE
    lost = rf"(?<![\w{{.])(?:{'|'.join(VALUES)})\.[a-z0-9-]+\s*\}}"
    pattern = rf"(?<!\{{)(?!{whole})\{{\{{?\s*{one}\s*\}}{{0,2}}|(?<!\{{)(?<!\{{ ){lost}"
    return re.compile(pattern), None


def _found(lines: Sequence[str], forms: Sequence[Form]) -> Iterator[Literal]:
    for number, line in enumerate(lines):
        if not line:
            continue
        told: list[range] = []
        for pattern, mend in forms:
            for found in pattern.finditer(line):
                start = found.end() - len(found[0].lstrip())
                is_told = any(start in span for span in told)
                if not is_told and line[start - 1 : start] != "\\":
                    told.append(range(*found.span()))
                    words = line[start : found.end()]
                    yield Literal(number, start, words, mend or _named(words))


def _named(words: str) -> Message:
    """How a name is written that is nearly between braces."""
    name = SHORT_OF_A_DOT.sub(r"\1.", " ".join(re.sub(r"[{}()<>\[\]$%«»]", " ", words).split())).replace(" ", "-")
    if name.rstrip(".") in VALUES:
        return say("say which one, as in {{{kind}.name}}", kind=name.rstrip("."))
    return say("write {{{name}}}", name=name)


def _of_answers(lines: Sequence[str], names: Collection[str]) -> Iterator[Literal]:
    """Braces without a name, and answers of a flow with a word before their name or in other letters."""
    for number, line in enumerate(lines):
        for found in ANSWERED.finditer(line):
            name = found["name"].strip().lower().replace(" ", "-")
            if not name:
                yield Literal(number, found.start(), found[0], NO_NAME)
            elif found["before"] or (name in names and found["name"] not in names):
                mend = say("write {{{name}}}", name=name) if name in names else NOTHING_FILLED
                yield Literal(number, found.start(), found[0], mend)


def _pasted(lines: Sequence[str], *, piped: bool = True) -> Iterator[Literal]:
    for form, mend in (*PASTED, *((PIPED,) if piped else ())):
        is_first = True
        for number, line in enumerate(lines[:-1]):
            found = form.match(line)
            if found is None:
                is_first = True
            elif is_first and form.match(lines[number + 1]):
                is_first = False
                start = len(line) - len(line.lstrip())
                yield Literal(number, start, found[0].strip(), mend)
