"""Suggestions for an instruction that does not work, each tried before it is offered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest

from veiviser.journeys.instructing.actions import Doable
from veiviser.journeys.instructing.following import Fault, Following, next_told
from veiviser.journeys.instructing.instructions import Act, Instruction, instructions_in
from veiviser.journeys.instructing.quoted import Spoken, spoken
from veiviser.journeys.telling.numbers import LABEL
from veiviser.journeys.telling.visible import plain
from veiviser.messages import Message, say
from veiviser.model.flow import Telling

DONE: dict[Act, Message] = {
    "press": say("pressed"),
    "pick": say("chosen"),
    "write": say("written in"),
    "open": say("opened"),
    "go": say("gone to"),
    "answer": say("answered"),
}
"""What can be done to it; a catalogue has what one can do, as in «trykke på»."""
_NEAR, _TRIED = 0.6, 20
"""How alike a slip and what was meant are, and how many of the likest are tried."""
_LISTED, _LENGTH = 5, 80
"""How many names are told where none is offered, and how long one may be."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text that quotes screens."""

    words: str
    names: tuple[str, ...]
    """The screens that it speaks of."""
    texts: list[str]
    """All that can be read there."""
    telling: Telling | None = None
    """Where the guide says it."""
    own: tuple[str, ...] = ()
    """What it speaks of most likely: the choices of a question, in its own hint."""


