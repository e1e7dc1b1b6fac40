"""Small flows at random: loops, situations, reveals, boxes, rules, `set`, and answers asked anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from hypothesis import strategies as some

from veiviser.model.component import Component, Option, OptionType
from veiviser.model.condition import Atom, Condition, Presence
from veiviser.model.flow import Block, Choice, End, Entry, Flow, Rule, Screen, Target, Text, Value, Variable
from veiviser.place import Place

HERE = Place(PurePosixPath("flows/random.yaml"))
SCREENS = ("a", "b", "c", "d")
ANSWERS = ("p", "q", "r")
VALUES = ("x", "y")
ATOMS = tuple(Atom(name, value) for name in (*ANSWERS, "set", "far") for value in VALUES)


def _option(name: str, type: OptionType, **more: Any) -> Option:
    return Option(name=name, type=type, says="", place=HERE, **more)


def _component(name: str, *options: Option) -> Component:
    return Component(
        name=name,
        purpose="",
        main=options[0].name,
        options={option.name: option for option in options},
        file=HERE.file,
        template="",
    )


_SHOW = _option("show", "blocks")
QUESTION = _component(
    "question",
    _option("question", "text"),
    _option("answer", "answer"),
    _option("choices", "choices", each={"show": _SHOW}),
)
BOXES = _component(
    "checkboxes",
    _option("question", "text"),
    _option("answer", "answer"),
    _option("choices", "choices", many=True, each={"show": _SHOW}),
)
BUTTON = _component("button", _option("text", "text"), _option("to", "target", default="next"))


_up_to = cache(lambda highest: some.integers(0, highest))
_any_of = cache(some.sampled_from)


@dataclass(frozen=True)
class _Draw:
    """Draws parts of a flow."""

    draw: Any

    def maybe(self, chance: int = 3) -> bool:
        return bool(self.draw(_up_to(chance)) == 0)

    def one(self, values: Iterable[Any]) -> Any:
        return self.draw(_any_of(tuple(values)))

    def presence(self, names: Iterable[str] | None = None) -> Presence:
        if not self.maybe(2):
            return Presence()
        atoms = [atom for atom in ATOMS if names is None or atom.variable in tuple(names)]
        condition = Condition(((self.one(atoms),),), HERE)
        return Presence(when=condition) if self.maybe(1) else Presence(unless=condition)

    def target(self) -> Target:
        name = self.one((*SCREENS, "out"))
        return (
            Target(kind="web", address="https://example.org", place=HERE)
            if name == "out"
            else Target(kind="screen", address=name, place=HERE)
        )

    def sets(self) -> dict[str, str]:
        return {"set": self.one(VALUES)} if self.maybe(4) else {}

    def choice(self, name: str, is_first: bool, deeper: list[str]) -> Choice:
        shown = (self.question(deeper.pop(), []),) if deeper and self.maybe(4) else ()
        options: dict[str, Value] = {"show": shown} if shown else {}
        to = self.target() if self.maybe(3) else None
        end: End | None = "stop" if to is None and self.maybe(6) else None
        presence = Presence() if is_first else self.presence()
        return Choice(
            name=name,
            label=Text(name, HERE),
            place=HERE,
            to=to,
            end=end,
            sets=self.sets(),
            presence=presence,
            options=options,
        )

    def question(self, answer: str, deeper: list[str]) -> Block:
        choices = tuple(self.choice(name, number == 0, deeper) for number, name in enumerate(VALUES))
        options: dict[str, Value] = {"question": Text(answer, HERE), "answer": answer, "choices": choices}
        return Block(component=QUESTION, place=HERE, options=options, presence=self.presence(), optional=self.maybe(4))

    def boxes(self) -> Block:
        choices = tuple(Choice(name=name, label=Text(name, HERE), place=HERE) for name in VALUES)
        options: dict[str, Value] = {"question": Text("many", HERE), "answer": "many", "choices": choices}
        return Block(component=BOXES, place=HERE, options=options, optional=self.maybe(1))

    def button(self, to: Target) -> Block:
        options: dict[str, Value] = {"text": Text("Go", HERE), "to": to}
        return Block(component=BUTTON, place=HERE, options=options, presence=self.presence(), sets=self.sets())

    def screen(self, name: str) -> Screen:
        names = self.draw(some.permutations(ANSWERS))[: self.one((0, 1, 1, 2))]
        deeper = [answer for answer in ANSWERS if answer not in names]
        body = [self.question(answer, deeper) for answer in names]
        body += [self.boxes()] if self.maybe(8) else []
        body += [self.button(Target(kind="next", address="", place=HERE))] if self.maybe(0) or names else []
        body += [self.button(self.target()) for _ in range(self.one((0, 0, 1)))]
        rules = tuple(Rule(self.target(), HERE, self.presence(), self.sets()) for _ in range(self.one((0, 1, 2))))
        rules += (Rule(self.target(), HERE),) if self.maybe(0) and not self.maybe(3) else ()
        end = "done" if self.maybe(3) else None
        return Screen(name=name, title=Text(name, HERE), place=HERE, body=tuple(body), rules=rules, end=end)  # type: ignore[arg-type]


@some.composite
def flows(draw: Any) -> Flow:
    """A flow of four screens; `far` is a situation, `set` is known only from `set`."""
    drawn = _Draw(draw)
    screens = {name: drawn.screen(name) for name in SCREENS}
    entries = draw(some.sampled_from([("a",), ("a", "b"), ("c", "a")]))
    variables = {name: Variable(name=name, kind="choice", values=VALUES, place=HERE) for name in ANSWERS}
    variables |= {
        f"many.{value}": Variable(name=f"many.{value}", kind="box", values=("yes", "no"), place=HERE)
        for value in VALUES
    }
    variables |= {
        "set": Variable(name="set", kind="set", values=VALUES, place=HERE),
        "far": Variable(name="far", kind="situation", values=VALUES, place=HERE),
    }
    return Flow(
        name="random",
        title=Text("Random", HERE),
        file=HERE.file,
        entries=tuple(Entry(name, Text(name, HERE), HERE) for name in entries),
        screens=screens,
        variables=variables,
        situations=("far",),
    )
