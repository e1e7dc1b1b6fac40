"""What a page's links asked of the folder, so that what is known of the page holds while the answers are the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from veiviser.links.page import Page
from veiviser.links.paths import Led, Paths

Question = tuple[Any, ...]
"""The name of a method of `Paths`, and what it was given."""


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """A page, and all that was asked to read it."""

    page: Page
    answers: Mapping[Question, object]

    def holds(self, paths: Paths) -> bool:
        """Whether the folder would answer the same."""
        return all(_answer(paths, question) == answer for question, answer in self.answers.items())


@dataclass(frozen=True, slots=True)
class Asked:
    """A folder's paths, which remember what they are asked."""

    paths: Paths
    answers: dict[Question, Any] = field(default_factory=dict)

    def has(self, file: str) -> bool:
        return bool(self._ask("has", file))

    def has_folder(self, path: str) -> bool:
        return bool(self._ask("has_folder", path))

    def look_up(self, path: str, image: bool = False) -> Led:
        led: Led = self._ask("look_up", path, image)
        return led

    def _ask(self, *question: Any) -> Any:
        if question not in self.answers:
            self.answers[question] = _answer(self.paths, question)
        return self.answers[question]


def _answer(paths: Paths, question: Question) -> Any:
    name, *given = question
    return getattr(paths, name)(*given)
