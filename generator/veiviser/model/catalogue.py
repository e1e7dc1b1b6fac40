"""Translations of a flow's texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from veiviser.place import Place

Language = str
"""Its tag, such as `nn` or `en`."""
Translated = Literal["translated", "fuzzy", "missing"]
"""`fuzzy`: of a text that was changed since, for somebody to look at."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one flow into one language."""

    language: Language
    file: PurePosixPath
    words: Mapping[str, str]
    """By the text as it stands in the flow's file, names between braces included."""
    fuzzy: frozenset[str] = frozenset()
    """Texts whose translation is of what they were before."""

    def status(self, text: str) -> Translated:
        """The status of a text's translation."""
        if not self.words.get(text):
            return "missing"
        return "fuzzy" if text in self.fuzzy else "translated"


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate."""

    words: str
    """As it stands in the flow's file."""
    places: tuple[Place, ...]
    """Where it stands, in reading order."""
