"""Something wrong that its author can mend."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from veiviser.place import Place

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong that its author can mend."""

    place: Place
    id: str
    """As in `veiviser explain ID`."""
    message: str
    """What is wrong and what would mend it, in one sentence without a full stop, and in one line."""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        lines = self.message.splitlines()
        if lines != [self.message]:  # what it quotes may have several
            object.__setattr__(self, "message", " ".join(lines))

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.id}]"


class ProblemsFound(Exception):
    """
    Raised once, with everything that was found.

    Attributes:
        problems: sorted by place.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, names: Iterable[str]) -> str:
    """`; did you mean `x`?` for the name that `name` is most likely a slip of, or nothing."""
    near = get_close_matches(name, sorted(names), n=1, cutoff=0.6)
    return f"; did you mean `{near[0]}`{without_hidden(name)}?" if near else ""


def without_hidden(name: str) -> str:
    """`, without U+00AD SOFT HYPHEN`, where a name has a character that nobody sees; else nothing."""
    hidden = next((character for character in name if not character.isprintable()), None)
    return "" if hidden is None else f", without U+{ord(hidden):04X} {unicodedata.name(hidden, 'control character')}"
