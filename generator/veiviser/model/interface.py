"""The words of the interface: all that a site says by itself, by key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from markupsafe import Markup, escape

FUNCTION = "word"
"""What stands before a key in templates, `{{ word("page.menu") }}`, and in scripts."""
ASKED = re.compile(r"(?<![\w.])word\(\s*\"([^\"]*)\"(\)|,\s*)")
"""Words that a script or a template of the frame asks for: the key, and whether values follow."""
PLACE = re.compile(r"\{([a-z_]+)\}")
"""`{name}` in words: where a value is put. Others, such as `{edition.name}`, are words as they stand."""


@dataclass(frozen=True, eq=False)
class InterfaceWords:
    """
    What the interface says in one language.

    What is asked for and not there is our own mistake: words that templates ask for are checked when they are read.
    """

    by_key: Mapping[str, str] = field(default_factory=dict)
    language: str = "nb"

    def __call__(self, key: str, /, **values: object) -> str:
        """
        The words, with values put in, as plain text.

        Raises:
            KeyError: when there are no such words, or a value is missing.
        """
        return filled(self.by_key[key], values)

    def html(self, key: str, /, **values: object) -> Markup:
        """The same as HTML: the words are escaped, and the values that are not HTML already."""
        words = str(escape(self.by_key[key]))
        return Markup(PLACE.sub(lambda place: escape(values[place[1]]), words) if values else words)

    @cached_property
    def digest(self) -> str:
        """The same for the same words."""
        return blake2b(repr((self.language, sorted(self.by_key.items()))).encode(), digest_size=16).hexdigest()


SILENT = InterfaceWords()
"""One that says nothing."""


def filled(words: str, values: Mapping[str, object]) -> str:
    """
    Words with values in their places.

    Raises:
        KeyError: when there is a place for a value that is missing.
    """
    return PLACE.sub(lambda place: str(values[place[1]]), words) if values else words


def places_in(words: str) -> frozenset[str]:
    """The names of the values that they have a place for."""
    return frozenset(PLACE.findall(words))
