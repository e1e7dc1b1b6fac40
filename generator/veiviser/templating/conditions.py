"""A flow's stylesheet, which shows parts of pages by what is answered."""

from dataclasses import dataclass, field
from hashlib import sha256

from veiviser.model.condition import ANSWERED, Atom
from veiviser.templating.selectors import Asked
from veiviser.templating.showing import RIGHT, WRONG, AnyOf, Showing, is_open

NOTHING_ASKED = Asked()


@dataclass(slots=True)
class Stylesheet:
    """The rules for every condition that a flow's pages name."""

    rules: dict[str, str] = field(default_factory=dict)
    """By token, as CSS."""

    def attributes(self, showing: Showing, asked: Asked = NOTHING_ASKED) -> str:
        """` data-when="…" data-unless="…"`, and the rules for them remembered."""
        text = ""
        if showing.when:
            text += f' data-when="{" ".join(self._when(clause, showing, asked) for clause in showing.when)}"'
        if showing.unless:
            text += f' data-unless="{" ".join(self._unless(clauses, showing, asked) for clauses in showing.unless)}"'
        return text

    def hide_error(self, once: AnyOf, error_id: str, screen: str, asked: Asked) -> None:
        """An error goes as soon as what it asks for is there."""
        rule = f'.screen[data-screen="{screen}"]{asked.holds(once)} #{error_id} {{ display: none; }}'
        self.rules[f"error {error_id} {rule}"] = rule

    def any_of(self, ways: list[Showing], asked: Asked) -> str:
        """` data-when="…"` for what shows when any of some others does."""
        holds = ", ".join(asked.all_of(showing) for showing in ways)
        return f' data-when="{self._rule("when", "feil", f":not(:is({holds}))", "")}"'

    def css(self) -> str:
        """All rules, in the order of their names."""
        return "".join(self.rules[token] + "\n" for token in sorted(self.rules))

    def _when(self, clause: AnyOf, given: Showing, asked: Asked) -> str:
        holds, plain = (_unless_open(clause, one.holds(clause, given)) for one in (asked, asked.unconditioned))
        return self._rule("when", _token(clause), holds, plain)

    def _unless(self, clauses: tuple[AnyOf, ...], given: Showing, asked: Asked) -> str:
        given = Showing((*given.when, *clauses), given.unless)
        ways = ("".join(one.holds(clause, given) for clause in clauses) for one in (asked, asked.unconditioned))
        return self._rule("unless", "_and_".join(_token(clause) for clause in clauses), *ways)

    def _rule(self, kind: str, token: str, hidden: str, plain: str) -> str:
        """The name for a rule: readable, and another where the same answers count only under further conditions."""
        rule = f'.screen{hidden} [data-{kind}~="{{}}"] {{{{ display: none; }}}}'
        if hidden != plain or self.rules.get(f"{kind} {token}", rule.format(token)) != rule.format(token):
            token += "." + sha256(rule.encode()).hexdigest()[:6]
        self.rules[f"{kind} {token}"] = rule.format(token)
        return token


def _unless_open(clause: AnyOf, holds: str) -> str:
    """What is true of the screen while what waits for the clause is hidden."""
    return holds.removeprefix(":not(").removesuffix(")") if is_open(clause) else f":not({holds})"


def _token(clause: AnyOf) -> str:
    """Readable, and the same for the same clause."""
    return "_or_".join(atom.variable.replace(".", "--") + _tail(atom) for atom in clause)


def _tail(atom: Atom) -> str:
    if atom.value in (WRONG, RIGHT):
        return f"_{atom.value[1:]}"
    if is_open((atom,)):
        return "_open"
    return "" if atom.value == ANSWERED or "." in atom.variable else "--" + atom.value.replace("/", "--")
