"""A screen of a flow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from veiviser.model.block import Block, Choice, End, Telling, path_of
from veiviser.model.condition import ALWAYS, Condition, Presence
from veiviser.model.fact import Mention
from veiviser.model.records import Records
from veiviser.model.text import Target, Text
from veiviser.place import Place


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
    notes: tuple[Text, ...] = ()
    """What those who make it say to each other; readers never meet it."""
    formerly: tuple[str, ...] = ()
    """Names that it had before; at their addresses stands what leads to its own."""
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
