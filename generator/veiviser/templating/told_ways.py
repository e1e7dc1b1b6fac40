"""Ways to and from a step of the guide, in words, as Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from veiviser.journeys.compiling.controls import words_to_change
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.texts.shown import asking_blocks
from veiviser.model.flow import Variable
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import PRESSED, Control, Graph, Guide, State, Step, Way
from veiviser.templating.plain import plain

_HERE = "\0"
"""Stands for the step at which a way begins."""
_Spoken = tuple[int, str]
"""The step at which something is chosen, 0 where none tells of it, and its label."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """`you have chosen «A» or «B»`, in the place where one does so."""

    key: str
    answers: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """A way on from a step; what decides goes on after «if», and is nothing where nothing does."""

    way: str
    """All that decides."""
    now: str
    """What of it is chosen on the step."""
    number: int
    """Of the step that it leads to."""
    is_usual: bool
    """Whether doing what the step's words say leads there."""
    is_rest: bool
    """Whether it is for all those for whom another way is not."""


class WaysInWords:
    """Says what must have been chosen, and in which steps, for a way to be open."""

    def __init__(self, graph: Graph, guide: Guide, words: InterfaceWords) -> None:
        self.graph, self.flow, self.guide, self.words = graph, graph.flow, guide, words

    def arrivals(self, step: Step) -> tuple[str, ...]:
        """Each way to a step, as it goes on after «if»; alike ones from several steps are one."""
        alike: dict[tuple[_Clause, ...], list[int]] = {}
        for way in step.arrivals:
            place = self._left_at(way.source, way.conditions.get(PRESSED, ()))
            clauses = tuple(self._clauses(way, _HERE))
            is_next = len(step.arrivals) == 1 and place == step.number - 1
            if not is_next and not any(clause.place == _HERE for clause in clauses):
                clauses = (_Clause("comes_from", (_HERE,)), *clauses)
            alike.setdefault(clauses, []).append(place)
        return tuple(self._in_words(clauses, self._at(places)) for clauses, places in alike.items())

    def departures(self, step: Step) -> tuple["Departure", ...]:
        """The ways on from a step, what is left where another does not hold last."""
        told = [(way, tuple(self._clauses_on(step, way))) for way in step.departures]
        departures = [
            Departure(
                way=self._in_words(clauses, ""),
                now=self._in_words(_now(clauses), ""),
                number=self.guide.by_screen[way.target][0].number,
                is_usual=self._is_usual(step, way),
                is_rest=any(_is_rest(clauses, others) for _, others in told),
            )
            for way, clauses in told
        ]
        return tuple(sorted(departures, key=lambda departure: departure.is_rest))

    def _clauses_on(self, step: Step, way: Way) -> Iterator[_Clause]:
        """At an end one need not go on, so it is said by what."""
        yield from self._clauses(way, "")
        if self._ends(step) and PRESSED not in way.conditions:
            yield _Clause("chosen_now", self._labels_to(way))

    def _ends(self, step: Step) -> bool:
        return self.flow.screens[step.view.state.screen].end is not None

    def _is_usual(self, step: Step, way: Way) -> bool:
        pressed = way.conditions.get(PRESSED)
        if pressed is None:
            return not self._ends(step)
        return any(mark.control in pressed for mark in step.marks)

    def _in_words(self, clauses: tuple[_Clause, ...], here: str) -> str:
        """What is chosen in one place named together, and the place once; so with what is done in several."""
        merged: list[_Clause] = []
        for clause in clauses:
            last = merged[-1] if merged else None
            if last is not None and (last.key, last.place) == (clause.key, clause.place) and last.place:
                merged[-1] = replace(last, answers=(*last.answers, *clause.answers))
            else:
                merged.append(clause)
        said: list[str] = []
        for before, clause, following in zip((None, *merged), merged, (*merged[1:], None), strict=False):
            place = here if clause.place == _HERE else clause.place
            is_last_there = following is None or following.place != clause.place
            at = self.words("guide.in_step", places=place) if place and is_last_there else ""
            answers = _listed(clause.answers, self.words, "picture.and").replace(_HERE, here)
            is_more = before is not None and before.key == clause.key and clause.place
            said.append((answers if is_more else self.words(f"guide.{clause.key}", answers=answers)) + at)
        return _listed(said, self.words, "picture.and") if said else ""

    def _labels_to(self, way: Way) -> tuple[str, ...]:
        edges = (edge for state in self.graph.by_screen[way.source] for edge in self.graph.edges_on[state])
        led = (edge for edge in edges if isinstance(edge.target, State) and edge.target.screen == way.target)
        return (self._pressed(self.graph.control_of(edge) for edge in led),)

    def _clauses(self, way: Way, here: str) -> Iterator[_Clause]:
        """
        What must hold; what was answered before comes first.

        Args:
            here: stands for the step that the way begins at; nothing where it is the one that is told.
        """
        own, tense = self.graph.local.get(way.source, frozenset()), "past" if here else "now"
        for name, values in sorted(way.conditions.items(), key=lambda one: self._order(one[0], own)):
            if name == PRESSED:
                if not self._goes_without_saying(way, values):
                    controls = [control for control in self.graph.controls[way.source] if control.id in values]
                    yield _Clause(f"chosen_{tense}", (self._pressed(controls),), here)
            elif name in own:
                yield self._answered(name, values, here, tense)
            else:
                yield self._before(name, values)

    def _goes_without_saying(self, way: Way, pressed: Iterable[str]) -> bool:
        """That one answers and goes on, by whatever goes on there."""
        own = self.graph.local.get(way.source, frozenset())
        going_on = {control.id for control in self.graph.controls[way.source] if control.target.kind == "next"}
        return going_on == set(pressed) and bool(own & way.conditions.keys())

    def _before(self, name: str, values: frozenset[str]) -> _Clause:
        variable = self.flow.variables.get(name)
        if variable is None or variable.kind == "asked":
            return _Clause("depends", ("",))
        if variable.kind == "set":
            return self._was_set(variable, values)
        if variable.kind == "situation":
            said = self._any_of(self._value(variable, value) for value in variable.values if value in values)
            label = self._label(variable)
            key = "guide.situation_asked" if label.endswith("?") else "guide.situation_is"
            return _Clause("situation", (self.words(key, question=label, answers=said),))
        return self._answered(name, values, self._at([self._asked_at(name)]), "past")

    def _answered(self, name: str, values: frozenset[str], at: str, tense: str) -> _Clause:
        variable = self.flow.variables[name]
        if variable.kind == "box":
            is_ticked = "ticked" if "yes" in values else "not_ticked"
            return _Clause(f"{is_ticked}_{tense}", (self._any_of([self._label(variable)]),), at)
        chosen = [self._value(variable, value) for value in variable.values if value in values]
        others = [self._value(variable, value) for value in variable.values if value not in values]
        if not chosen or not others:
            return _Clause(f"{'answered' if chosen else 'not_answered'}_{tense}", (f"«{self._label(variable)}»",), at)
        if UNANSWERED in values or len(others) < min(len(chosen), 2):
            return _Clause(f"not_chosen_{tense}", (self._any_of(others),), at)
        return _Clause(f"chosen_{tense}", (self._any_of(chosen),), at)

    def _was_set(self, variable: Variable, values: frozenset[str]) -> _Clause:
        """By what chooses it, or else by what chooses all other values, whichever is shorter."""
        chosen = self._setters(variable.name, values)
        others = self._setters(variable.name, frozenset(variable.values) - values)
        is_not = UNANSWERED in values or bool(others and (not chosen or len(others) < len(chosen)))
        setters = others if is_not else chosen
        if not setters:
            return _Clause("depends", ("",))
        labels = dict.fromkeys(label for _, label in setters)
        at = self._at(number for number, _ in setters)
        return _Clause("not_chosen_past" if is_not else "chosen_past", (self._any_of(labels),), at)

    def _setters(self, name: str, values: frozenset[str]) -> list[_Spoken]:
        found: dict[_Spoken, None] = {}
        for screen, controls in self.graph.controls.items():
            for control in controls:
                if dict(control.sets).get(name) in values:
                    found[self._left_at(screen, (control.id,)), plain(control.label.words)] = None
            for block in self.flow.screens[screen].every_block:
                for choice in block.every_choice if block.answer else ():
                    if choice.sets.get(name) in values:
                        found[self._asked_at(block.answer or ""), plain(choice.label.words)] = None
        return list(found)

    def _pressed(self, controls: Iterable[Control]) -> str:
        """By what is read on them; of rows in a summary, whose links read alike, with the rows."""
        labels: dict[str, None] = {}
        rows: dict[str, dict[str, None]] = {}
        for control in controls:
            label, change = plain(control.label.words), words_to_change(control)
            of = labels if change is None else rows.setdefault(plain(change.words), {})
            of[label] = None
        said = [f"«{label}»" for label in labels]
        said += [self.words("guide.at_row", link=link, rows=self._any_of(of)) for link, of in rows.items()]
        return _listed(said, self.words, "guide.or")

    def _any_of(self, labels: Iterable[str]) -> str:
        return _listed((f"«{label}»" for label in labels), self.words, "guide.or")

    def _at(self, places: Iterable[int]) -> str:
        """Links to steps; nothing where none of them is told."""
        numbers = sorted({place for place in places if place})
        links = [f"[{number}](#steg-{number})" for number in numbers]
        if numbers:
            links[0] = f"[{self.words('guide.step', number=numbers[0])}](#steg-{numbers[0]})"
        return _listed(links, self.words, "guide.or") if links else ""

    def _label(self, variable: Variable) -> str:
        return plain(variable.label.words) if variable.label is not None else variable.name

    def _value(self, variable: Variable, value: str) -> str:
        label = variable.labels.get(value)
        return plain(label.words) if label is not None else value

    def _order(self, name: str, own: frozenset[str]) -> tuple[int, int, int]:
        """What is asked first comes first, then what only the situation decides; what is pressed comes last."""
        variable, asked = self.flow.variables.get(name), list(asking_blocks(self.flow))
        answer = name.partition(".")[0]
        place = asked.index(answer) if answer in asked else 0
        if name == PRESSED:
            return (4, 0, 0)
        if name in own:
            return (3, 0, place)
        if variable is None or variable.kind == "situation":
            return (2, 0, 0)
        return (1, self._asked_at(name), place)

    def _asked_at(self, name: str) -> int:
        """The step on whose screen it is asked, the one that tells of it where several do; 0 where none does."""
        answer = name.partition(".")[0]
        for screen, steps in self.guide.by_screen.items():
            if any(field.variable == answer for field in self.graph.fields[screen]):
                return steps[-1].number
        return 0

    def _left_at(self, screen: str, pressed: Iterable[str]) -> int:
        """The step that says to press one of them, else the last on the screen."""
        steps = self.guide.by_screen.get(screen, ())
        wanted = set(pressed)
        said = [step.number for step in steps if any(mark.control in wanted for mark in step.marks)]
        return said[-1] if said else steps[-1].number if steps else 0


def _listed(words: Iterable[str], interface: InterfaceWords, key: str) -> str:
    """`A, B og C`, or with the word of another key."""
    *before, last = words
    return interface(key, answers=", ".join(before), last=last) if before else last


def _now(clauses: Iterable[_Clause]) -> tuple[_Clause, ...]:
    return tuple(clause for clause in clauses if clause.key.endswith("_now"))


def _is_rest(clauses: tuple[_Clause, ...], others: tuple[_Clause, ...]) -> bool:
    """That they differ in one thing that was answered before, which they say the others do not."""
    mine, theirs = ([clause for clause in one if clause not in _now(one)] for one in (clauses, others))
    if _now(clauses) != _now(others) or (len(mine), len(theirs)) != (1, 1):
        return False
    return mine[0] == replace(theirs[0], key=f"not_{theirs[0].key}")
