"""Lines of YAML as they should be: each is put in and read before it is offered."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from veiviser.messages import Message, say

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST = 300
"""Characters of a line that is offered; what is longer nobody copies from a terminal."""
_LONG = 5_000
"""Likewise of any line of a file, which nobody wrote by hand; nothing is offered for such a file."""
_BEFORE = 3
"""Lines above the one where a parser gives up, in which the reason may stand."""
_QUOTES_BEFORE = 40
"""Likewise of a quote that is never closed, for it is noticed only at the next quote: lines that begin with one."""
_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)"
    r"(?:(?P<key>[\w.-]+(?: [\w.-]+)*|'[^']+'|\"[^\"]+\"):(?P<gap> +))?(?P<value>\S.*)"
)
_TEXT_IN_BRACKETS = re.compile(r"\{\{?\s*[\w.-]+\s*\}|\[[^\[\]{}]*\](?:[(\[:]|\s+[^\s#])")
_INSIDE_BRACES = re.compile(r"(?<=: )(?:\{\s*[a-zæøå][\w.-]*\s*\}[^,{}\[\]]*|\[[^\[\]]*\]\([^()]*\)[^,{}\[\]]*)")
_QUOTED = re.compile(r"(?P<quote>['\"]).*(?P=quote)$")
_APOSTROPHE = re.compile(r"^'([^']*\w'\w[^']*)$")
"""A quote that opens, and then only one that stands in a word."""
_CLOSED = re.compile(r"(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")\s*(?:#.*)?$")
_UNSPACED = re.compile(r"(?P<before> *(?:- +)*[a-z][\w-]*:)(?P<value>[^\s/:].*)$")
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u25aa\u25cf\u25e6\u00b7\u2043\uf0b7*+"
"""Dashes and bullets of word processors, with those of Markdown that YAML does not know."""
_DASH = re.compile(rf"(?P<before> *)(?P<dash>[{re.escape(DASHES)}])[ \t\xa0]+(?P<value>\S.*)$")
_SPECIAL = "{[@%&*!|>`\"'#-?:,]}"


class Repair(NamedTuple):
    """A line, or a few that become one, as they should be."""

    first: int
    """From 0, as `last`."""
    last: int
    column: int
    """From 0, of what is wrong in the first."""
    line: str
    """What to write."""
    why: Message
    words: str | None = None
    """What must be read there then; None where any text will do."""
    others: Mapping[int, str] = MappingProxyType({})
    """Other lines that have the same mistake, as they should be."""

    @property
    def advice(self) -> Message:
        """The end of a problem's sentence."""
        if len(self.line) > LONGEST:
            return say("put ' before and after the text")
        line = self.line.strip()
        if self.last > self.first:
            return say(
                "write lines {first} to {last} as one: {line}", first=self.first + 1, last=self.last + 1, line=line
            )
        return say("write: {line}", line=line)

    @property
    def shown(self) -> str:
        """The line behind a colon, for a sentence that says already what to do."""
        return f": {self.line.strip()}" if len(self.line) <= LONGEST and self.last == self.first else ""


def repair(text: str, spots: list[tuple[int, int]], *, error: tuple[int, int] | None = None) -> Repair | None:
    """
    What was meant, if there is something that can be read then.

    Args:
        spots: lines and columns, from 0, where the reason may stand; the likeliest first.
        error: where a parser gave up, from 0; what is read then must be sound up to there.
    """
    lines = text.split("\n")
    if max(map(len, lines)) > _LONG:
        return None
    asked = list(dict.fromkeys(line for line, _ in spots if line < len(lines)))
    near = [
        number for line in asked for number in range(line, max(-1, line - _BEFORE - 1), -1) if lines[number].strip()
    ]
    for number in dict.fromkeys(near):
        for found in _repairs_of(lines, number):
            if _is_read(lines, found, error):
                return found
    if error is not None:
        above = [n for n in range(min(error[0], len(lines) - 1), -1, -1) if _opens(lines[n])]
        for number in above[:_QUOTES_BEFORE]:
            found = _closed(lines, number)
            if _is_read(lines, found, error):
                return found
    return None


def quoted(words: str) -> str:
    """The words as YAML reads them again: in single quotes, unless an apostrophe would have to stand twice."""
    if "'" in words and '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def _repairs_of(lines: list[str], number: int) -> Iterator[Repair]:
    line = lines[number].rstrip()
    dash = _DASH.fullmatch(line)
    if dash and (dash["dash"] not in "*+" or re.match(r"[\w-]+:(?: |$)", dash["value"])):
        yield from _with_dashes(lines, number, dash)
    parts = _LINE.fullmatch(line)
    if parts is None:
        return
    start, value = parts.start("value"), parts["value"]
    for kept in dict.fromkeys((re.split(r"\s+#(?=\s)", value)[0], value)):
        comment = value[len(kept) :]
        if why := _why(kept, parts["key"] is not None):
            words = kept[1:-1].replace("''", "'") if _is_within(kept) else _APOSTROPHE.sub(r"\1", kept)
            yield from _with_what_follows(lines, number, start, words, comment, why)
    for found in _INSIDE_BRACES.finditer(value) if not _TEXT_IN_BRACKETS.match(value) else ():
        words, ends = found[0].rstrip(), start + found.start() + len(found[0].rstrip())
        mended = f"{line[: start + found.start()]}{quoted(words)}{line[ends:]}"
        yield Repair(
            number,
            number,
            start + found.start(),
            mended,
            say("text beginning with {mark} needs quotes", mark=words[0]),
            words,
        )
    unspaced = _UNSPACED.fullmatch(line)
    if unspaced:
        mended = f"{unspaced['before']} {unspaced['value']}"
        yield Repair(number, number, unspaced.start("value"), mended, say("a space is missing after the colon"))


