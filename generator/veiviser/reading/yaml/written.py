"""Where the characters of a text stand that was not written as it reads: in quotes, folded, or with names in it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from veiviser.place import Place, Runs, place_in_runs

_DIGITS = {"x": 2, "u": 4, "U": 8}
"""Behind a backslash and this letter."""


class Edit(NamedTuple):
    """Words put in place of others."""

    start: int
    end: int
    words: str


def runs_of(text: str, lines: Sequence[str], start: Place, end: tuple[int, int], style: str) -> Runs:
    """
    Where the pieces of a text begin, as far as they can be found.

    Args:
        lines: of the file.
        start: where it is written, its quote or its sign of a block first.
        end: line and column behind it, from 0.
        style: as YAML says it.
    """
    line, column = start.line - 1, start.column - 1
    if style in ("|", ">"):
        line, column = line + 1, 0
    whole = "\n".join(lines[line : end[0] + 1])
    raw = whole[column : len(whole) - len(lines[end[0]]) + end[1] if end[0] < len(lines) else len(whole)]
    return tuple(_found(text, raw, Place(start.file, line + 1, column + 1), style))


def edited(runs: Runs, edits: Iterable[Edit]) -> Runs:
    """The same of a text in which words were exchanged, from left to right."""
    made, shift, behind = list[tuple[int, Place]](), 0, list(runs)
    for edit in edits:
        made += [(offset + shift, place) for offset, place in behind if offset < edit.start]
        made.append((edit.start + shift, place_in_runs(runs, edit.start)))
        shift += len(edit.words) - (edit.end - edit.start)
        made.append((edit.end + shift, place_in_runs(runs, edit.end)))
        behind = [(offset, place) for offset, place in behind if offset > edit.end]
    return (*made, *((offset + shift, place) for offset, place in behind))


def runs_of_lines(text: str, first: Place) -> Runs:
    """Of a text each line of which is a line of the file."""
    runs, offset = list[tuple[int, Place]](), 0
    for number, line in enumerate(text.split("\n")):
        runs.append((offset, first._replace(line=first.line + number)))
        offset += len(line) + 1
    return tuple(runs)


def _found(text: str, raw: str, start: Place, style: str) -> Iterator[tuple[int, Place]]:
    i, j = 0, int(style in ("'", '"'))
    expected = -1
    while i < len(text):
        if style in ("|", ">") or "\n" in raw:
            j = _over_blanks(raw, j) if i == 0 and not text[0].isspace() else j
        if j >= len(raw):
            return
        if j != expected or i == 0:
            before = raw.count("\n", 0, j)
            column = j - raw.rfind("\n", 0, j) - 1
            yield i, Place(start.file, start.line + before, column + 1 + (start.column - 1 if before == 0 else 0))
        if text[i] in " \t\n" and raw[j] in " \t\n":
            behind, begun = _over_blanks(raw, j), i
            breaks = raw.count("\n", j, behind)
            if style == ">":  # whose indented lines are not folded
                i = _over_blanks(text, i)
            else:
                i += max(breaks - 1, 1) if breaks else behind - j
            j, expected = behind, behind if not breaks and i - begun == behind - j else -1
        elif style == "'" and raw.startswith("''", j):
            i, j, expected = i + 1, j + 2, -1
        elif style == '"' and raw[j] == "\\":
            is_broken = raw[j + 1 : j + 2] == "\n"
            length = 2 + _DIGITS.get(raw[j + 1 : j + 2], 0)
            i, j, expected = (i, _over_blanks(raw, j + 1), -1) if is_broken else (i + 1, j + length, -1)
        elif raw[j] == text[i]:
            i, j = i + 1, j + 1
            expected = j
        elif raw[j].isspace():
            j, expected = _over_blanks(raw, j), -1
        else:
            return


def _over_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at
