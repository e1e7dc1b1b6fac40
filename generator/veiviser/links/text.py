"""Lines and columns in a text."""

import re
from bisect import bisect_right
from typing import NamedTuple


class Position(NamedTuple):
    """A line and a column, from 1."""

    line: int
    column: int


class Text:
    """A text whose offsets become lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)
