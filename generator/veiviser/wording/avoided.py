"""Words to avoid, found in a passage."""

import re
from collections.abc import Iterator, Mapping
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


def find_avoided(passage: str, wordlist: Wordlist) -> Iterator[Avoided]:
    """Whole words alone, in capitals or not, across the end of a line too; nothing inside «…»."""
    pattern, known = _prepared(wordlist)
    for match in pattern.finditer(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), passage)) if known else ():
        word = " ".join(match[0].split())
        yield Avoided(word, match.start(), known[word.casefold()])


@lru_cache(maxsize=8)
def _prepared(wordlist: Wordlist) -> tuple[re.Pattern[str], Mapping[str, Advice]]:
    known = {word.casefold(): advice for advice in wordlist for word in advice.avoid}
    longest_first = sorted(known, key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE), known
