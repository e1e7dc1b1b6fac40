"""What is meant as markup and shows as it is typed: one list of forms, for pages and for texts of flows and tables."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt

from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.prose import without_code

_MARKDOWN = MarkdownIt("commonmark")
_VALUES = ("fact", "edition", "date")
_WHOLE = rf"\{{(?:{'|'.join(_VALUES)})\.[^{{}}\s]*\}}(?!\}})"
_TEMPLATE = r"\{\{(?:.{0,60}?\}\})?|\{%(?:.{0,60}?%\})?|\{#[^}].{0,60}?#\}"
_NAMED = "write {name}"
_NOTHING_FILLED = "nothing is filled in here; write the words themselves"
_FORMS = (
    (re.compile(_TEMPLATE), _NOTHING_FILLED),
    (
        re.compile(r"\[[^\[\]\n]+\]\s+\((?:https?:|mailto:|tel:|page:|[^\s()]+\.md|#)[^\s()]*\)"),
        "take out the blank after ]",
    ),
    (re.compile(r"\[\^[\w-]+\]"), "there are no footnotes; write it in the text, or in brackets"),
    (re.compile(r"~~[^\s~][^~\n]*~~"), "nothing is struck out here; leave the words out"),
    (re.compile(r"(?<=[-*+] )\[[ xX]\](?=\s)"), "there are no boxes to tick; leave the brackets out"),
    (re.compile(r"-{1,2}8<-{1,2}"), "no file is put in here; copy its text"),
    (
        re.compile(r"^\s*(?:[•·▪●◦‣\u2043■□➢\uf0a7\uf0b7]|[o§](?=\t))(?=\s*\S)(?:\s*\w+)?"),
        "a list begins its lines with `- `, after an empty line; write that",
    ),
)
_PLAIN = (
    (re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]+(?<=\S)\*\*(?![\w*])"), "no words are bold here; leave the stars out"),
    (re.compile(r"(?<![\w_])__(?=\S)[^_\n]+(?<=\S)__(?![\w_])"), "no words are bold here; leave the marks out"),
    (re.compile(r"!?\[[^\[\]\n]+\]\([^()\s]+\)"), "nothing here can be a link; write the words alone"),
)
"""Marks of Markdown, where none is read."""
_NAMES = ((re.compile(_WHOLE), _NOTHING_FILLED),)
_COMMENT = (re.compile(r"<!--.*?(?:-->|$)"), "a comment is shown here; leave it out, or put # before a line of its own")
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
    mend: str


def literals_in(lines: Sequence[str], names: Collection[str] = ()) -> Iterator[Literal]:
    """
    All that looks like markup and is none, in Markdown whose code and comments are blank.

    Args:
        names: what can be shown by its name between braces, beside facts, values of the edition and dates.
    """
    forms = (_braces(frozenset(names)), *_FORMS)
    yield from _found(lines, forms)
    yield from _pasted(lines)


def literals_in_text(
    words: str, *, markdown: bool, names: Collection[str] = (), filled: bool = True
) -> Iterator[Literal]:
    """
    Likewise of a text of a flow or a table, where HTML is shown, too, and may be all of Markdown.

    Args:
        filled: whether facts, values of the edition and dates can be shown by their names.
    """
    lines = _without_code(words) if markdown else words.split("\n")
    forms = (_braces(frozenset(names)), _COMMENT, *_FORMS, *(() if markdown else _PLAIN), *(() if filled else _NAMES))
    yield from _found(lines, forms)
    yield from _pasted(lines)


def problems_in_text(
    text: Text, *, markdown: bool, names: Collection[str] = (), filled: bool = True
) -> Iterator[Problem]:
    """The same, as problems."""
    if _SIGNS.search(text.words) is None:
        return
    for line, start, words, mend in literals_in_text(text.words, markdown=markdown, names=names, filled=filled):
        yield literal_problem(text.spot(line, start), words, mend)


def literal_problem(place: Place, words: str, mend: str) -> Problem:
    """That readers see some words as they are typed."""
    shown = " ".join(words.split())
    return Problem(place, "left-literal", f"readers see `{shown}` as it is typed; {mend}")


def _without_code(words: str) -> list[str]:
    """The lines with code blank, and comments kept, which are shown here."""
    lines = list(without_code(words))
    blocks = _MARKDOWN.parse(words) if "    " in words else []  # code by its indent
    for first, last in (token.map for token in blocks if token.type == "code_block" and token.map):
        lines[first:last] = [""] * (last - first)
    return lines


@lru_cache(maxsize=256)
def _braces(names: frozenset[str]) -> tuple[re.Pattern[str], str]:
    """What is nearly a name between braces: a brace is missing or doubled, or a blank stands in it."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    values = rf"(?:{'|'.join(_VALUES)})\b\s*\.?[^\s{{}}]*"
    one = rf"(?:{values}|(?:{listed})(?![\w.-]))" if listed else values
    whole = rf"{_WHOLE}|\{{(?:{listed})\}}(?!\}})" if listed else _WHOLE
    lost = rf"(?<![\w{{.])(?:{'|'.join(_VALUES)})\.[a-z0-9-]+\s*\}}"
    pattern = rf"(?<!\{{)(?!{whole})\{{\{{?\s*{one}\s*\}}{{0,2}}|(?<!\{{)(?<!\{{ ){lost}"
    return re.compile(pattern), _NAMED


def _found(lines: Sequence[str], forms: Sequence[tuple[re.Pattern[str], str]]) -> Iterator[Literal]:
    for number, line in enumerate(lines):
        told: list[range] = []
        for pattern, mend in forms:
            for found in pattern.finditer(line):
                start = found.end() - len(found[0].lstrip())
                is_told = any(start in span for span in told)
                if not is_told and line[start - 1 : start] != "\\":
                    told.append(range(*found.span()))
                    words = line[start : found.end()]
                    yield Literal(
                        number,
                        start,
                        words,
                        mend.replace("name", re.sub(r"[{}\s]", "", words)) if mend is _NAMED else mend,
                    )


def _pasted(lines: Sequence[str]) -> Iterator[Literal]:
    """Lists with dashes and tables with tabs, as word processors have them; one such line alone is prose."""
    for form, mend in (
        (_DASHED, "a list begins its lines with `- `, after an empty line; write that"),
        (_TABBED, "a table has | between its cells, and a line of |---|---| below its headings; write that"),
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
