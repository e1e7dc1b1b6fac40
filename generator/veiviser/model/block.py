"""Blocks of a screen, with their choices and with what the guide tells of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from veiviser.model.component import Component
from veiviser.model.condition import ALWAYS, Atom, Presence
from veiviser.model.records import Columns, Records
from veiviser.model.text import Target, Text
from veiviser.place import Place

End = Literal["done", "stop", "exit"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What the guide tells about a screen, a block or a choice."""

    text: Text
    """Markdown."""
    presence: Presence = ALWAYS
    """With an answer of the same screen in it, the picture shows that answer given."""
    heading: Text | None = None
    """Of the step; left out, the screen's title."""
    only: Text | None = None
    """Whom it is for, as it goes on after «Only»; left out, the guide says how one comes there."""


@dataclass(frozen=True, eq=False, kw_only=True)  # without slots, so that what is derived is kept
class Choice:
    """One alternative: picked where its component has an answer, pressed where it has none."""

    name: str
    """Unique among its siblings; `day/time` is never written here, only in values."""
    label: Text
    place: Place
    to: Target | None = None
    end: End | None = None
    sets: Mapping[str, str] = field(default_factory=dict)
    tellings: tuple[Telling, ...] = ()
    presence: Presence = ALWAYS
    options: Mapping[str, "Value"] = field(default_factory=dict)
    """By what the component declares under `each`; a further `choices` among them makes this a choice of choices."""
    exclusive: bool = False
    """Of boxes: that nothing else can be ticked with it."""
    leaves: bool = False
    """That pressing it leaves the screen's questions unanswered, on purpose."""
    shows: str | None = None
    """The answer that it tells of, and that can be changed where it leads; it is there only where that was asked."""

    @cached_property
    def within(self) -> tuple["Choice", ...]:
        """The choices inside this one, if it has any."""
        return tuple(c for v in self.options.values() if isinstance(v, tuple) for c in v if isinstance(c, Choice))

    @cached_property
    def blocks(self) -> tuple["Block", ...]:
        """What it shows when it is chosen."""
        return tuple(b for v in self.options.values() if isinstance(v, tuple) for b in v if isinstance(b, Block))


@dataclass(frozen=True, eq=False, kw_only=True)  # without slots, as above
class Block:
    """A component put on a screen, with its options."""

    component: Component
    place: Place
    options: Mapping[str, "Value"]
    """By the option's name; one that was left out and has a default is here with its default, else it is not here."""
    presence: Presence = ALWAYS
    sets: Mapping[str, str] = field(default_factory=dict)
    """What pressing it sets; only where the component has an option of type `target`."""
    optional: bool = False
    """That its answer may be left out; only where the component has an option of type `answer`."""
    sample: Text | None = None
    """What stands for its answer in pictures and without scripts; only for an answer that is free text."""
    tellings: tuple[Telling, ...] = ()
    unanswered: Text | None = None
    """What stands for its answer where nobody gave one."""
    remember: bool = False
    """That its answer is known on every page that shows it, scripts or not: a page a value."""
    leaves: bool = False
    """That what it leads to is a way out, which leaves the screen's questions unanswered on purpose."""

    @cached_property
    def answer(self) -> str | None:
        """The variable that it fills."""
        for option in self.component.options.values():
            if option.type == "answer":
                value = self.options.get(option.name)
                return value if isinstance(value, str) else None
        return None

    @cached_property
    def many(self) -> bool:
        """Whether several of its choices can be picked at once."""
        return any(o.type == "choices" and o.many for o in self.component.options.values())

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(c for v in self.options.values() if isinstance(v, tuple) for c in v if isinstance(c, Choice))

    @cached_property
    def chains(self) -> tuple[tuple[Choice, ...], ...]:
        """Every choice, those within others too, in reading order: each after those that it is within."""
        return tuple(_chains(self.choices))

    @cached_property
    def every_choice(self) -> tuple[Choice, ...]:
        """The same without those that they are within."""
        return tuple(chain[-1] for chain in self.chains)

    @cached_property
    def values(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """Each answer that can be given, as its value (`day/time`) and the choices that it goes through."""
        return tuple((path_of(chain), chain) for chain in self.chains if not chain[-1].within)

    def picked(self, path: str) -> Atom:
        """What is true when the choice at that path (`day/time`) is picked."""
        return Atom(f"{self.answer}.{path}", "yes") if self.many else Atom(self.answer or "", path)

    @cached_property
    def blocks(self) -> tuple["Block", ...]:
        """What stands in it directly, without what its choices show."""
        return tuple(b for v in self.options.values() if isinstance(v, tuple) for b in v if isinstance(b, Block))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        return tuple(v for v in self.options.values() if isinstance(v, Target))


Value = Text | Target | tuple[Choice, ...] | tuple[Block, ...] | Decimal | bool | date | Records | Columns | str
"""What an option holds: text and markdown are `Text`; `answer` and an allowed word are `str`."""


def path_of(chain: tuple[Choice, ...]) -> str:
    """What values call a choice that stands within others: `day/time`."""
    return "/".join(choice.name for choice in chain)


def _chains(choices: tuple[Choice, ...], around: tuple[Choice, ...] = ()) -> Iterator[tuple[Choice, ...]]:
    for choice in choices:
        yield (*around, choice)
        yield from _chains(choice.within, (*around, choice))
