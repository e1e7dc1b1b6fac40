"""The questions of a screen and their choices, in reading order."""

from collections.abc import Iterable, Iterator, Mapping

from veiviser.model.flow import Block, Choice
from veiviser.stranger.conditions import Values, holds
from veiviser.stranger.story import Answer


def shown(blocks: Iterable[Block], values: Values, own: Mapping[str, Answer]) -> Iterator[Block]:
    """The questions that show, in reading order."""
    for block in blocks:
        if not holds(block.presence, values):
            continue
        if block.answer:
            yield block
        yield from shown(block.blocks, values, own)
        for choice in every_choice(block.choices) if not block.answer else chosen(block, own.get(block.answer)):
            if holds(choice.presence, values):
                yield from shown(choice.blocks, values, own)


def chosen(block: Block, answer: Answer) -> tuple[Choice, ...]:
    """The choices that are picked, with those around them."""
    if not answer or not block.choices:
        return ()
    return tuple(c for c in block.choices if c.name in answer) if block.many else picked(block, str(answer))


def picked(block: Block, value: str) -> tuple[Choice, ...]:
    found: list[Choice] = []
    choices = block.choices
    for part in value.split("/"):
        found += [choice for choice in choices if choice.name == part]
        choices = found[-1].within if found else ()
    return tuple(found)


def every_choice(choices: Iterable[Choice]) -> Iterator[Choice]:
    for choice in choices:
        yield choice
        yield from every_choice(choice.within)


def tells(block: Block) -> bool:
    """Whether it tells of answers, so that its ways lead to where they are changed."""
    return any(each.type == "shown" for o in block.component.options.values() for each in o.each.values())


def has_bands(block: Block) -> bool:
    return bool(block.answer) and any("below" in o.each for o in block.component.options.values())
