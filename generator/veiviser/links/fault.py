"""A fault in a file whose place is not known yet."""

from collections.abc import Collection
from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import NamedTuple

from veiviser.messages import Message
from veiviser.problem import Severity, nearest

_OFFERED = ("encoded", "file", "near", "once", "page", "path", "slim")
"""What messages call an address that would be right, by its path in the site."""
_PATIENCE = 100
"""So many near names are looked for among the same names."""


class Found(NamedTuple):
    """What is wrong with something."""

    id: str
    message: Message
    severity: Severity = "error"

    def naming(self, address: str, page: str) -> "Found":
        """
        The same, with addresses as they are written on a page instead of those that they come to.

        Args:
            page: its path in the site.
        """
        start = dirname(page) if not address.startswith("/") and "://" not in address else ""
        message = _seen_from(start, self.message) if start else self.message
        return self._replace(message=Message(message.template, {**message.values, "address": address}))


def _seen_from(folder: str, message: Message) -> Message:
    values = dict(message.values)
    for key, value in values.items():
        if isinstance(value, Message):
            values[key] = _seen_from(folder, value)
        elif key in _OFFERED:
            values[key] = relpath(value, folder)
    return Message(message.template, values)


class Names:
    """Names that others are slips of, sorted by how they look once, and only when somebody asks."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._folded: dict[str, str] | None = None
        self._alike: dict[str, list[str]] = {}
        self._patience = _PATIENCE

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def same(self, name: str) -> str | None:
        """The one that differs in case alone."""
        return self._sorted().get(name.casefold())

    def near(self, name: str) -> str:
        """As `nearest`, for the first that ask: who has hundreds of slips has another mistake."""
        if self._patience <= 0:
            return ""
        self._patience -= 1
        self._sorted()
        return nearest(name, self._names if len(self._names) < 300 else self._alike.get(name[:2], [])[:300])

    def _sorted(self) -> dict[str, str]:
        if self._folded is None:
            self._folded = {}
            for name in sorted(self._names):
                self._folded.setdefault(name.casefold(), name)
                self._alike.setdefault(name[:2], []).append(name)
        return self._folded


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
