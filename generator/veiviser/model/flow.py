"""A flow, with the place of every text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from veiviser.model.component import Component
from veiviser.model.condition import ALWAYS, Atom, Condition, Presence
from veiviser.model.fact import Mention
from veiviser.model.promise import Promise
from veiviser.model.records import Records
from veiviser.place import Place, Runs, place_in_runs

End = Literal["done", "stop", "exit"]
BAND = "ikke en ekte tjeneste"
_SCHEMES: Mapping[str, Literal["phone", "mail"]] = {"tel": "phone", "mailto": "mail"}
"""In small letters; authors may write them in capitals (RFC 3986, 3.1)."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody reads; `{name}` in them is an answer or a value of the edition, facts are in their places."""

    words: str
    place: Place
    first: Place | None = field(default=None, compare=False)
    """Of its first character, where each of its lines is a line of the file; None where it is not, or nobody knows."""
    runs: Runs = field(default=(), compare=False)
    """Where it stands, where it was not written as it reads."""

    def spot(self, line: int, column: int) -> Place:
        """Of one of its characters, by line and column in it from 0; where all of it begins, if no better is known."""
        if self.runs:
            lines = self.words.split("\n")
            return place_in_runs(self.runs, sum(len(before) + 1 for before in lines[:line]) + column)
        if self.first is None:
            return self.place if "\n" in self.words else self.place._replace(column=self.place.column + column)
        return self.first._replace(line=self.first.line + line, column=self.first.column + column)


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @classmethod
    def read(cls, words: str, place: Place, here: str) -> "Target":
        """
        What `screen`, `flow/screen`, `page:help/browsers#top`, an address, `back`, `next` or `#` means in a flow.

        Any words mean something: an unknown scheme is an address on the web, and what else is unknown names a screen.
        Whether there is such a page or screen, and whether the address is safe, is for others to judge.

        Args:
            here: the flow's name; a screen of it has no flow in its target.
        """
        if words in ("back", "next"):
            return cls(kind="back" if words == "back" else "next", address="", place=place)
        if words == "#":
            return cls(kind="nowhere", address="", place=place)
        scheme, colon, rest = words.partition(":")
        if scheme == "page" and colon:
            path, _, fragment = rest.partition("#")
            return cls(kind="page", address=path, place=place, fragment=fragment)
        if colon or words.startswith(("//", "\\")):
            return cls(kind=_SCHEMES.get(scheme.lower(), "web"), address=words, place=place)
        flow, slash, screen = words.partition("/")
        if not slash:
            return cls(kind="screen", address=words, place=place)
        return cls(kind="screen", address=screen, place=place, flow=flow if flow != here else None)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the guide tells about a screen, a block or a choice."""

    text: Text
    """Markdown."""
    presence: Presence = ALWAYS
    """With an answer of the same screen in it, the picture shows that answer given."""
    heading: Text | None = None
    """Of the step; left out, the screen's title."""


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


Value = Text | Target | tuple[Choice, ...] | tuple[Block, ...] | Decimal | bool | date | Records | str
"""What an option holds: text and markdown are `Text`; `answer` and an allowed word are `str`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a screen's `next`; the first that holds decides."""

    to: Target
    place: Place
    presence: Presence = ALWAYS
    sets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)  # without slots, as above
class Screen:
    """One page of the service."""

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
        return (value for block in self.every_block for value in block.options.values() if isinstance(value, Records))

    @cached_property
    def placed(self) -> tuple[tuple[Block, tuple[Presence, ...]], ...]:
        """
        All blocks, those inside others and inside choices too, in reading order.

        Each with the presences of everything that it stands in, and its own; all must hold for it to be there. A choice
        with an answer that shows it must be picked.
        """
        return tuple(_placed(self.body, ()))

    @cached_property
    def every_block(self) -> tuple[Block, ...]:
        """The same without the presences."""
        return tuple(block for block, _ in self.placed)

    @cached_property
    def every_telling(self) -> tuple[Telling, ...]:
        """All that the guide says of it, of its blocks and of their choices, in reading order."""
        of_blocks = (
            telling
            for block in self.every_block
            for tellings in (block.tellings, *(choice.tellings for choice in block.every_choice))
            for telling in tellings
        )
        return (*self.tellings, *of_blocks)

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """All its conditions: of its rules, of what the guide says, of blocks and of choices."""
        of_blocks = (
            presence
            for block in self.every_block
            for presence in (block.presence, *(choice.presence for choice in block.every_choice))
        )
        of_tellings = (telling.presence for telling in self.every_telling)
        return (*(rule.presence for rule in self.rules), *of_tellings, *of_blocks)


def path_of(chain: tuple[Choice, ...]) -> str:
    """What values call a choice that stands within others: `day/time`."""
    return "/".join(choice.name for choice in chain)


def _chains(choices: tuple[Choice, ...], around: tuple[Choice, ...] = ()) -> Iterator[tuple[Choice, ...]]:
    for choice in choices:
        yield (*around, choice)
        yield from _chains(choice.within, (*around, choice))


def _placed(blocks: tuple[Block, ...], around: tuple[Presence, ...]) -> Iterator[tuple[Block, tuple[Presence, ...]]]:
    for block in blocks:
        presences = around if block.presence.always else (*around, block.presence)
        yield block, presences
        yield from _placed(block.blocks, presences)
        for chain in block.chains:
            if inner := chain[-1].blocks:
                yield from _placed(inner, (*presences, *_of_choices(block, chain)))


def _of_choices(block: Block, chain: tuple[Choice, ...]) -> Iterator[Presence]:
    for depth, choice in enumerate(chain, 1):
        if not choice.presence.always:
            yield choice.presence
        if block.answer is not None:
            yield Presence(when=Condition(((block.picked(path_of(chain[:depth])),),), choice.place))


@dataclass(frozen=True, slots=True)
class Entry:
    """A way into the flow."""

    screen: str
    label: Text
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable: an answer, a situation, or what choices set."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True, kw_only=True)
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
