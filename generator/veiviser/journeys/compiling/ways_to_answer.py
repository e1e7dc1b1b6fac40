"""The ways of answering a screen that make a difference to where it leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from veiviser.journeys.compiling.controls import Parts, as_asked
from veiviser.journeys.compiling.liveness import inside
from veiviser.model.condition import ASKED, asked
from veiviser.model.flow import Choice, Screen, Target
from veiviser.model.journey import Control, Field

UNANSWERED = ""
"""The value of a pick that was left open."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One way of answering a screen."""

    picks: Mapping[str, str]
    """Of variables that matter; `UNANSWERED` where an optional one is left open."""
    choices: tuple[Choice, ...]
    """What was picked, in the order of the fields."""
    asked: tuple[str, ...] = ()
    """Of what was asked for on the screen, as far as it matters that it was."""

    @property
    def values(self) -> dict[str, str]:
        """The values of the variables after these answers."""
        given = {name: value for name, value in self.picks.items() if value != UNANSWERED}
        return given | {asked(name): ASKED for name in self.asked}

    def setting(self, control: Control) -> dict[str, str]:
        """What the choices set, and then the control."""
        return {name: value for choice in self.choices for name, value in choice.sets.items()} | dict(control.sets)

    @property
    def stops(self) -> Choice | None:
        """The choice that ends the journey here, if one does."""
        return next((c for c in self.choices if c.end is not None and c.to is None), None)

    @property
    def to(self) -> Target | None:
        """Where the picked choices themselves say it goes on."""
        return next((c.to for c in self.choices if c.to is not None), None)


def ways_to_answer(
    screen: Screen,
    parts: Parts,
    control: Control,
    values: Mapping[str, str],
    live: Mapping[str, frozenset[str]],
) -> Iterator[Answers]:
    """Each way of answering that can change where a `next` control leads, or the values there, in reading order."""
    matter = _what_matters(screen, parts, control, live)
    fields = as_asked(f for f in parts.fields if _matters(f, matter))
    place = {c: n for n, f in enumerate(parts.fields) for _, chain in f.block.values for c in chain}
    asked_for = [field for field in parts.fields if asked(field.variable) in matter]
    for answers in _answer(fields, values, {}, (), matter):
        answered = {**values, **answers.values}
        asked_then = tuple(f.variable for f in asked_for if all(presence.holds(answered) for presence in f.presences))
        chosen = sorted(answers.choices, key=place.__getitem__) if len(fields) > 1 else answers.choices
        yield replace(answers, choices=tuple(chosen), asked=asked_then)


def _answer(
    fields: list[Field],
    values: Mapping[str, str],
    picks: dict[str, str],
    chosen: tuple[Choice, ...],
    matter: frozenset[str],
) -> Iterator[Answers]:
    # Not recursion over fields in one frame each: a screen has few fields, so the depth is small.
    answers = Answers(dict(picks), chosen)
    if not fields or answers.stops is not None:
        yield answers
        return
    field, *rest = fields
    known = {**values, **picks}
    if not all(presence.holds(known) for presence in field.presences):
        yield from _answer(rest, values, picks, chosen, matter)
        return
    for more, choices in _answers_of(field, known, matter):
        yield from _answer(rest, values, {**picks, **more}, (*chosen, *choices), matter)


def _answers_of(
    field: Field, known: Mapping[str, str], matter: frozenset[str]
) -> Iterator[tuple[dict[str, str], tuple[Choice, ...]]]:
    if field.block.many:
        yield from _boxes(field, known, matter)
        return
    for value, chain in field.block.values:
        if all(choice.presence.holds(known) for choice in chain):
            yield {field.variable: value}, chain
    if field.optional:
        yield {field.variable: UNANSWERED}, ()


def _boxes(
    field: Field, known: Mapping[str, str], matter: frozenset[str]
) -> Iterator[tuple[dict[str, str], tuple[Choice, ...]]]:
    boxes = [
        choice
        for choice in field.block.choices
        if f"{field.variable}.{choice.name}" in matter and choice.presence.holds(known)
    ]
    everything = len(boxes) == len(field.block.choices)
    for number in range(2 ** len(boxes)):
        ticked = tuple(box for place, box in enumerate(boxes) if number >> place & 1)
        if len(ticked) > 1 and any(box.exclusive for box in ticked):
            continue
        if everything and not ticked and not field.optional:
            continue
        yield {f"{field.variable}.{box.name}": "yes" if box in ticked else "no" for box in boxes}, ticked


def _matters(field: Field, matter: frozenset[str]) -> bool:
    if field.free:
        return False
    if field.block.many:
        return any(f"{field.variable}.{choice.name}" in matter for choice in field.block.choices)
    return field.variable in matter


def _what_matters(screen: Screen, parts: Parts, control: Control, live: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The variables that decide, and those that decide whether these are asked at all."""
    names: set[str] = set()
    for rule in screen.rules:
        names |= rule.presence.variables
        names |= live.get(rule.to.address, frozenset()) if inside(rule.to) else frozenset()
    for presence in control.presences:
        names |= presence.variables
    for field in parts.fields:
        for value, chain in field.block.values:
            for choice in chain:
                if choice.to is not None or choice.end is not None or choice.sets:
                    names.add(f"{field.variable}.{value}" if field.block.many else field.variable)
                if choice.to is not None and inside(choice.to):
                    names |= live.get(choice.to.address, frozenset())
    for field in parts.fields:
        if not field.optional:  # whether it must be answered decides whether one can go on
            names |= {name for presence in field.presences for name in presence.variables}
    for field in parts.fields:
        if asked(field.variable) in names:
            names |= {name for presence in field.presences for name in presence.variables}
    while True:
        more = {n for f in parts.fields if _matters(f, frozenset(names)) for p in f.presences for n in p.variables}
        more |= {
            name
            for field in parts.fields
            if _matters(field, frozenset(names))
            for choice in field.block.choices
            for name in choice.presence.variables
        }
        if more <= names:
            return frozenset(names)
        names |= more
