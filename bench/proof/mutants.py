"""What a mutation is: one place of one file changed in one way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to change a file."""

    name: str
    file: str
    """Relative to the project; of a built page, to the site."""
    pattern: str
    """Each match is a place; `^` and `$` are those of lines."""
    replacement: Replacement = ""
    built: bool = False
    """Whether it is a page of the built site that is changed."""
    why: str = ""
    """Why nobody notices it, where that is as it must be."""
    sound: bool = False
    """Whether the change changes nothing, so that whoever notices it raises a false alarm."""

    def mutants(self, text: str, places: int) -> Iterator[str]:
        """The text with the first place changed, then with the second, and so on."""
        for match in islice(re.finditer(self.pattern, text, re.MULTILINE), places):
            put = self.replacement
            new = put(match) if callable(put) else match.expand(put)
            changed = text[: match.start()] + new + text[match.end() :]
            if changed != text:
                yield changed
