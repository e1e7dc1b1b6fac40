"""Words to avoid, and what to write instead."""

from dataclasses import dataclass

from veiviser.place import Place


@dataclass(frozen=True, slots=True)
class Advice:
    """Words to avoid, what to write instead, and why."""

    write: str
    avoid: tuple[str, ...]
    """Each form of each word, as it is looked for; several words have one blank between them."""
    reason: str
    """A sentence without its full stop."""
    place: Place


Wordlist = tuple[Advice, ...]
"""In the order written."""
