"""What shows for which answers, told in attributes and in the stylesheet that obeys them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veiviser.journeys.answers import UNANSWERED
from veiviser.journeys.controls import answered
from veiviser.model.condition import ANSWERED, Atom, Condition, Presence
from veiviser.model.flow import Choice
from veiviser.model.journey import Field, Picks

AnyOf = tuple[Atom, ...]


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


def missing(variable: str) -> AnyOf:
    """That there is no answer."""
    return (Atom(variable, UNANSWERED),)


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


@dataclass(slots=True)
class Stylesheet:
    """The rules for every condition that a flow's pages name."""

    fields: Mapping[str, Field]
    """By variable, of the whole flow."""
    rules: dict[str, str] = field(default_factory=dict)
    """By token, as CSS."""

    def attributes(self, showing: Showing) -> str:
        """` data-when="…" data-unless="…"`, and the rules for them remembered."""
        text = ""
        if showing.when:
            text += f' data-when="{" ".join(self._when(clause) for clause in showing.when)}"'
        if showing.unless:
            text += f' data-unless="{" ".join(self._unless(clauses) for clauses in showing.unless)}"'
        return text

    def hide_error_once_answered(self, variable: str, error_id: str) -> None:
        """An error goes as soon as what it asks for is there."""
        has = f":has({self._selector((answered(variable),))})"
        self.rules[f"error {error_id}"] = f".screen{has} #{error_id} {{ display: none; }}"

    def css(self) -> str:
        """All rules, in the order of their names."""
        return "".join(self.rules[token] + "\n" for token in sorted(self.rules))

    def _when(self, clause: AnyOf) -> str:
        token = _token(clause)
        if (rule := f"when {token}") not in self.rules:
            hidden = f".screen{self._holds(clause, but=True)}"
            self.rules[rule] = f'{hidden} [data-when~="{token}"] {{ display: none; }}'
        return token

    def _unless(self, clauses: tuple[AnyOf, ...]) -> str:
        token = "_and_".join(_token(clause) for clause in clauses)
        if (rule := f"unless {token}") not in self.rules:
            hidden = ".screen" + "".join(self._holds(clause) for clause in clauses)
            self.rules[rule] = f'{hidden} [data-unless~="{token}"] {{ display: none; }}'
        return token

    def _holds(self, clause: AnyOf, but: bool = False) -> str:
        """The pseudo-class for a clause that holds, or, with `but`, for one that does not."""
        has = f":has({self._selector(clause)})"
        return f":not({has})" if _is_open(clause) != but else has

    def _selector(self, clause: AnyOf) -> str:
        return ", ".join(self._of_atom(atom) for atom in clause)

    def _of_atom(self, atom: Atom) -> str:
        if atom.value in (ANSWERED, UNANSWERED):
            return self._any_answer(atom.variable)
        if "." in atom.variable:  # a box
            return f"#{atom.variable.replace('.', '--')}:checked"
        path = f"{atom.variable}/{atom.value}"
        variable, *names = path.split("/")
        ids = ["--".join((variable, *names[: depth + 1])) for depth in range(len(names))]
        return " ~ * ".join(f"#{id}:checked" for id in ids)

    def _any_answer(self, variable: str) -> str:
        field = self.fields[variable]
        if field.free:
            return f"#{variable}:valid"
        nested = [choice for choice in field.block.choices if choice.within]
        if not nested:
            return f'[name="{variable}"]:checked'
        plain = [f"#{variable}--{choice.name}:checked" for choice in field.block.choices if not choice.within]
        return ", ".join(plain + [s for choice in nested for s in _inner(f"{variable}--{choice.name}", choice)])


def _inner(id: str, choice: Choice) -> list[str]:
    """The selectors for an answer inside a choice of choices."""
    deeper = [c for c in choice.within if c.within]
    if not deeper:
        return [f'#{id}:checked ~ * [name="{id}"]:checked']
    plain = [f"#{id}:checked ~ * #{id}--{c.name}:checked" for c in choice.within if not c.within]
    return plain + [f"#{id}:checked ~ * {s}" for c in deeper for s in _inner(f"{id}--{c.name}", c)]


def _is_open(clause: AnyOf) -> bool:
    """Whether it asks for an answer left open, or a box not ticked; such a clause has one atom."""
    return clause[0].value == UNANSWERED or ("." in clause[0].variable and clause[0].value == "no")


def _every_holds(clauses: tuple[AnyOf, ...], answers: Mapping[str, str]) -> bool:
    return all(any(_holds(atom, answers) for atom in any_of) for any_of in clauses)


def _holds(atom: Atom, answers: Mapping[str, str]) -> bool:
    if _is_open((atom,)):
        return answers.get(atom.variable, UNANSWERED) in (UNANSWERED, "no")
    return bool(answers.get(atom.variable)) and atom.holds(answers)


def _token(clause: AnyOf) -> str:
    """Readable, and the same for the same clause."""
    return "_or_".join(atom.variable.replace(".", "--") + _tail(atom) for atom in clause)


def _tail(atom: Atom) -> str:
    if _is_open((atom,)):
        return "_open"
    return "" if atom.value == ANSWERED or "." in atom.variable else "--" + atom.value.replace("/", "--")
