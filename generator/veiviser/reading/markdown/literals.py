"""What is meant as markup and shows as it is typed: one list of forms, for pages and for texts of flows and tables."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import Document, read
from veiviser.markdown.placing import SPAN, STARTS
from veiviser.markdown.shown import typed_lines
from veiviser.messages import Message, say
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Problem

_Form = tuple[re.Pattern[str], Message | None]
"""How it looks, and what would mend it; nothing where the name is to be written between braces."""
_VALUES = ("fact", "edition", "date")
_WHOLE = rf"\{{(?:{'|'.join(_VALUES)})\.[^{{}}\s]*\}}(?!\}})"
_TEMPLATE = r"\{\{(?:.{0,60}?\}\})?|\{%(?:.{0,60}?%\})?|\{#[^}].{0,60}?#\}"
_NOTHING_FILLED = say("nothing is filled in here; write the words themselves")
_LISTED = say("a list begins its lines with `- `, after an empty line; write that")
_IN_CELLS = say("a table has | between its cells, and a line of |---|---| below its headings; write that")
_FORMS: tuple[_Form, ...] = (
    (re.compile(_TEMPLATE), _NOTHING_FILLED),
    (
        re.compile(r"\[[^\[\]\n]+\]\s+\((?:https?:|mailto:|tel:|page:|[^\s()]+\.md|#)[^\s()]*\)"),
        say("take out the space after ]"),
    ),
    (
        re.compile(
            r"\]\((?=[^()\n]*[ \t])(?:[a-z][a-z\s+.-]*:|\.{0,2}/|[\w/-]+\.md)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)",
            re.IGNORECASE,
        ),
        say("this is no link, since an address has no spaces; take them out"),
    ),
    (
        re.compile(r"^\s*\[[^\[\]\n]+\]:\s+[a-z][a-z\s+.-]*:.*", re.IGNORECASE),
        say("this is no address of a link, since it has spaces; take them out"),
    ),
    (re.compile(r"\[\^[\w-]+\]"), say("there are no footnotes; write it in the text, or in brackets")),
    (re.compile(r"~~[^\s~][^~\n]*~~"), say("nothing is struck out here; leave the words out")),
    (re.compile(r"-{1,2}8<-{1,2}"), say("no file is put in here; copy its text")),
    (
        re.compile(r"^\s*(?:[•·▪●◦‣\u2043■□➢\uf0a7\uf0b7]|[o§](?=\t))(?=\s*\S)(?:\s*\w+)?"),
        _LISTED,
    ),
)
_NAMES = ((re.compile(_WHOLE), _NOTHING_FILLED),)
_BOLD = say("no words are bold here; leave the marks out")
_LINKED = say("nothing here can be a link; write the words alone")
_BOX = re.compile(r"\[[ xX]\](?=\s)")
_NO_BOXES = say("there are no boxes to tick; leave the brackets out")
_COMMENT = (
    re.compile(r"<!--.*?(?:-->|$)"),
    say("a comment is shown here; leave it out, or put # before a line of its own"),
)
_DASHED = re.compile(r"\s*[\u2012-\u2014\u2212][ \t\xa0]+\S\w*")
_SIGNS = re.compile(r"[{}\[~<*_\t•·▪●◦‣\u2043■□➢\uf0a7\uf0b7]|8<-|\n\s*[\u2012-\u2014\u2212]")
"""Without one of these, nothing looks like markup; so it is with most of very many rows."""
_TABBED = re.compile(r"(?!\s*(?:[-*+]|\d+[.)])\t)\s*[^\s].*?\S *\t+ *\S")


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
    lines = typed_lines(document)
    html = () if document.dialect.is_page else (_COMMENT,)
    yield from _found(lines, (_braces(frozenset(names)), *html, *_FORMS))
    yield from _boxes(document)
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
    yield from _found(lines, (_braces(frozenset(names)), _COMMENT, *_FORMS, *(() if filled else _NAMES)))
    yield from _marked(read(words, FLOW))
    yield from _pasted(lines)


def problems_in_text(
    text: Text, *, markdown: bool, names: Collection[str] = (), filled: bool = True
) -> Iterator[Problem]:
    """The same, as problems."""
    if _SIGNS.search(text.words) is None:
        return
    for line, start, words, mend in literals_in_text(text.words, markdown=markdown, names=names, filled=filled):
        yield literal_problem(text.spot(line, start), words, mend)


def literal_problem(place: Place, words: str, mend: Message) -> Problem:
    """That readers see some words as they are typed."""
    shown = " ".join(words.split())
    return Problem(place, "left-literal", say("readers see `{shown}` as it is typed; {mend}", shown=shown, mend=mend))


def _boxes(document: Document) -> Iterator[Literal]:
    """At the beginning of an item of a list."""
    for before, token in zip(document.tokens, document.tokens[2:], strict=False):
        if before.type == "list_item_open" and token.type == "inline" and _BOX.match(token.content):
            at = document.spot(token.meta[STARTS][0][1])
            yield Literal(at.line, at.column, token.content[:3], _NO_BOXES)


def _marked(document: Document) -> Iterator[Literal]:
    """Marks of Markdown, where none is read."""
    for inline in document.inlines():
        for number, token in enumerate(inline.children):
            if token.type == "strong_open":
                start = inline.offset(token.meta[SPAN][0]) - 1
                level = next(t for t in inline.children[number:] if t.type == "strong_close" and t.level == token.level)
                yield _literal(document, start, inline.offset(level.meta[SPAN][1] - 1) + 2, _BOLD)
            elif token.type in ("link_open", "image"):
                yield _literal(document, *inline.span(token), _LINKED)


def _literal(document: Document, start: int, end: int, mend: Message) -> Literal:
    return Literal(*document.spot(start), document.text[start:end], mend)


@lru_cache(maxsize=256)
def _braces(names: frozenset[str]) -> _Form:
    """What is nearly a name between braces: a brace is missing or doubled, or a space stands in it."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    values = rf"(?:{'|'.join(_VALUES)})\b\s*\.?[^\s{{}}]*"
    one = rf"(?:{values}|(?:{listed})(?![\w.-]))" if listed else values
    whole = rf"{_WHOLE}|\{{(?:{listed})\}}(?!\}})" if listed else _WHOLE
    lost = rf"(?<![\w{{.])(?:{'|'.join(_VALUES)})\.[a-z0-9-]+\s*\}}"
    pattern = rf"(?<!\{{)(?!{whole})\{{\{{?\s*{one}\s*\}}{{0,2}}|(?<!\{{)(?<!\{{ ){lost}"
    return re.compile(pattern), None


def _found(lines: Sequence[str], forms: Sequence[_Form]) -> Iterator[Literal]:
    for number, line in enumerate(lines):
        told: list[range] = []
        for pattern, mend in forms:
            for found in pattern.finditer(line):
                start = found.end() - len(found[0].lstrip())
                is_told = any(start in span for span in told)
                if not is_told and line[start - 1 : start] != "\\":
                    told.append(range(*found.span()))
                    words = line[start : found.end()]
                    name = re.sub(r"[{}\s]", "", words)
                    yield Literal(number, start, words, mend or say("write {{{name}}}", name=name))


def _pasted(lines: Sequence[str]) -> Iterator[Literal]:
    """Lists with dashes and tables with tabs, as word processors have them; one such line alone is prose."""
    for form, mend in (
        (_DASHED, _LISTED),
        (_TABBED, _IN_CELLS),
    ):
        is_first = True
        for number, line in enumerate(lines[:-1]):
            found = form.match(line)
            if found is None:
                is_first = True
            elif is_first and form.match(lines[number + 1]):
                is_first = False
                start = len(line) - len(line.lstrip())
                yield Literal(number, start, found[0].strip(), mend)
