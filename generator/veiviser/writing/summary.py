"""What a build wrote, counted."""

from dataclasses import dataclass
from pathlib import Path

from veiviser.problem import Problem


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build wrote, counted."""

    flows: int
    screens: int
    states: int
    pages: int
    links: int
    branches: int
    tried: int
    """Of the branches: by a test, on every page that they stand on, as the pages are now."""
    untold: int
    """Of the branches: those that the guide does not name."""
    is_read: bool
    """Whether there is a page for those whom the site is for."""
    folder: Path
    warnings: tuple[Problem, ...] = ()
