"""When a part of a page shows, by the answers given on the page itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.model.condition import ANSWERED, Atom, Condition, Presence
from veiviser.model.journey import Field, Picks

AnyOf = tuple[Atom, ...]
WRONG, RIGHT = "!wrong", "!right"
"""Of atoms: that what is written, or half picked, where nothing need be is wrong, and that it is not."""


@dataclass(frozen=True, slots=True)
class Showing:
    """When a part of a page shows, as far as the page's own answers decide it."""

    when: tuple[AnyOf, ...] = ()
    """Each must hold, by any of its atoms."""
    unless: tuple[tuple[AnyOf, ...], ...] = ()
    """None of these may hold; each holds when all its clauses do."""

    def __and__(self, other: "Showing") -> "Showing":
        return Showing(
            self.when + tuple(clause for clause in other.when if clause not in self.when),
            self.unless + tuple(clauses for clauses in other.unless if clauses not in self.unless),
        )

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether it shows, once the page is answered so."""
        return _every_holds(self.when, answers) and not any(_every_holds(clauses, answers) for clauses in self.unless)


ANYTHING = Showing()
"""Of what shows whatever is answered."""


def showing(presence: Presence, values: Mapping[str, str], local: frozenset[str]) -> Showing | None:
    """What is left of a presence once a state's values are known; None when it can never be there."""
    when = _remainder(presence.when, values, local)
    unless = _remainder(presence.unless, values, local)
    if when is None:
        return None
    if presence.unless is None or unless is None:
        return Showing(when)
    return Showing(when, (unless,)) if unless else None


def showing_of_picks(picks: Picks) -> Showing:
    """That exactly these answers are given."""
    return Showing(tuple((Atom(variable, value),) for variable, value in picks))


def missing(field: Field) -> AnyOf:
    """That there is no answer; where none is needed, that it is wrong."""
    return (Atom(field.variable, WRONG if field.optional else UNANSWERED),)


def settled(field: Field) -> AnyOf:
    """That there is an answer; where none is needed, that it is not wrong."""
    return (Atom(field.variable, RIGHT if field.optional else ANSWERED),)


def _remainder(
    condition: Condition | None, values: Mapping[str, str], local: frozenset[str]
) -> tuple[AnyOf, ...] | None:
    """The clauses that the page's own answers decide; None when one fails already."""
    if condition is None:
        return ()
    clauses: list[AnyOf] = []
    for any_of in condition.every:
        if any(atom.variable not in local and atom.holds(values) for atom in any_of):
            continue
        rest = tuple(atom for atom in any_of if atom.variable in local)
        if not rest:
            return None
        clauses.append(rest)
    return tuple(clauses)


def is_open(clause: AnyOf) -> bool:
    """Whether it asks for an answer left open or not wrong, or a box not ticked; such a clause has one atom."""
    return clause[0].value in (UNANSWERED, RIGHT) or ("." in clause[0].variable and clause[0].value == "no")


def _every_holds(clauses: tuple[AnyOf, ...], answers: Mapping[str, str]) -> bool:
    return all(any(_holds(atom, answers) for atom in any_of) for any_of in clauses)


def _holds(atom: Atom, answers: Mapping[str, str]) -> bool:
    if atom.value in (WRONG, RIGHT):
        return atom.value == RIGHT  # of an answer that was given, which is as it should be
    if is_open((atom,)):
        return answers.get(atom.variable, UNANSWERED) in (UNANSWERED, "no")
    return bool(answers.get(atom.variable)) and atom.holds(answers)
