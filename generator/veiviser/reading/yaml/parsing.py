"""Reads YAML into plain nodes; nothing is guessed and nothing is executed."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

from veiviser.messages import Count, Message, say
from veiviser.place import Place, Runs
from veiviser.problem import Problem, Report, Severity
from veiviser.reading.yaml.characters import invisible
from veiviser.reading.yaml.explaining import comments_in_text, explain, quotes_of_word
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from veiviser.reading.yaml.repairs import DASHES, Repair, repair, swallowed
from veiviser.reading.yaml.written import runs_of

DEPTH = 20
NODES = 200_000
CHARACTERS = 20_000
"""In one text."""
INVISIBLE = 1_000
"""Characters that nobody sees, of one file, that are told."""
REPAIRS = 20
"""Lines of one file that are told as they should be."""

# libyaml's events are 18 times as fast as PyYAML's own and carry the same marks, in characters. Only its composer
# recurses (and falls over on 200,000 brackets); we take events and stop at `DEPTH`. From 0.2.6 on its scanner, which
# runs up to 1,024 characters ahead of the events, has a limit too; see `_refused_before`.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, file: PurePosixPath, report: Report, tags_allowed: Collection[str] = ()) -> Node | None:
    """
    The file's one document; None where it is empty or a problem keeps it from being read.

    Args:
        text: with `\\n` as the only line break, as `files.read_text` gives it.
        tags_allowed: `!!python/name:…` as written; only for `mkdocs.yml`, and never acted upon. What has one is a
            mapping here, whose one key is the tag.
    """
    reader = _Reader(text, file, report, frozenset(tags_allowed))
    return reader.read()


class _Stop(Exception):
    """What was found makes the rest unreadable."""


class _Reader:
    """One file on its way from events to nodes."""

    def __init__(self, text: str, file: PurePosixPath, report: Report, tags_allowed: frozenset[str]) -> None:
        self.text = text.removeprefix("\ufeff")
        self.file = file
        self.report = report
        self.tags_allowed = tags_allowed
        self.count = self.repaired = 0
        self.lines: list[str] = []
        """Once they are asked for."""
        self.hashes = " #" in self.text or "\t#" in self.text
        self.braces = Report()
        """Of texts that YAML takes for tables; where one has more behind it, that is told instead."""
        self.plain_ends: dict[tuple[int, int], str] = {}
        """Texts without quotes, by line and column, from 0, where they end."""

    def read(self) -> Node | None:
        if not self._is_visible():
            return None
        before = len(self.report)
        try:
            node = self._document(yaml.parse(self.text, Loader=_Loader))
        except _Stop:
            self.report += self.braces
            return None
        except yaml.YAMLError as error:
            told = self._refused_before(error) or explain(error, self.text, self.file)
            self.report += [told, *(problem for problem in self.braces if problem.place.line != told.place.line)]
            return None
        self.report += self.braces
        found = self.report.has_error_since(before)
        return None if found else node

    def _refused_before(self, error: yaml.YAMLError) -> Problem | None:
        """
        What we refuse in the text that the parser took before it gave up, such as the 21st bracket of 200,000.

        However far ahead a parser looks, and whatever limit it has of its own, an author is told the same.
        """
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            return None
        reader = _Reader(self.text, self.file, Report(), self.tags_allowed)
        try:
            reader._document(yaml.parse(self.text[: mark.index], Loader=_Loader))
        except _Stop:
            told: list[Problem] = [*reader.braces, *reader.report]
            return told[-1]  # braces alone, where these are what is wrong with the key
        except yaml.YAMLError:  # it was not whole before it was cut either
            pass
        return None

    def _is_visible(self) -> bool:
        grave, known = False, len(self.report)
        for offset, message, is_grave in invisible(self.text):
            is_told = len(self.report) - known < INVISIBLE or (is_grave and not grave)
            grave = grave or is_grave
            if not is_told:  # a file of nothing else is not a text
                if grave:
                    break
                continue
            line = self.text.count("\n", 0, offset) + 1
            place = Place(self.file, line, offset - self.text.rfind("\n", 0, offset))
            self.report.append(Problem(place, "invisible-character", message, "error" if is_grave else "warning"))
        return not grave

    def _document(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._refuse(event, "not-allowed-in-yaml", say("a second document begins here; one file holds one"))
            elif isinstance(event, yaml.NodeEvent):
                root = self._tree(event, events)
        usual = bool(self.tags_allowed)
        for line, column in comments_in_text(self.text, self.plain_ends, usual=usual) if self.hashes else ():
            meant = self._repair(line - 1, column - 1)
            advice = meant.shown if meant is not None and meant.first == line - 1 else ""
            message = say(
                "everything from # is a comment and will not be shown; put a comment on a line of its own, or quote "
                "the whole text if you mean it{advice}",
                advice=advice,
            )
            self.report.warning(Place(self.file, line, column), "comment-in-text", message)
        return root

    def _tree(self, event: Any, events: Iterator[Any]) -> Node:
        """The node that begins with `event`; a loop over a stack, so that depth costs nothing."""
        stack: list[tuple[Any, list[Node]]] = []
        while True:
            kind = type(event)
            begun = event
            if kind is yaml.MappingEndEvent:
                begun, nodes = stack.pop()
                node: Node = self._mapping(begun, nodes)
            elif kind is yaml.SequenceEndEvent:
                begun, nodes = stack.pop()
                node = Sequence(tuple(nodes), self._place(begun))
            else:
                self.count += 1
                if event.anchor is not None or event.tag is not None or len(stack) >= DEPTH or self.count > NODES:
                    self._check(event, len(stack))
                if kind is not yaml.ScalarEvent:
                    stack.append((event, []))
                    event = next(events)
                    continue
                node = self._scalar(event)
            if self.tags_allowed and begun.tag is not None:
                node = self._tagged(begun, node)
            if not stack:
                return node
            stack[-1][1].append(node)
            event = next(events)

    def _check(self, event: Any, depth: int) -> None:
        if self.count > NODES:
            self._refuse(event, "too-large", say("more than {most} values in one file; split it", most=Count(NODES)))
        if depth >= DEPTH and isinstance(event, yaml.CollectionStartEvent):
            self._refuse(
                event, "too-deep", say("nested more than {most} levels deep; take some of it apart", most=DEPTH)
            )
        if event.anchor is not None:
            words = {"name": event.anchor, "advice": _ALIAS, "line": self._advice(event)}
            if isinstance(event, yaml.AliasEvent):
                self._refuse(event, "not-allowed-in-yaml", say("*{name} is a YAML alias; {advice}{line}", **words))
            self._refuse(event, "not-allowed-in-yaml", say("&{name} is a YAML anchor; {advice}{line}", **words))
        if event.tag is not None:
            written = _written(event.tag)
            if written not in self.tags_allowed:
                message = say(
                    "`{tag}` is a YAML tag, and tags are not allowed; remove it, or quote the text if it begins with !"
                    "{line}",
                    tag=written[:60],
                    line=self._advice(event),
                )
                self._refuse(event, "not-allowed-in-yaml", message)

    def _advice(self, event: Any) -> str:
        """The line with quotes around its text, where what begins there is text."""
        line = event.start_mark.line
        is_text = _MARKED_TEXT.match(self._line(line)[event.start_mark.column :])
        meant = self._repair(line, event.start_mark.column) if is_text else None
        return meant.shown if meant is not None and meant.first == line else ""

    def _tagged(self, event: Any, node: Node) -> Mapping:
        tag = Scalar(_written(event.tag), node.place)
        return Mapping({tag.text: Entry(tag, node)}, node.place)

    def _scalar(self, event: Any) -> Scalar:
        text: str = event.value
        style: str = event.style or ""
        mark = event.start_mark
        place = Place(self.file, mark.line + 1, mark.column + 1)
        scalar = Scalar(text, place, style, None, self._first(event), self._runs(text, style, place, event))
        if len(text) > CHARACTERS:
            self._refuse(
                event, "too-large", say("a text of more than {most} characters; split it", most=Count(CHARACTERS))
            )
        if style == '"' and not text.isprintable():  # what an escape put in
            for _, message, is_grave in invisible(text):
                severity: Severity = "error" if is_grave else "warning"
                self.report.append(Problem(scalar.place, "invisible-character", message, severity))
        if style in ("'", '"') and event.end_mark.line > mark.line:
            meant = swallowed(self.text, mark.line, event.end_mark.line)
            if meant is not None:
                message = say(
                    "{why}, so it takes in the lines to {last}; {advice}",
                    why=meant.why,
                    last=event.end_mark.line + 1,
                    advice=meant.advice,
                )
                self._refuse(event, "not-yaml", message)
        elif not style:
            if self.hashes:
                self.plain_ends[event.end_mark.line, event.end_mark.column] = text
            if text and text[0] > "~" and quotes_of_word(text):
                message = say(
                    "{mark} is a quotation mark for people, not for YAML; use ' or none at all; marks that are to be "
                    "seen stand inside straight ones",
                    mark=text[0],
                )
                self.report.error(scalar.place, "word-quotes", message)
        return scalar

    def _first(self, event: Any) -> Place | None:
        mark, text = event.start_mark, event.value
        if event.style == "|" and text.strip():
            blank = len(text) - len(text.lstrip("\n"))
            line = mark.line + 1 + blank
            indent = len(self._line(line)) - len(self._line(line).lstrip(" "))
            return Place(self.file, mark.line + 2, indent - (len(text[blank:]) - len(text[blank:].lstrip(" "))) + 1)
        is_one_line = event.end_mark.line == mark.line
        return Place(self.file, mark.line + 1, mark.column + 1 + bool(event.style)) if is_one_line else None

    def _runs(self, text: str, style: str, place: Place, event: Any) -> Runs:
        start, end = event.start_mark, event.end_mark
        is_one_line = start.line == end.line
        written = self._line(start.line)[start.column : end.column] if is_one_line and style else ""
        is_as_read = style == "|" or (is_one_line and "''" not in written[1:-1] and "\\" not in written)
        if is_as_read or not text or (style == "'" and is_one_line and "'" not in text):
            return ()
        self._line(start.line)
        return runs_of(text, self.lines, place, (end.line, end.column), style)

    def _mapping(self, start: Any, nodes: list[Node]) -> Mapping:
        items: dict[str, Entry] = {}
        if start.flow_style and len(nodes) == 2:
            self._find_text_in_braces(start, nodes[0])
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not any(told.place.line == key.place.line for told in self.braces):
                    meant = self._repair(key.place.line - 1, key.place.column - 1)
                    advice = meant.advice if meant is not None else say("put {{…}} in quotes")
                    message = say("a key is one word, not a list or a table; {advice}", advice=advice)
                    self.report.error(key.place, "wrong-shape", message)
                raise _Stop
            if key.text and key.text[0] in DASHES:
                self._find_dash(key)
            if key.text in items:  # YAML itself would keep the last one, silently
                first = items[key.text].key.place.line
                message = say(
                    "`{name}` is here a second time, the first is on line {first}; keep one of them",
                    name=_short(key.text),
                    first=first,
                )
                self.report.error(key.place, "duplicate-key", message)
            elif key.text == "<<" and not key.style:
                message = say("`<<` is a YAML merge key; write the lines out where they are needed")
                self.report.error(key.place, "not-allowed-in-yaml", message)
            else:
                items[key.text] = Entry(key, value)
        return Mapping(items, self._place(start))

    def _find_text_in_braces(self, start: Any, key: Node) -> None:
        """`{edition.name}` is a table of one key without a value to YAML."""
        line, column = start.start_mark.line, start.start_mark.column
        if isinstance(key, Scalar) and re.match(r"\{\s*[\w.-]+\s*\}", self._line(line)[column:]):
            meant = self._repair(line, column)
            advice = meant.advice if meant is not None else say("write '{{{name}}}'", name=key.text)
            message = say("text beginning with {mark} needs quotes; {advice}", mark="{", advice=advice)
            self.braces.error(self._place(start), "not-yaml", message)

    def _find_dash(self, key: Scalar) -> None:
        """`– text: Hei`, as word processors make a list."""
        if not key.style and key.text[0] in DASHES and key.text[1:2].isspace():
            meant = self._repair(key.place.line - 1, key.place.column - 1)
            advice = meant.advice if meant is not None else say("write - and a space")
            message = say(
                "a list line begins with `- `, and here stands {mark}; {advice}", mark=key.text[0], advice=advice
            )
            self.report.error(key.place, "not-yaml", message)

    def _line(self, number: int) -> str:
        self.lines = self.lines or self.text.split("\n")
        return self.lines[number]

    def _repair(self, line: int, column: int) -> Repair | None:
        """What was meant there, which takes a reading of the whole file; of a few only."""
        self.repaired += 1
        return repair(self.text, [(line, column)]) if self.repaired <= REPAIRS else None

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, event: Any, id: str, message: Message) -> None:
        self.report.error(self._place(event), id, message)
        raise _Stop


_MARKED_TEXT = re.compile(r"[&!]\s+\w|[&!]\w+ [a-zæøå]|\*\w[^\n]* ")
"""A mark of YAML with words behind it, as in `! Obs`."""
_ALIAS = say("write the lines out where they are needed, or quote the text if it is one")


def _written(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
