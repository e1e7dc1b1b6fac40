"""What the interface says, for tests that draw something without a look, and other words for it."""

import re
from collections.abc import Mapping

from veiviser.model.interface import PLACE
from veiviser.problem import Report
from veiviser.reading import packaged_look
from veiviser.reading.look.words import read_words

WORDS = read_words([packaged_look()], "nb", Report())
_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def as_catalogue(words: Mapping[str, str]) -> str:
    """The text of `prototype/words/LANGUAGE.po` that says these, by key."""
    return _HEADER + "".join(f"\nmsgid {_quoted(key)}\nmsgstr {_quoted(said)}\n" for key, said in words.items())


def turned(words: str) -> str:
    """Each word backwards: as different from each other as before, and none of ours; addresses and tags as they are."""
    parts = PLACE.split(words)
    letters = re.compile(r"(?<![#/.])\b[^\W\d_]{2,}(?![^<]*>)")
    return "".join(
        f"{{{part}}}" if number % 2 else letters.sub(lambda word: f"{word[0][::-1]}z", part)
        for number, part in enumerate(parts)
    )


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