def _with_dashes(lines: list[str], number: int, dash: re.Match[str]) -> Iterator[Repair]:
    """The first line of a list, and with quotes where it needs them too; the others are taken for mended."""
    before, mark, column = dash["before"], dash["dash"], dash.start("dash")
    others = {
        n: f"{before}- {m['value']}"
        for n, line in enumerate(lines)
        if (m := _DASH.fullmatch(line.rstrip())) and (m["before"], m["dash"]) == (before, mark)
    }
    why = say("a list line begins with `- `, and here stands {mark}", mark=mark)
    if len(others) > 1:
        why = say(
            "a list line begins with `- `, and here stands {mark}, as on {count} more", mark=mark, count=len(others) - 1
        )
    first = min(others)
    yield Repair(first, first, column, others[first], why, others=others)
    rewritten = [others.get(n, line) for n, line in enumerate(lines)]
    for one in _repairs_of(rewritten, first):
        yield one._replace(column=column, why=say("{why}, and {also}", why=why, also=one.why), others=others)


def _why(value: str, has_key: bool) -> Message | None:
    """Why a text needs quotes, or nothing where it is most likely no text."""
    first = value[0]
    if first in "{[":
        return say("text beginning with {mark} needs quotes", mark=first) if _TEXT_IN_BRACKETS.match(value) else None
    if first in "'\"":
        if _CLOSED.fullmatch(value):
            return say("\\ has a meaning of its own between double quotes") if first == '"' and "\\" in value else None
        return (
            say("text with {mark} in it needs other quotes around all of it", mark=first)
            if value.count(first) > 1
            else None
        )
    if first in "|>" and re.fullmatch(r"[|>][-+0-9]{0,2}(?:\s+#.*)?", value):
        return None
    if first == "-" and not has_key:
        return None
    if first in _SPECIAL:
        return say("text beginning with {mark} needs quotes", mark=first)
    if re.search(r":(?:\s|$)", value):
        return say("a colon followed by a space inside text needs quotes")
    if re.search(r"\s#", value):
        return say("a # after a space begins a comment, and text with it needs quotes")
    return None


def _is_within(value: str) -> bool:
    """Whether quotes stand around all of it, and the same ones inside, the first of which begins a word."""
    first_inside = value.find(value[0], 1, -1)
    begins = first_inside < 0 or value[first_inside - 1] in " (" or value[first_inside + 1].isalnum()
    return _QUOTED.fullmatch(value) is not None and len(value) > 2 and begins


def _with_what_follows(
    lines: list[str], number: int, start: int, words: str, comment: str, why: Message
) -> Iterator[Repair]:
    """The line alone, and with those below it that go on with its text."""
    before = lines[number][:start]
    is_bare = not before.strip()  # of a text below its key
    outer, last, longer = _indent(before) - is_bare, number, [words]
    while not comment and last + 1 < len(lines) and (below := lines[last + 1]).strip():
        if _indent(below) <= outer or re.match(r"\s*(?:- |[\w-]+:(?:\s|$))", below):
            break
        last += 1
        longer.append(f"{longer[-1]} {below.strip()}")
    for end, said in reversed(list(enumerate(longer, number))):
        yield Repair(number, end, start, f"{before}{quoted(said)}{comment}", why, said)


def _opens(line: str) -> bool:
    """Whether the text of a line opens a quote that is not closed on it."""
    parts = _LINE.fullmatch(line.rstrip())
    return parts is not None and parts["value"][0] in "'\"" and not _CLOSED.fullmatch(parts["value"])


def _closed(lines: list[str], number: int) -> Repair:
    parts = _LINE.fullmatch(lines[number].rstrip())
    assert parts is not None
    start, value = parts.start("value"), parts["value"]
    words = value[1:].rstrip()
    line = f"{lines[number][:start]}{value[0]}{words}{value[0]}" if value[0] not in words else ""
    why = say("the quote {mark} opens here and is not closed on this line", mark=value[0])
    return Repair(number, number, start, line or f"{lines[number][:start]}{quoted(words)}", why, words)


def _is_read(lines: list[str], found: Repair, error: tuple[int, int] | None) -> bool:
    """Whether the file is sound up to where it was not, and the line says what was meant."""
    lost = found.last - found.first
    lines = [found.others.get(number, line) for number, line in enumerate(lines)]
    text = "\n".join([*lines[: found.first], found.line, *lines[found.last + 1 :]])
    is_said = False
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            mark: Any = event.start_mark
            if mark.line != found.first or not isinstance(event, yaml.NodeEvent):
                continue
            if event.anchor is not None or getattr(event, "tag", None) is not None:
                return False
            if isinstance(event, yaml.ScalarEvent):
                is_said |= event.value == found.words if found.words is not None else bool(event.value)
    except yaml.YAMLError as later:
        mark = getattr(later, "problem_mark", None)
        is_bare = _indent(found.line) == found.column  # where the text of a list or a key would be above
        if mark is None or error is None or mark.line <= found.first + is_bare:
            return False
        return is_said and (mark.line + lost, mark.column) > error
    return is_said


def swallowed(text: str, first: int, last: int) -> Repair | None:
    """A line with its quote closed, where the quoted text goes on over lines that begin with keys of their own."""
    lines = text.split("\n")
    indent = _indent(lines[first])
    is_key = re.compile(r"\s*(?:- +)*[\w-]+:(?:\s|$)")
    if not any(is_key.match(line) and _indent(line) <= indent for line in lines[first + 1 : last + 1]):
        return None
    return _closed(lines, first) if _opens(lines[first]) else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
