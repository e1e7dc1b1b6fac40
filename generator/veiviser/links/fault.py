"""What was found wrong in a file, before its place is known."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from veiviser.problem import Severity, nearest


class Found(NamedTuple):
    """What is wrong with something."""

    id: str
    message: str
    severity: Severity = "error"


def near(name: str, names: Collection[str]) -> str:
    """As `nearest`; of very many names only those that begin alike are looked at."""
    return nearest(name, names if len(names) < 300 else [other for other in names if other[:2] == name[:2]][:300])


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an element of a page."""

    found: Found
    element: int
    """Its number in the page."""
    attribute: str | None
    """None: the element itself."""
    words: str = ""
    """What to point at, behind the attribute's name or, without one, in the element's text."""
