"""Sentences of a passage, and how hard they are to read together: LIX (Björnsson 1968)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LONG = 6
"""Letters that a word may have without being long."""
ENOUGH = 100
"""Words from which on LIX says anything of a text."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = re.compile(r"(?<![.!?:…])[.!?:…]++[»\")]*+(?=\s|$)")
_SPACE = re.compile(r"\s*")
_SHORTENED = re.compile(
    r"\b(?:bl\.a|ca|dvs|eks|ekskl|ev|evt|f\.eks|inkl|jf|kap|kl|m\.m|nr|o\.l|osv|pkt|tlf)\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands between two stops."""

    words: tuple[str, ...]
    offset: int
    """Of its first word, in the passage."""

    @property
    def long(self) -> tuple[str, ...]:
        """Its long words."""
        return tuple(word for word in self.words if len(word) > LONG)


@dataclass(frozen=True, slots=True)
class Measure:
    """A text, counted."""

    sentences: int = 0
    words: int = 0
    long: int = 0

    @property
    def lix(self) -> int:
        """Words a sentence, and long words among a hundred; up to 30 is easy, from 40 on it is not."""
        return round(self.weight)

    @property
    def weight(self) -> float:
        """LIX with its fraction."""
        return self.words / self.sentences + 100 * self.long / self.words if self.words else 0.0

    def without(self, sentence: Sentence) -> "Measure":
        return Measure(self.sentences - 1, self.words - len(sentence.words), self.long - len(sentence.long))


def find_sentences(passage: str) -> Iterator[Sentence]:
    """The sentences of a passage; a colon ends one too, as Björnsson counts."""
    start = 0
    for end in (*(stop.end() for stop in _STOP.finditer(passage)), len(passage)):
        if _goes_on(passage, end):
            continue
        words = tuple(_WORD.finditer(passage, start, end))
        if words:
            yield Sentence(tuple(word[0] for word in words), words[0].start())
        start = end


def _goes_on(passage: str, end: int) -> bool:
    """Whether a stop ends no sentence: it stands in a date, behind a shortened word, or in a name that is quoted."""
    following = _SPACE.match(passage, end)
    after = passage[following.end() : following.end() + 1] if following else ""
    before = passage[max(0, end - 8) : end]
    return bool(after) and not before.endswith(":") and (after.islower() or bool(_SHORTENED.search(before)))


def measure(sentences: Iterable[Sentence]) -> Measure:
    counted = [(len(sentence.words), len(sentence.long)) for sentence in sentences]
    return Measure(len(counted), sum(words for words, _ in counted), sum(long for _, long in counted))


def find_hard(sentences: Sequence[Sentence], aim: int) -> tuple[int, ...]:
    """Which sentences raise the LIX of a text above its aim: the fewest, so that the others would be within it."""
    rest = measure(sentences)
    if rest.words < ENOUGH:
        return ()
    by_weight = sorted(range(len(sentences)), key=lambda index: rest.without(sentences[index]).weight)
    found: list[int] = []
    for index in by_weight:
        if rest.lix <= aim or measure([sentences[index]]).lix <= aim:
            break
        rest = rest.without(sentences[index])
        found.append(index)
    return tuple(sorted(found))
