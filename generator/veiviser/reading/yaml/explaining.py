"""Translates the YAML parser's errors for authors who have never heard of parsers."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.yaml.repairs import repair

_CUT = re.compile(r"(?<![ \t])[ \t]+#(?![#!<=-])(?!\s+(?:<-|[#!=-]))")
_HARDLY_A_COMMENT = re.compile(r"#(?:\S|\s*$|\s+\d)")
"""To YAML it is one; its author meant a number, a key of a telephone, a word with a hash."""
_KEY_WITH_COLON = re.compile(r"^(\s*(?:- +)*)([^\s'\"#][^:'\"]*): +([^'\"{\[|>\s].*?: .*)$")
_KEY_WITHOUT_BLANK = re.compile(r"^\s*(?:- +)*([\w-]+):([^\s/].*)$")
_OPENING = "\u201e\u201c\u201d\u201f\u2018\u2019\u201a"
_CLOSING = "\u201c\u201d\u201f\u2018\u2019"


def explain(error: yaml.YAMLError, text: str, file: PurePosixPath) -> Problem:
    """The problem that made the parser give up, at the place where it is to be mended."""
    lines = text.split("\n")
    problem = str(getattr(error, "problem", "") or "")
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return Problem(Place(file), "not-yaml", say("this cannot be read as YAML; copy the form of another file"))
    line, column = min(mark.line, len(lines) - 1), mark.column
    tab = _tab(lines, line, column)
    if tab is not None:
        return Problem(
            Place(file, tab + 1, 1), "not-yaml", say("line {line} starts with a tab; use spaces", line=tab + 1)
        )
    spots = [(line, column)] + ([(start.line, start.column)] if start is not None else [])
    meant = repair(text, spots, error=(mark.line, mark.column))
    if meant is not None:
        message = say("{why}; {advice}", why=meant.why, advice=meant.advice)
        return Problem(Place(file, meant.first + 1, meant.column + 1), "not-yaml", message)
    where, words = _meaning(lines, line, column, problem, start, str(getattr(error, "context", "") or ""))
    return Problem(Place(file, where[0] + 1, where[1] + 1), "not-yaml", words)


def comments_in_text(
    text: str, plain_ends: Mapping[tuple[int, int], str], *, usual: bool = False
) -> Iterator[tuple[int, int]]:
    """
    Line and column, from 1, of each # that cuts off what may be a text.

    Words after `# ` may well be a comment behind a name or a number, or where more than one blank sets them apart, and
    hardly one behind several words and one blank: who means one there can put it on a line of its own.

    Args:
        plain_ends: texts without quotes, by line and column, from 0, where they end.
        usual: whether comments behind values are usual in such a file, as they are among settings.
    """
    for number, line in enumerate(text.split("\n")):
        for match in _CUT.finditer(line):
            words = plain_ends.get((number, match.start()))
            if words is not None and (
                (" " in words and len(match[0]) == 2 and not usual) or _HARDLY_A_COMMENT.match(line, match.end() - 1)
            ):
                yield number + 1, match.end()


def quotes_of_word(text: str) -> bool:
    """Whether an unquoted text stands in marks that a word processor makes."""
    return text[0] in _OPENING and text[-1] in _CLOSING and not any(c in _OPENING + _CLOSING for c in text[1:-1])


Spot = tuple[int, int]


def _meaning(lines: list[str], line: int, column: int, problem: str, start: Any, context: str) -> tuple[Spot, Message]:
    opened = (start.line, start.column) if start is not None else (line, column)
    here = lines[line] if line < len(lines) else ""
    if "quoted scalar" in context:
        return _quoted(lines, line, column, problem, opened)
    if "flow" in context:
        opened = _bracket(lines, opened)
        mark = lines[opened[0]][opened[1] : opened[1] + 1]
        closing = {"[": "]", "{": "}"}.get(mark, "]")
        return opened, say(
            "`{mark}` opens here and `{closing}` is not where it should be; close it, or quote the text",
            mark=mark,
            closing=closing,
        )
    if "block scalar" in context:
        mark = lines[opened[0]][opened[1] : opened[1] + 1]
        line_there = _quote(lines[opened[0]][opened[1] :])
        return opened, say("text beginning with {mark} needs quotes: {line}", mark=mark, line=line_there)
    is_mark = any(word in context for word in ("anchor", "alias", "tag"))
    if is_mark or "scanning for the next token" in context or "node content" in problem:
        spot = opened if is_mark else (line, column)
        rest = lines[spot[0]][spot[1] :]
        return spot, say("text beginning with {mark} needs quotes: {line}", mark=rest[:1], line=_quote(rest))
    if "sequence entries" in problem or "mapping keys" in problem:
        rest = here[column:]
        return (line, column), say(
            "text beginning with {mark} needs quotes, and a list begins on a line of its own", mark=rest[:1]
        )
    return _layout(lines, line, column, problem)


def _bracket(lines: list[str], spot: Spot) -> Spot:
    """The bracket there, else the last one before: libyaml marks the end of a file that ends right behind it."""
    if spot[0] < len(lines) and lines[spot[0]][spot[1] : spot[1] + 1] in ("[", "{"):
        return spot
    brackets = (
        (number, column)
        for number in range(min(spot[0], len(lines) - 1), -1, -1)
        for column in range(len(lines[number]) - 1, -1, -1)
        if lines[number][column] in "[{"
    )
    return next(brackets, (0, 0))


def _quoted(lines: list[str], line: int, column: int, problem: str, opened: Spot) -> tuple[Spot, Message]:
    if "end of stream" in problem or "document" in problem:
        mark = lines[opened[0]][opened[1] : opened[1] + 1]
        return opened, say(
            "the quote {mark} opens here and is never closed; close it at the end of the text", mark=mark
        )
    if "Unicode" in problem:
        return (line, column), say("this escape stands for no character; write the character itself")
    return (line, column), say("\\ has a meaning of its own between double quotes; use single quotes, or / instead")


def _layout(lines: list[str], line: int, column: int, problem: str) -> tuple[Spot, Message]:
    here = lines[line]
    for number in (line, line - 1):
        found = _KEY_WITH_COLON.match(lines[number]) if number >= 0 else None
        if found:
            spot, meant = (number, found.start(3)), f"{found[2]}: {_quote(found[3])}"
            return spot, say("a colon followed by a space inside text needs quotes: {line}", line=meant)
    before = line - 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    for number in (line, before):
        found = _KEY_WITHOUT_BLANK.match(lines[number]) if number >= 0 else None
        if found:
            spot, meant = (number, found.start(1)), f"{found[1]}: {found[2].strip()}"
            return spot, say("a space is missing after the colon: {line}", line=meant)
    if before >= 0 and "'" in here[:column] + lines[before] and here[:column].count("'") == 2:
        return (line, column), say(
            "the text ended at the quote before this; inside single quotes ' is written twice (''), or use double "
            "quotes around the text"
        )
    if here[:column].strip() and here[:column].rstrip().endswith(('"', "'")):
        return (line, column), say("the text ended at the quote before this; put the quotes around all of it")
    if before >= 0 and "\xa0" in lines[before] + here:
        number = line if "\xa0" in here else before
        return (number, lines[number].index("\xa0")), say(
            "an invisible space (U+00A0) stands here; write an ordinary one"
        )
    if "document" in problem:
        return (line, column), say(
            "`...` or `---` ended the file before this line; one file holds one thing, remove it"
        )
    if before >= 0 and lines[before].strip() and not lines[before].rstrip().endswith(":") and ":" not in lines[before]:
        return (before, _indent(lines[before])), say(
            "a colon is missing here, or line {line} is indented wrongly", line=line + 1
        )
    indent = _indent(here)
    same = next((n for n in range(line - 1, -1, -1) if lines[n].strip() and _indent(lines[n]) <= indent), None)
    if same is None:
        return (line, indent), say("this line does not stand under those it belongs to; indent it as they are")
    if indent == _indent(lines[same]) and lines[same].lstrip().startswith("- "):
        return (line, indent), say(
            "`- ` is missing here, with which the other lines of the list begin: `{line}`", line=f"- {here.strip()}"
        )
    if indent == _indent(lines[same]) and here.lstrip().startswith("- "):
        words = lines[same].strip()
        if words.startswith("-"):
            return (same, indent), say("a space is missing after -: `{line}`", line=f"- {words[1:]}")
        return (same, indent), say(
            "`- ` is missing here, with which the other lines of the list begin: `{line}`", line=f"- {words}"
        )
    return (line, indent), say(
        "this line does not stand under those it belongs to (it is {indent} spaces in; line {other} is {before}); "
        "indent it as they are",
        indent=indent,
        other=same + 1,
        before=_indent(lines[same]),
    )


def _tab(lines: list[str], line: int, column: int) -> int | None:
    """The line, from 0, whose leading tab is to blame."""
    for number in range(line, max(-1, line - 3), -1):
        stripped = lines[number].lstrip(" ")
        if stripped.startswith("\t") and stripped.strip():
            return number
    return line if lines[line][column : column + 1] == "\t" and not lines[line][:column].strip() else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quote(text: str) -> str:
    """The text as it could be written, shortened."""
    text = text.strip()
    if len(text) > 60:
        text = text[:59] + "…"
    return "'" + text.replace("'", "''") + "'"
