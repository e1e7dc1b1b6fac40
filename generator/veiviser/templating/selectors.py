"""CSS selectors for the answers on a page; a choice counts only while it and its question show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.model.condition import ANSWERED, Atom, Presence
from veiviser.model.flow import Choice
from veiviser.model.journey import Field
from veiviser.templating.showing import ANYTHING, RIGHT, WRONG, AnyOf, Showing, is_open


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a state's page."""

    fields: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    """By answer."""
    left_of: Callable[[Presence], Showing | None] = lambda _: ANYTHING
    """What the page's own answers must be for a presence to hold; None when it cannot."""

    @property
    def unconditioned(self) -> "Asked":
        """The same questions, as if all of them and all their choices showed."""
        return Asked(self.fields)

    def holds(self, clause: AnyOf, given: Showing = ANYTHING, around: frozenset[str] = frozenset()) -> str:
        """
        Pseudo-classes of the screen that are true when the clause holds.

        Args:
            given: what is true anyway where this is asked.
            around: variables that are being asked for already; of conditions in a ring, each is asked once.
        """
        if is_open(clause):
            (atom,) = clause
            value = {UNANSWERED: ANSWERED, RIGHT: WRONG}.get(atom.value, "yes")
            return f":not({self.holds((Atom(atom.variable, value),), given, around)})"
        found = [one for atom in clause for one in self._of_atom(atom, given, around)]
        plain = [selector for selector, more in found if not more]
        ways = [f":has({', '.join(plain)})"] if plain else []
        ways += [f":has({selector}){more}" for selector, more in found if more]
        return ways[0] if len(ways) == 1 else f":is({', '.join(ways)})"

    def all_of(self, showing: Showing) -> str:
        """Pseudo-classes of the screen that are true when something shows."""
        return self._more(showing, ANYTHING, frozenset())

    def _of_atom(self, atom: Atom, given: Showing, around: frozenset[str]) -> list[tuple[str, str]]:
        """Each way in which it can be so: a selector within the screen, and what else must be true of the screen."""
        name, _, box = atom.variable.partition(".")
        asked = [f for f in self.fields.get(name, ()) if name not in around]
        if not asked:
            return [(_simple(atom), "")]
        return [way for one in asked for way in self._of_field(one, box, atom, given, around | {name})]

    def _of_field(
        self, asked: Field, box: str, atom: Atom, given: Showing, around: frozenset[str]
    ) -> list[tuple[str, str]]:
        shown = self._left(asked.presences)
        if shown is None:
            return []
        name, more = asked.variable, self._more(shown, given, around)
        if atom.value == WRONG and any(choice.within for choice in asked.block.choices):
            return self._half_of(asked, more, given, around)
        if atom.value == WRONG:
            return [(f"#{name}{'' if asked.free else '--tall'}:not(:valid)", more)]
        if asked.free:
            return [(f"#{name}:valid", more)]
        found: dict[str, list[str]] = {}
        for value, chain in asked.block.values:
            wanted = Atom(name, value).holds({name: value}) if atom.value == ANSWERED else _is_of(atom, box, value)
            within = self._left(tuple(choice.presence for choice in chain))
            if wanted and within is not None:
                own = self._more(within, given, around) + _without_exclusive(asked, chain)
                found.setdefault(more + own, []).append(value)
        every = len(leaves_of := list(asked.block.values))
        if atom.value == ANSWERED and len(found) == 1 and sum(map(len, found.values())) == every:
            return [(_any_of(name, asked.block.choices), next(iter(found)))]
        if atom.value != ANSWERED and not box and len(found) == 1 and _is_outer(atom.value, leaves_of):
            return [(_simple(atom), next(iter(found)))]
        return [(_checked(name, value), own) for own, values in found.items() for value in values]

    def _half_of(self, asked: Field, more: str, given: Showing, around: frozenset[str]) -> list[tuple[str, str]]:
        """That a choice around others is picked, and none of them."""
        whole = self.holds((Atom(asked.variable, ANSWERED),), given, around - {asked.variable})
        outer = ((c, self._left((c.presence,))) for c in asked.block.choices if c.within)
        return [
            (_checked(asked.variable, choice.name), f"{more}{self._more(shown, given, around)}:not({whole})")
            for choice, shown in outer
            if shown is not None
        ]

    def _more(self, shown: Showing, given: Showing, around: frozenset[str]) -> str:
        """What must be true for it to show, beside what is true anyway."""
        when = [
            self.holds(clause, Showing((*given.when, *(c for c in shown.when if c != clause)), given.unless), around)
            for clause in shown.when
            if clause not in given.when
        ]
        unless = [
            f":not({''.join(self.holds(clause, given, around) for clause in clauses)})"
            for clauses in shown.unless
            if clauses not in given.unless
        ]
        return "".join(when + unless)

    def _left(self, presences: tuple[Presence, ...]) -> Showing | None:
        shown = ANYTHING
        for presence in presences:
            left = self.left_of(presence)
            if left is None:
                return None
            shown &= left
        return shown


def exclusive_before(asked: Field, choice: Choice) -> tuple[str, ...]:
    """The boxes that must not be ticked for one to count: those that go with no other, of two such the first."""
    boxes = asked.block.choices
    if not asked.block.many or choice not in boxes:
        return ()
    until = boxes.index(choice) if choice.exclusive else len(boxes)
    return tuple(other.name for other in boxes[:until] if other.exclusive and other is not choice)


def _without_exclusive(asked: Field, chain: tuple[Choice, ...]) -> str:
    names = exclusive_before(asked, chain[0])
    return "".join(f":not(:has({_checked(asked.variable, name)}))" for name in names)


def _is_of(atom: Atom, box: str, value: str) -> bool:
    return value == box if box else atom.holds({atom.variable: value})


def _is_outer(value: str, every: list[tuple[str, tuple[Choice, ...]]]) -> bool:
    """Whether it is a choice around others, which can be taken before one of them is."""
    return all(value != leaf for leaf, _ in every)


def _simple(atom: Atom) -> str:
    name, _, box = atom.variable.partition(".")
    if atom.value == ANSWERED:
        return f'[name="{name}"]:checked'
    return _checked(name, box or atom.value)


def _checked(name: str, value: str) -> str:
    names = value.split("/")
    ids = ["--".join((name, *names[: depth + 1])) for depth in range(len(names))]
    return " ~ * ".join(f"#{id}:checked" for id in ids)


def _any_of(name: str, choices: tuple[Choice, ...]) -> str:
    nested = [choice for choice in choices if choice.within]
    if not nested:
        return f'[name="{name}"]:checked'
    plain = [f"#{name}--{choice.name}:checked" for choice in choices if not choice.within]
    return ", ".join(plain + [s for choice in nested for s in _inner(f"{name}--{choice.name}", choice)])


def _inner(id: str, choice: Choice) -> list[str]:
    """The selectors for an answer inside a choice of choices."""
    deeper = [c for c in choice.within if c.within]
    if not deeper:
        return [f'#{id}:checked ~ * [name="{id}"]:checked']
    plain = [f"#{id}:checked ~ * #{id}--{c.name}:checked" for c in choice.within if not c.within]
    return plain + [f"#{id}:checked ~ * {s}" for c in deeper for s in _inner(f"{id}--{c.name}", c)]
