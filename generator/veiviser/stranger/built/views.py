"""Ways of answering one page: each answer alone, each with all else answered, and some at random."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from veiviser.stranger.built.document import Document
from veiviser.stranger.built.looking import id_of, look
from veiviser.stranger.comparing import Difference, answerable, differences
from veiviser.stranger.expected import Input, Page
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.seen import FORMED, Seen, SeenInput
from veiviser.stranger.story import Story

MOST = 60
"""Of one page."""
_TOGETHER = 8
"""Boxes of one question, of which every set is ticked; of more, every two."""
_AT_RANDOM = 12
_WRITTEN = {"email": "kari@example.no", "tel": "400 00 000"}
_ANYTHING = "Kari <b>Nordmann</b>"


@dataclass(frozen=True, slots=True)
class View:
    """A page, answered in one way."""

    story: Story
    checked: frozenset[str] = frozenset()
    """The ids of what is picked."""
    written: dict[str, str] = field(default_factory=dict)
    """By the field's id."""
    target: str = ""
    """The id that the address names."""
    clicks: tuple[str, ...] = ()
    """What was done, by the words on it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is on it, and what must be."""

    view: View
    seen: Seen
    page: Page
    differs: tuple[Difference, ...]
    open: tuple[tuple[SeenInput, Input], ...]
    """What can be answered in."""

    @property
    def answered(self) -> frozenset[str]:
        """The words on all that is picked, and of a number those for what it lies between; without blanks."""
        picks = self.view.story.picks
        between = (
            bare(choice.label.words)
            for _, given in self.open
            if given.kind == "text"
            for choice in given.block.choices
            if choice.name == picks.get(given.answer)
        )
        return frozenset((*(one.words for one in self.seen.inputs if one.picked), *between))


