"""A flow as its author wrote it, with every word's place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from veiviser.model.component import Component
from veiviser.model.condition import ALWAYS, Presence
from veiviser.model.fact import Mention
from veiviser.model.promise import Promise
from veiviser.model.records import Records
from veiviser.place import Place

End = Literal["done", "stop", "exit"]
BAND = "ikke en ekte tjeneste"


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody reads; `{name}` in them is an answer or a value of the edition, facts are in their places."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Target:
    """Where something leads."""

    kind: Literal["screen", "page", "web", "phone", "mail", "back", "next", "nowhere"]
    """`next`: where the screen's answers lead. `nowhere`: only in a component's examples."""
    address: str
    """The screen's name, the page's path without ending, or the whole address with its scheme; else empty."""
    place: Place
    flow: str | None = None
    """The flow that `address` is a screen of, where it is another flow."""
    fragment: str = ""
    """Of a page: the heading's id, without `#`."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the guide says of a screen, a block or a choice."""

    text: Text
    """Markdown."""
    presence: Presence = ALWAYS
    """With an answer of the same screen in it, the picture shows that answer given."""
    heading: Text | None = None
    """Of the step; left out, the screen's title."""


@dataclass(frozen=True, eq=False)  # without slots, so that what is derived is kept
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


@dataclass(frozen=True, eq=False)  # without slots, as above
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
    def blocks(self) -> tuple["Block", ...]:
        """What stands in it directly, without what its choices show."""
        return tuple(b for v in self.options.values() if isinstance(v, tuple) for b in v if isinstance(b, Block))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        return tuple(v for v in self.options.values() if isinstance(v, Target))


Value = Text | Target | tuple[Choice, ...] | tuple[Block, ...] | Decimal | bool | date | Records | str
"""What an option holds: text and markdown are `Text`; `answer` and an allowed word are `str`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a screen's `next`; the first that holds decides."""

    to: Target
    place: Place
    presence: Presence = ALWAYS
    sets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Screen:
    """One page of the service, as its user sees it."""

    name: str
    title: Text
    place: Place
    body: tuple[Block, ...] = ()
    rules: tuple[Rule, ...] = ()
    """`next: target` is one rule without a condition."""
    end: End | None = None
    step: tuple[int, int] | None = None
    """`1 of 4`."""
    part: Text | None = None
    """The heading of the guide's part that begins here."""
    tellings: tuple[Telling, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Of facts, by it and by what the guide says of it."""

    @property
    def records(self) -> Iterator[Records]:
        """The data files that are shown on it."""
        return (value for block in self.every_block() for value in block.options.values() if isinstance(value, Records))

    def every_block(self) -> Iterator[Block]:
        """All blocks, those inside others and inside choices too, in reading order."""
        yield from _within(self.body)


def _within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _within(block.blocks)
        for choice in _choices_within(block.choices):
            yield from _within(choice.blocks)


def _choices_within(choices: tuple[Choice, ...]) -> Iterator[Choice]:
    for choice in choices:
        yield choice
        yield from _choices_within(choice.within)


@dataclass(frozen=True, slots=True)
class Entry:
    """A way into the flow."""

    screen: str
    label: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that can have one of a few values, or any text."""

    name: str
    kind: Literal["choice", "box", "free", "situation", "set", "asked"]
    """
    `choice`: an answer. `box`: one box of an answer with many. `set`: known only from `set:`. `asked`: whether an
    answer was asked for on the way, which a row that shows it depends on.
    """
    values: tuple[str, ...]
    """In the order written, leaves only (`day/time`); of free text none."""
    place: Place
    label: Text | None = None
    """The question, the field's name or the situation's label."""
    labels: Mapping[str, Text] = field(default_factory=dict)
    """Of the values."""
    sample: Text | None = None


@dataclass(frozen=True, slots=True)
class NamedWalk:
    """A walk that the author named: the shortest from the entry to `to` that gives these answers."""

    name: str
    title: Text
    entry: str
    """An entry's screen."""
    to: Target
    answers: Mapping[str, str]
    """Of questions and situations."""
    place: Place


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Flow:
    """One service journey."""

    name: str
    """The file's, without its ending."""
    title: Text
    file: PurePosixPath
    entries: tuple[Entry, ...]
    """The first is the main one."""
    screens: Mapping[str, Screen]
    """In the order written."""
    variables: Mapping[str, Variable] = field(default_factory=dict)
    situations: tuple[str, ...] = ()
    """Names of variables; the first value of each is its usual one."""
    task: Text | None = None
    """What the reader wants to do: the guide's heading. Left out, the title."""
    lead: Text | None = None
    """The guide's first paragraph."""
    checked: date | None = None
    """When it was last compared with the real service."""
    clock: str = ""
    address: str = ""
    """As drawn on the phone's frame; never linked."""
    band: str = BAND
    """What stands after «Prototype –» on every page, so that nobody takes it for the service."""
    walks: tuple[NamedWalk, ...] = ()
    promises: tuple[Promise, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Of facts, in the order written."""
