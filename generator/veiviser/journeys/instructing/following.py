"""Follows each instruction of a text and reports those that do not work."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from veiviser.journeys.instructing.actions import Doable, Doables
from veiviser.journeys.instructing.instructions import Instruction, instructions_in
from veiviser.journeys.instructing.quoted import ScreenTexts, Spoken, is_shown
from veiviser.journeys.instructing.ways_on import edges_by, leads_back
from veiviser.journeys.telling.numbers import LABEL
from veiviser.journeys.telling.visible import plain
from veiviser.model.journey import Edge, Graph, Picks, State, View

MOVES = ("press", "pick", "open", "go")
DONE = ("press", "pick", "write", "open", "go")
"""What is answered may stand on another screen, too."""
_COMING = re.compile(
    r"\b(?:logg(?:er|ar|e|a)?(?: du)?(?: deg)? (?:på|inn)|gå (?:inn )?(?:til|på)|forsid\w*|framsid\w*|meny\w*|app\w*"
    r"|nettsid\w*|nettsted\w*|nettstad\w*)\b",
    re.IGNORECASE,
)
"""Words of one who is still on the way to the first screen."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A quoted label that does not do what its sentence says."""

    kind: Literal["unseen", "unfit", "absent", "idle", "no-way-back", "astray"]
    """
    `unseen`: cannot be read there. `unfit`: of another kind than its verb. `absent`: not there in this view. `idle`:
    leads nowhere from it. `astray`: leads elsewhere than the guide goes on.
    """
    label: str
    offset: int
    """Of the label in the text, in characters."""
    instruction: Instruction | None = None
    leads_to: str = ""
    """The screen, of one that leads astray."""


