"""A spot in a file that an author wrote."""

from bisect import bisect_right
from pathlib import PurePosixPath
from typing import NamedTuple


class Place(NamedTuple):  # every word of every flow has one, and a tuple is made in a third of the time
    """A spot in a file that an author wrote, counted as editors count."""

    file: PurePosixPath
    """Relative to the project's root."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


Runs = tuple[tuple[int, Place], ...]
"""Where pieces of a text begin: offset in it, and place; what follows a beginning stands behind it on the same line."""


def place_in_runs(runs: Runs, offset: int) -> Place:
    """Of one character of a text that was found."""
    begun, place = runs[max(bisect_right(runs, offset, key=lambda run: run[0]) - 1, 0)]
    return place._replace(column=place.column + max(offset - begun, 0))
