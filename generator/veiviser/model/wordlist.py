"""Words that a site would rather not use, and what it writes instead."""

from dataclasses import dataclass

from veiviser.place import Place


@dataclass(frozen=True, slots=True)
class Advice:
    """What to write instead of some words, and why."""

    write: str
    avoid: tuple[str, ...]
    """Each form of each word, as it is looked for; several words have one blank between them."""
    reason: str
    """A sentence without its full stop."""
    place: Place


Wordlist = tuple[Advice, ...]
"""In the order written."""
