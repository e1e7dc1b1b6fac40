"""Words to avoid, found in a passage."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from veiviser.model.wordlist import Advice, Wordlist

_QUOTED = re.compile(r"«[^»]*»")
"""An exact name of the service, which is as it is."""


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word to avoid, where it stands."""

    word: str
    offset: int
    """In the passage."""
    advice: Advice


@lru_cache(maxsize=8)
def finder(wordlist: Wordlist) -> Callable[[str], tuple[Avoided, ...]]:
    """What finds them: whole words alone, in capitals or not, across the end of a line too; nothing inside «…»."""
    if not wordlist:
        return lambda _passage: ()
    known = {word.casefold(): advice for advice in wordlist for word in advice.avoid}
    longest_first = sorted(known, key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)

    @lru_cache(maxsize=10_000)  # a preview asks of the same pages after each save
    def find(passage: str) -> tuple[Avoided, ...]:
        matches = pattern.finditer(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), passage))
        found = ((" ".join(match[0].split()), match.start()) for match in matches)
        return tuple(Avoided(word, offset, known[word.casefold()]) for word, offset in found)

    return find