class Reader:
    """Somebody without scripts who answers one page."""

    def __init__(self, interpreter: Interpreter, document: Document) -> None:
        self.interpreter, self.document = interpreter, document
        self._names = {node.attributes.get("id"): node.attributes.get("name") for node in reversed(document.nodes)}
        self._seen: dict[tuple[object, ...], Seen] = {}
        self._read: dict[tuple[object, ...], Looked] = {}

    def look(self, view: View) -> Looked:
        """What is there and must be; one comes to the same again and again, by other clicks."""
        key = (repr(view.story), view.checked, frozenset(view.written.items()), view.target)
        if key not in self._read:
            self._read[key] = self._look(view)
        return replace(self._read[key], view=view)

    def _look(self, view: View) -> Looked:
        seen = self._see(view)
        readings = [self.interpreter.page(view.story)]
        found = [differences(readings[0], seen)]
        if found[0]:
            readings.append(self.interpreter.page(view.story, perhaps=True))
            found.append(differences(readings[1], seen))
        best = min(range(len(found)), key=lambda number: len(found[number]))
        page = readings[best]
        return Looked(view, seen, page, tuple(found[best]), tuple(answerable(page, seen)))

    def _see(self, view: View) -> Seen:
        """What is on the page; many ways of answering come to the same."""
        key = (view.checked, frozenset(view.written.items()), view.target)
        if key not in self._seen:
            self.document.fill(view.checked, view.written, view.target)
            self._seen[key] = look(self.document, view.checked, view.written)
        return self._seen[key]

    def every_view(self, story: Story, seed: str) -> Iterator[Looked]:
        """Each once, the page as one comes to it first."""
        seen: set[tuple[frozenset[str], frozenset[tuple[str, str]]]] = set()
        met: set[str | None] = set()
        for view in self._ways(self.look(View(story)), random.Random(seed)):
            key = (view.view.checked, frozenset(view.view.written.items()))
            met |= {link.href for link in view.seen.links}
            if key not in seen and len(seen) < MOST:
                seen.add(key)
                yield view
        blank = self.look(View(story))
        for view in chain(self._together(blank), self._unmet(blank, met)):
            key = (view.view.checked, frozenset(view.view.written.items()))
            met |= {link.href for link in view.seen.links}
            if key not in seen:
                seen.add(key)
                yield view

    def _ways(self, blank: Looked, chance: random.Random) -> Iterator[Looked]:
        yield blank
        whole = self._completed(blank)
        yield whole
        tried: set[tuple[str, str, bool]] = set()
        waiting = [blank, whole]
        while waiting:
            start = waiting.pop(0)
            for one, given in start.open:
                trial = (given.answer, given.value, start is whole)  # in the place of another answer, too
                if trial in tried:
                    continue
                tried.add(trial)
                alone = self._answered(start, one, given)
                rest = self._completed(alone)
                yield from (alone, rest)
                waiting += (alone, rest)
        for _ in range(_AT_RANDOM if len({name for name, *_ in tried}) > 1 else 0):
            now = blank
            for _ in range(len(tried)):
                if now.open:
                    now = self._answered(now, *chance.choice(now.open))
            yield now

    def _together(self, blank: Looked) -> Iterator[Looked]:
        """Every two and more boxes of each question, with all else answered, as far as they are not too many."""
        boxes: dict[str, list[str]] = {}
        for one, given in blank.open:
            if one.kind == "checkbox":
                boxes.setdefault(given.answer, []).append(given.value)
        for answer, values in boxes.items():
            counts = range(2, len(values) + 1) if len(values) <= _TOGETHER else (2,)
            for ticked in (some for count in counts for some in combinations(values, count)):
                now = blank
                for value in ticked:
                    found = ((one, g) for one, g in now.open if (g.answer, g.value) == (answer, value) and not g.picked)
                    now = next((self._answered(now, *pair) for pair in found), now)
                yield self._completed(now)

    def _unmet(self, blank: Looked, met: set[str | None]) -> Iterator[Looked]:
        """Each way on that none of these answers opened, with all picked that it waits for."""
        for at in self.document.select("a[href][data-when]"):
            attributes = self.document.nodes[at].attributes
            waits_for = {token.partition(".")[0] for token in (attributes.get("data-when") or "").split()}
            href = attributes.get("href")
            if href in met or not waits_for & self._names.keys():
                continue
            now = self._picked(blank, waits_for)
            ways = (now, self._completed(now, needed_alone=True))
            yield next((way for way in ways if any(link.href == href for link in way.seen.links)), self._completed(now))

    def _picked(self, now: Looked, wanted: set[str]) -> Looked:
        """With all picked that has these ids; what another choice brings forth, once it is there."""
        for _ in wanted:
            left = ((one, g) for one, g in now.open if not g.picked and not g.text)
            found = ((one, g) for one, g in left if id_of(self.document, one.at) in wanted)
            now = next((self._answered(now, *pair) for pair in found), now)
        return now

    def _completed(self, start: Looked, *, needed_alone: bool = False) -> Looked:
        """With the first answer to each question that is open, or of those alone that need an answer."""
        now = start
        for _ in range(40):
            open_now = (pair for pair in now.open if not (needed_alone and pair[1].block.optional))
            given = next((pair for pair in open_now if self._is_open(now, pair[1])), None)
            if given is None:
                return now
            now = self._answered(now, *given)
        return now

    def _is_open(self, now: Looked, given: Input) -> bool:
        own, _ = self.interpreter.read(now.view.story)
        answer = own.get(given.answer)
        return self.interpreter.wrong_with(given.block, answer, now.view.story) is not None and not given.picked

    def _answered(self, before: Looked, one: SeenInput, given: Input) -> Looked:
        view, id = before.view, id_of(self.document, one.at)
        story, checked, written = view.story.copy(), set(view.checked), dict(view.written)
        text = ""
        if one.kind == "text":
            sample = self.interpreter.flow.variables[given.answer].sample if one.type in (FORMED, "file") else None
            text = sample.words if sample is not None else _WRITTEN.get(one.type, _ANYTHING)
            written[id] = text
        elif one.kind == "checkbox":
            checked ^= {id}
        else:
            checked -= {other for other in checked if self._names.get(other) == self._names.get(id)}
            checked.add(id)
        self.interpreter.pick(story, given, text)
        return self.look(
            View(story, frozenset(checked), written, view.target, (*view.clicks, one.words or given.answer))
        )
