"""Who changed something last, as git knows."""

import re
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from veiviser.place import Place
from veiviser.reading.files.versions import own_name

_Line = tuple[int, str, str]
"""Of a line of a file: when it was written, in seconds, by whom, and what it says; nobody where none committed it."""
_NOT_YET = "0" * 40
"""What git calls the commit of lines that nobody has committed."""


class Authors:
    """Those of a project's files, each file asked for at most once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines_of = cache(self._asked)

    def of_file(self, file: PurePosixPath) -> str:
        """Who changed a file last; empty where nobody knows."""
        return self._latest(self._lines_of(file))

    def of_block(self, place: Place) -> str:
        """The same of the part of a YAML file around a place: of one screen, or of one fact."""
        lines = self._lines_of(place.file)
        first, last = _block([said for _, _, said in lines], place.line - 1)
        return self._latest(lines[first:last])

    def _latest(self, lines: Sequence[_Line]) -> str:
        if not lines:
            return ""
        return max(lines, key=lambda line: line[0])[1] or own_name(self._root)

    def _asked(self, file: PurePosixPath) -> Sequence[_Line]:
        """All lines of it; of a file that git does not follow, as if it were about to be committed."""
        path = self._root / file
        told = _git(self._root, "blame", "--line-porcelain", "--", str(file))
        if told is not None:
            return _lines(told)
        if not path.is_file() or _git(self._root, "rev-parse", "--git-dir") is None:
            return ()
        return [(0, "", line) for line in path.read_text("utf-8", "replace").split("\n")]


def _lines(told: str) -> Sequence[_Line]:
    found, name, when, is_committed = list[_Line](), "", 0, True
    for line in told.split("\n"):
        if line.startswith("\t"):
            found.append((when, name if is_committed else "", line[1:].rstrip("\r")))
        elif line.startswith(_NOT_YET):
            is_committed = False
        elif re.match(r"[0-9a-f]{40} ", line):
            is_committed = True
        elif line.startswith("author "):
            name = line.removeprefix("author ")
        elif line.startswith("author-time "):
            when = int(line.removeprefix("author-time "))
    return found


def _block(lines: Sequence[str], at: int) -> tuple[int, int]:
    """From the line around it that stands right below one without indent, or has none itself, to its last line."""
    first = min(at, len(lines) - 1)
    for number in range(first - 1, -1, -1):
        if _indent(lines[number]) == 0:
            break
        if _indent(lines[number]) < _indent(lines[first]):
            first = number
    ends = (number for number in range(first + 1, len(lines)) if _indent(lines[number]) <= _indent(lines[first]))
    return first, next(ends, len(lines))


def _indent(line: str) -> int:
    """In blanks; of what is no content, more than any."""
    words = line.lstrip(" ")
    return len(line) - len(words) if words and not words.startswith("#") else 999


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
