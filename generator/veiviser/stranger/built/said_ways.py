"""Ways as a step of the guide says them: what must have been chosen, and in which steps."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from veiviser.model.interface import InterfaceWords
from veiviser.stranger.saying import bare

_ONLY = re.compile(r'<div class="words">\s*<(?P<tag>div|details) class="only">(?P<said>.*?)</(?P=tag)>', re.DOTALL)
"""«Only if you have chosen «Ja» in step 2», before a step's own words, or whom its author says that it is for."""
_GOES = re.compile(r'<(?P<tag>div|details) class="goes">(?P<said>.*?)</(?P=tag)>', re.DOTALL)
"""«If you choose «Ja», you go to step 4», below them."""
_SENTENCE = re.compile(r"<(p|li)>(?P<said>.*?)</\1>", re.DOTALL)
_LISTED = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_LINK = re.compile(r'<a [^>]*href="#steg-(\d+)"[^>]*>.*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PART = re.compile("«(?P<label>[^«»]*)»|\0(?P<number>[0-9]+)\0")
_STARTS = (
    *(f"guide.{what}_{when}" for what in ("answered", "chosen", "ticked") for when in ("past", "now")),
    *(f"guide.not_{what}_{when}" for what in ("answered", "chosen", "ticked") for when in ("past", "now")),
)
_NOT = tuple(key for key in _STARTS if key.startswith("guide.not_"))
_NOW = tuple(key for key in _STARTS if key.endswith("_now"))
_QUESTIONS = tuple(key for key in _STARTS if "answered_" in key)


@dataclass(frozen=True, slots=True)
class Clause:
    """`you have chosen «A» or «B» in step 2 or 4`; labels are without blanks."""

    labels: tuple[str, ...]
    numbers: frozenset[int]
    """Of the steps; none where it is said of no step."""
    is_now: bool = False
    is_not: bool = False
    is_any: bool = False
    """That one of the labels is enough."""
    is_question: bool = False
    """That they name questions, not what is answered."""

    def may_hold(self, pressed: Collection[str]) -> bool:
        """Of somebody who pressed this, and answered it, though the words on it be only like the labels."""
        found = [any(label in words or bool(words and words in label) for words in pressed) for label in self.labels]
        if self.is_not or self.is_question:
            return self.is_question or not any(label in pressed for label in self.labels)
        return any(found) if self.is_any else all(found)

    def holds(self, pressed: Collection[str]) -> bool:
        found = [label in pressed for label in self.labels]
        return not any(found) if self.is_not else any(found) if self.is_any else all(found)


@dataclass(frozen=True, slots=True)
class SaidWay:
    """All of these."""

    clauses: tuple[Clause, ...]
    said: str
    is_whole: bool = True
    """That it names all that decides."""
    is_earlier: bool = False
    """That all of it was chosen before the step that one comes from."""

    @property
    def numbers(self) -> frozenset[int]:
        """The steps that one comes from; none where it does not say."""
        if self.is_earlier:
            return frozenset()
        by_place = sorted(self.clauses, key=lambda clause: not clause.labels)  # which says where from, and nothing else
        return next((clause.numbers for clause in reversed(by_place) if clause.numbers), frozenset())

    def may_hold(self, source: str, pressed: Collection[str], screens: Mapping[int, str]) -> bool:
        """
        Whether somebody may go this way who pressed this on a screen; what was chosen earlier is believed.

        Args:
            screens: by step.
        """
        if self.numbers and source not in {screens.get(number) for number in self.numbers}:
            return False
        there = [c for c in self.clauses if any(screens.get(number) == source for number in c.numbers)]
        return all(clause.may_hold(pressed) for clause in there)

    def holds(self, source: str, pressed: Collection[str], screens: Mapping[int, str]) -> bool:
        """Whether anybody who pressed this on a screen goes this way, whatever else was chosen."""
        there = [c for c in self.clauses if any(screens.get(number) == source for number in c.numbers)]
        is_all = self.is_whole and bool(there) and len(there) == len(self.clauses)
        return is_all and not any(clause.is_question for clause in there) and all(c.holds(pressed) for c in there)


def ways_said(section: str, words: InterfaceWords) -> tuple[SaidWay, ...]:
    """The ways to a step; none where it says of none, one without clauses where its author says whom it is for."""
    only = _ONLY.search(section)
    if only is None:
        return ()
    return tuple(_way(one, words) for one in _LISTED.findall(only["said"]) or [only["said"]])


def ways_on_said(section: str, words: InterfaceWords) -> Iterator[tuple[SaidWay, int]]:
    """The ways on from a step, each with the step that it leads to."""
    for goes in _GOES.finditer(section):
        for sentence in _SENTENCE.finditer(goes["said"]):
            *_, last = _LINK.finditer(sentence["said"])
            yield _way(sentence["said"][: last.start()], words), int(last[1])


def _way(html: str, words: InterfaceWords) -> SaidWay:
    said = " ".join(unescape(_TAG.sub("", html)).split())
    return SaidWay(tuple(_clauses(html, words)), said, is_whole=words("guide.depends") not in said)


def _clauses(html: str, words: InterfaceWords) -> Iterator[Clause]:
    """A clause begins with words of its own, or after the places of the one before."""
    said = unescape(_TAG.sub("", _LINK.sub("\0\\1\0", html)))
    starts = {words(key, answers="\0").partition("\0")[0].strip(): key for key in _STARTS}
    either = words("guide.or", answers="", last="").strip()
    clause: Clause | None = None
    last, end = "", 0
    for part in _PART.finditer(said):
        gap, end = said[end : part.start()].strip(), part.end()
        if part["number"] is not None:
            clause = clause or Clause((), frozenset())
            clause = replace(clause, numbers=clause.numbers | {int(part["number"])})
            continue
        label, start = bare(part["label"]), next((key for text, key in starts.items() if gap.endswith(text)), None)
        if clause is not None and start is None and not clause.numbers:
            is_any = clause.is_any or either in gap.split()
            clause = replace(clause, labels=(*clause.labels, label), is_any=is_any)
            continue
        if clause is not None:
            yield clause
        start = start or last
        last = start
        clause = Clause((label,), frozenset(), start in _NOW, start in _NOT, is_question=start in _QUESTIONS)
    if clause is not None:
        yield clause
