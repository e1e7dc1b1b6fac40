"""Conditions on answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from veiviser.place import Place

ANSWERED = "*"
"""The value of an atom that asks only whether there is an answer."""
ASKED = "spurt"
"""The one value of what `asked` names."""


def asked(answer: str) -> str:
    """The variable that says whether an answer was asked for; no author can write such a name."""
    return f"{answer}?"


@dataclass(frozen=True, slots=True)
class Atom:
    """The condition that a variable has a value."""

    variable: str
    """A box that can be ticked is a variable of its own: `answer.choice`, with the values `yes` and `no`."""
    value: str
    """A choice's name, `day/time` for a choice within a choice, or `ANSWERED`."""

    def holds(self, values: Mapping[str, str]) -> bool:
        """Whether it holds; a choice holds also where a choice within it was taken."""
        value = values.get(self.variable)
        if value is None:
            return False
        return self.value in (ANSWERED, value) or value.startswith(self.value + "/")


@dataclass(frozen=True, slots=True)
class Condition:
    """`when: {a: x, b: [y, z]}`: each key must hold, by any of its values."""

    every: tuple[tuple[Atom, ...], ...]
    place: Place

    def holds(self, values: Mapping[str, str]) -> bool:
        return all(any(atom.holds(values) for atom in any_of) for any_of in self.every)

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(atom.variable for any_of in self.every for atom in any_of)


@dataclass(frozen=True, slots=True)
class Presence:
    """When something is shown: all of `when`, and not all of `unless`."""

    when: Condition | None = None
    unless: Condition | None = None

    def holds(self, values: Mapping[str, str]) -> bool:
        if self.when is not None and not self.when.holds(values):
            return False
        return self.unless is None or not self.unless.holds(values)

    @property
    def variables(self) -> frozenset[str]:
        if self.always:
            return frozenset()
        return frozenset(name for c in (self.when, self.unless) if c is not None for name in c.variables)

    @property
    def always(self) -> bool:
        return self.when is None and self.unless is None


ALWAYS = Presence()
