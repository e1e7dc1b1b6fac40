"""A spot in a file that an author wrote."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that an author wrote, counted as editors count."""

    file: PurePosixPath
    """Relative to the project's root."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
