"""A problem that an author can fix, and the report that collects problems."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from veiviser.messages import Message, render, say
from veiviser.place import Place

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong that its author can mend."""

    place: Place
    id: str
    """As in `veiviser explain ID`."""
    message: Message
    """What is wrong and what would mend it, in one sentence without a full stop. Show it by `text`."""
    severity: Severity = "error"

    @property
    def text(self) -> str:
        """The message in the language that was chosen, in one line: what it quotes may have several."""
        return " ".join(render(self.message).splitlines())

    def __str__(self) -> str:
        return f"{self.place}: {render(SEVERITIES[self.severity])}: {self.text} [{self.id}]"


SEVERITIES: Mapping[Severity, Message] = {"error": say("error"), "warning": say("warning"), "note": say("note")}


class Report(list[Problem]):
    """Problems in the order in which they were met: what reads hands it on, and whoever meets one tells it."""

    def error(self, place: Place, id: str, message: Message) -> None:
        self.append(Problem(place, id, message))

    def warning(self, place: Place, id: str, message: Message) -> None:
        self.append(Problem(place, id, message, "warning"))

    def note(self, place: Place, id: str, message: Message) -> None:
        self.append(Problem(place, id, message, "note"))

    def has_error_since(self, before: int) -> bool:
        """Whether an error came to be told after so many; what has but a warning is read all the same."""
        return any(problem.severity == "error" for problem in self[before:])


def of_variant(found: Iterable[Problem], known: Iterable[Problem], variant: str) -> "list[Problem]":
    """
    What is wrong with a variant of a flow and not with the flow itself, each with the variant's name.

    Args:
        known: what is wrong with the flow itself.
    """
    told = {(problem.place, problem.id) for problem in known}
    return [
        replace(one, message=say("in the variant `{name}`: {what}", name=variant, what=one.message))
        for one in found
        if (one.place, one.id) not in told
    ]


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
    """`; did you mean `x`?` for the name that `name` is most likely a misspelling of, as a `Message`; or nothing."""
    near = get_close_matches(name, sorted(names), n=1, cutoff=0.6)
    if not near:
        return ""
    hidden = next((character for character in name if not character.isprintable()), None)
    if hidden is None:
        return say("; did you mean `{near}`?", near=near[0])
    code, called = f"{ord(hidden):04X}", unicodedata.name(hidden, "control character")
    return say("; did you mean `{near}`, without U+{code} {called}?", near=near[0], code=code, called=called)