class Following:
    """Follows the instructions of texts on the screens of a flow."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def doables(self) -> Doables:
        return Doables(self.graph)

    @cached_property
    def texts(self) -> ScreenTexts:
        return ScreenTexts(self.graph)

    def unseen(self, words: str, texts: list[str]) -> Iterator[Fault]:
        """What is quoted and is not shown; what is to be typed into a field need not be."""
        instruction_at = {instruction.offset: instruction for instruction in instructions_in(words)}
        for match in LABEL.finditer(words):
            label, instruction = plain(match[1]), instruction_at.get(match.start(1))
            is_typed = instruction is not None and instruction.act == "type"
            if not is_typed and not is_shown(label, texts, to_do=instruction is not None):
                yield Fault("unseen", label, match.start(1), instruction)

    def undoable(self, words: str, said: Spoken, texts: list[str]) -> Iterator[Fault]:
        """What is shown and cannot be done in the view that a telling speaks of."""
        for instruction in instructions_in(words):
            if instruction.act == "back":
                if instruction.is_firm and not leads_back(self.graph, said.view):
                    yield Fault("no-way-back", "", instruction.offset, instruction)
            elif is_shown(plain(instruction.label), texts, to_do=True):
                fault = self._in_view(words, instruction, said)
                if fault is not None:
                    yield fault

    def unfit(self, words: str, names: Sequence[str], said: Spoken | None = None) -> Iterator[Fault]:
        """What is of another kind than its verb asks for, on any of some screens."""
        for instruction in instructions_in(words):
            if self._is_unfit(words, instruction, names, said):
                yield Fault("unfit", plain(instruction.label), instruction.offset, instruction)

    def astray(self, words: str, said: Spoken) -> Iterator[Fault]:
        """The last instruction of each sentence for everybody of which none leads to the screen told next."""
        next_screen = next_told(said)
        if next_screen is None:
            return
        for sentence, there in self._sentences(words, said):
            screens = [screen for _, leads in sentence for screen in leads]
            leading_elsewhere = [
                (instruction, leads[0])
                for instruction, leads in sentence
                if leads and set(leads) != {there.state.screen}
            ]
            if leading_elsewhere and next_screen not in screens:
                instruction, leads_to = leading_elsewhere[-1]
                yield Fault("astray", plain(instruction.label), instruction.offset, instruction, leads_to)

    def leads_on(self, words: str, said: Spoken, offset: int | None = None, *, by_answers: bool = True) -> bool:
        """
        Whether a sentence for everybody leads to the screen told next.

        Args:
            offset: of a label, whose sentence alone is asked; left out, any sentence will do.
            by_answers: that choosing what leads there will do, though nothing is pressed.
        """
        next_screen = next_told(said)
        for sentence, view in self._sentences(words, said):
            if offset is None or any(instruction.offset == offset for instruction, _ in sentence):
                leads = [screen for _, screens in sentence for screen in screens]
                is_answered = by_answers and not leads and all(instruction.act == "pick" for instruction, _ in sentence)
                if next_screen in leads or (is_answered and self._remains(view, next_screen)):
                    return True
        return False

    def _in_view(self, words: str, instruction: Instruction, said: Spoken) -> Fault | None:
        screen, label = said.view.state.screen, plain(instruction.label)
        if self._is_unfit(words, instruction, (screen,), said):
            return Fault("unfit", label, instruction.offset, instruction)
        fitting = [
            doable for doable in self.doables.on(screen) if doable.label == label and instruction.act in doable.acts
        ]
        here = [doable for doable in fitting if doable.may_be_in(self.graph, said.view)]
        if fitting and not here:
            return Fault("absent", label, instruction.offset, instruction)
        controls = [doable.control for doable in here if doable.control is not None]
        if (
            len(controls) == len(here)
            and not any(edges_by(self.graph, said.view, control) for control in controls)
            and any(e.source.screen == screen and e.control == c.id for e in self.graph.edges for c in controls)
        ):
            return Fault("idle", label, instruction.offset, instruction)
        return None

    def _is_unfit(self, words: str, instruction: Instruction, names: Sequence[str], said: Spoken | None) -> bool:
        label, there = plain(instruction.label), self.doables.on(*names)
        if instruction.act not in DONE or any(
            instruction.act in doable.acts for doable in there if doable.label == label
        ):
            return False
        return label not in self.doables.arrivals(*names) or not self._is_arrival(words, instruction, said)

    def _is_arrival(self, words: str, instruction: Instruction, said: Spoken | None) -> bool:
        """Whether it tells how to reach the first screen: it comes first, and there is something to do there."""
        first, *later = instructions_in(words)
        if first.offset != instruction.offset:
            return False
        if any(plain(one.label) != plain(instruction.label) for one in later):
            return True
        goes_on = said is not None and said.is_step and said.stop.goes_by is not None
        return not goes_on and _COMING.search(words[: instruction.offset]) is not None

    def _sentences(self, words: str, said: Spoken) -> Iterator[tuple[list[tuple[Instruction, list[str]]], View]]:
        """Of each, what it tells everybody to do, with the screens that it leads to, and the view that this is in."""
        instructions = [t for t in instructions_in(words) if t.is_firm and t.act in MOVES]
        there = [(t, self._named(said, t)) for t in instructions]
        view = _with_answers(said.view, there)
        for _, sentence in groupby(there, key=lambda pair: pair[0].sentence):
            yield [(t, self._leads(view, named)) for t, named in sentence], view

    def _named(self, said: Spoken, instruction: Instruction) -> list[Doable]:
        """What the instruction names, as far as it is there."""
        label = plain(instruction.label)
        there = (d for d in self.doables.on(said.view.state.screen) if d.label == label and instruction.act in d.acts)
        return [doable for doable in there if doable.may_be_in(self.graph, said.view)]

    def _leads(self, view: View, named: list[Doable]) -> list[str]:
        """The screens that something leads to, in any situation."""
        return [
            edge.target.screen
            for doable in named
            if doable.control is not None
            for state in self._situations(view)
            for edge in edges_by(self.graph, state, doable.control)
            if isinstance(edge.target, State)
        ]

    def _remains(self, view: View, next_screen: str | None) -> bool:
        """Whether anything at all leads on from there."""
        edges: list[Edge] = []
        for control in self.graph.controls[view.state.screen]:
            edges += edges_by(self.graph, view, control)
        return any(isinstance(edge.target, State) and edge.target.screen == next_screen for edge in edges)

    def _situations(self, view: View) -> Iterator[View]:
        """The view in every situation: a button may lead elsewhere in another."""
        yield view
        for name in self.graph.flow.situations:
            if name in dict(view.state.values):
                yield from (View(state, view.picks) for state in self.graph.siblings(view.state, name).values())


def next_told(said: Spoken) -> str | None:
    """The screen that the guide tells after this one, where it is a step from which it goes straight on."""
    onward = said.stop.goes_by
    return onward.target.screen if said.is_step and onward is not None and isinstance(onward.target, State) else None


def _with_answers(view: View, there: list[tuple[Instruction, list[Doable]]]) -> View:
    """The view with each answer that the sentences tell to choose, where they tell only one."""
    named_values: dict[str, set[str]] = {}
    for _, named in there:
        for doable in named:
            if doable.pick is not None:
                named_values.setdefault(doable.pick.variable, set()).add(doable.pick.value)
    given = {name: values.pop() for name, values in named_values.items() if len(values) == 1}
    picks: Picks = tuple(sorted({**given, **dict(view.picks)}.items()))
    return View(view.state, picks)
