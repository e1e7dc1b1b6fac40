"""A flow's words in another language."""

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
    """What translators have written of one flow in one language."""

    language: Language
    file: PurePosixPath
    words: Mapping[str, str]
    """By the text as it stands in the flow's file, names between braces included."""
    fuzzy: frozenset[str] = frozenset()
    """Texts whose translation is of what they were before."""

    def status(self, text: str) -> Translated:
        """How far the translation of a text is."""
        if not self.words.get(text):
            return "missing"
        return "fuzzy" if text in self.fuzzy else "translated"


@dataclass(frozen=True, slots=True)
class Message:
    """A text that somebody can translate."""

    words: str
    """As it stands in the flow's file."""
    places: tuple[Place, ...]
    """Where it stands, in reading order."""