class Mends:
    """Suggests what was meant, in one flow."""

    def __init__(self, following: Following) -> None:
        self.following = following

    def instead_of(self, fault: Fault, said: Said, *, everywhere: bool = False) -> Message:
        """
        The end of a problem's sentence: a name that was tried and does, or else what there is to name.

        Args:
            everywhere: put it in wherever the text has that label, since it has it several times and no places.
        """
        instruction = fault.instruction
        there = self.following.doables.on(*said.names)
        if fault.kind == "unseen" and any(
            d.label == fault.label and instruction and instruction.act in d.acts for d in there
        ):
            return say("it is there in another situation only")
        meant = self.best(fault, said, everywhere=everywhere)
        if meant is not None:
            return say("did you mean «{meant}»?", meant=meant)
        if instruction is None:
            return say("write it as it stands on the screen")
        done, labels = DONE[instruction.act], _listed(self._fitting(instruction, said))
        if not labels:
            return say("nothing there can be {done}, so say what to do", done=done)
        return say("name what can be {done} there: {labels}", done=done, labels=labels)

    def best(self, fault: Fault, said: Said, *, everywhere: bool = False) -> str | None:
        """The most likely name, of those that work."""
        instruction = fault.instruction
        if instruction is None:
            near = [words for words in said.texts if _likeness(fault.label, words) >= _NEAR]
            return next(self._tried(near, fault, said, everywhere), None)
        fitting = [doable for doable in self._fitting(instruction, said) if doable.label != fault.label]
        own = [label for label in self._own(fitting, said) if label not in said.words]
        labels = [doable.label for doable in fitting]
        onward = any(self._must_lead(fault, instruction, one, said) for one in self._spoken(said))
        if onward:
            labels = [
                d.label for d in fitting if d.control is not None or (instruction.act == "pick" and d.pick is not None)
            ]
        tried = list(self._tried(dict.fromkeys((*own, *labels)), fault, said, everywhere))
        near = [label for label in tried if _likeness(fault.label, label) >= _NEAR]
        alone = [label for label in tried if label in own] if own else self._onward(fitting, tried, said, onward)
        return next(iter(near), alone[0] if len(alone) == 1 else None)

    def does(self, words: str, said: Said, offset: int | None = None) -> bool:
        """Whether a text has no fault that `said` does not have too, apart from the one at `offset`."""
        return self._faults(said, words) <= self._faults(said, said.words, offset)

    def is_right(self, sentence: str, said: Said) -> bool:
        """Whether a sentence could be said there."""
        return not self._faults(said, sentence)

    def _onward(self, fitting: list[Doable], tried: list[str], said: Said, onward: bool) -> list[str]:
        """What the sentence can only mean where nothing is like it: the one way on, of a page the one button."""
        if self._spoken(said):
            return tried if onward else []
        controls = [d.control for d in fitting if d.control is not None and d.control.choice is None]
        leading = [control for control in controls if control.target.kind == "next"] or controls
        return [label for label in tried if label in {plain(control.label.words) for control in leading}]

    def _own(self, fitting: list[Doable], said: Said) -> list[str]:
        """Of a choice its own label, since what the guide says of a choice names it."""
        picks = {pick for one in self._spoken(said) if not one.is_step for pick in one.view.picks}
        picked = [d.label for d in fitting if d.pick is not None and (d.pick.variable, d.pick.value) in picks]
        return [*picked, *(label for label in said.own if any(doable.label == label for doable in fitting))]

    def _fitting(self, instruction: Instruction, said: Said) -> list[Doable]:
        """What can be done as told: of what is pressed, that which leads somewhere first."""
        there = [d for d in self.following.doables.on(*said.names) if instruction.act in d.acts and d.label]
        views = [one.view for one in self._spoken(said)]
        graph = self.following.graph
        seen = [doable for doable in there if all(doable.may_be_in(graph, view) for view in views)]
        return sorted(seen, key=lambda doable: doable.pick is not None and instruction.act in ("press", "open", "go"))

    def _must_lead(self, fault: Fault, instruction: Instruction, one: Spoken, said: Said) -> bool:
        """Whether nothing else in what is told there leads to the screen that comes next."""
        if next_told(one) is None or not instruction.is_firm or instruction.act not in ("press", "pick", "open", "go"):
            return False
        if fault.kind == "astray":
            return True
        screen = self.following.graph.flow.screens[one.view.state.screen]
        others = [t.text.words for t in screen.every_telling if t.text.words != said.words]
        others.append(_blanked(said.words, fault.offset))
        is_answer = instruction.act == "pick"
        return not any(self.following.leads_on(words, one, by_answers=is_answer) for words in others)

    def _tried(self, labels: Iterable[str], fault: Fault, said: Said, everywhere: bool) -> Iterator[str]:
        """Those that do, the likest first."""
        put_in = _put_in(said.words, fault, everywhere)
        facts = {mention.shown for mention in self.following.graph.flow.mentions if mention.by_name}
        for label in nlargest(_TRIED, dict.fromkeys(labels), key=lambda label: _likeness(fault.label, label)):
            is_plain = len(label) <= _LENGTH and not set("«»{}\n") & set(label)
            if not is_plain or label == fault.label or any(shown in label for shown in facts):
                continue
            words = put_in(label)
            if self._keeps(words, fault, said) and self.does(words, said, fault.offset):
                yield label

    def _keeps(self, words: str, fault: Fault, said: Said) -> bool:
        """Whether the sentence says the same to do, and leads where it must."""
        instruction = fault.instruction
        if instruction is None:
            return True
        start = _start_of(words, _number_of(said.words, fault.offset))
        is_told = any(now.offset == start and now.act == instruction.act for now in instructions_in(words))
        led = [one for one in self._spoken(said) if self._must_lead(fault, instruction, one, said)]
        return is_told and all(self.following.leads_on(words, one, start) for one in led)

    def _faults(self, said: Said, words: str, unless_at: int | None = None) -> set[tuple[str, int]]:
        """Kinds, and which of the text's labels, since their places change with what is put in."""
        following = self.following
        faults = [*following.unseen(words, said.texts)]
        if not self._spoken(said):
            faults += following.unfit(words, said.names)
        for one in self._spoken(said):
            faults += [*following.undoable(words, one, said.texts), *following.astray(words, one)]
        return {(f.kind, _number_of(words, f.offset)) for f in faults if f.offset != unless_at}

    def _spoken(self, said: Said) -> tuple[Spoken, ...]:
        """Each time that it is told."""
        return self._all_spoken.get(said.telling, ()) if said.telling is not None else ()

    @cached_property
    def _all_spoken(self) -> dict[Telling, tuple[Spoken, ...]]:
        by_telling: dict[Telling, tuple[Spoken, ...]] = {}
        for one in spoken(self.following.graph):
            by_telling[one.telling] = (*by_telling.get(one.telling, ()), one)
        return by_telling


def _put_in(words: str, fault: Fault, everywhere: bool) -> Callable[[str], str]:
    """The text with another label there, or wherever the same label stands."""
    end = words.index("»", fault.offset) if "»" in words[fault.offset :] else fault.offset
    if everywhere:
        return lambda label: LABEL.sub(lambda m: f"«{label}»" if plain(m[1]) == fault.label else m[0], words)
    return lambda label: words[: fault.offset] + label + words[end:]


def _number_of(words: str, offset: int) -> int:
    """Which of the labels, from 1, begins there; a « that nothing closes begins none."""
    return sum(1 for match in LABEL.finditer(words) if match.start(1) <= offset)


def _start_of(words: str, number: int) -> int:
    """Where the label begins that is the number-th, from 1, which stands in «…»."""
    return [match.start(1) for match in LABEL.finditer(words)][number - 1]


def _blanked(words: str, offset: int) -> str:
    """The text as if nothing were quoted there."""
    end = words.find("»", offset)
    return words[: offset - 1] + " " * (end + 2 - offset) + words[end + 1 :]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _listed(doables: Sequence[Doable]) -> str:
    labels = (f"«{doable.label}»" for doable in doables if len(doable.label) <= _LENGTH and "{" not in doable.label)
    return ", ".join(list(dict.fromkeys(labels))[:_LISTED])
