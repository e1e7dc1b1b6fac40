"""Everything in a flow that leads somewhere, and every text in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from veiviser.journeys.memo import remembered
from veiviser.model.condition import Presence
from veiviser.model.flow import Block, Choice, Flow, Screen, Target, Telling, Text
from veiviser.model.target import read_target
from veiviser.place import Place

_LINK = re.compile(
    r"(?:(?P<image>!?)\[(?P<words>[^\[\]]*))?\]\(\s*(?P<address>(?:[^()]|\([^()]*\))*?)\s*\)"  # words may hold brackets
    r"|^[ \t>*+.)0-9-]*\[[^\[\]]+\]:\s*<?(?P<defined>[^\s>]+)",  # `[1]: address`, which `[words][1]` leads to
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """A link, or a picture, in a text."""

    words: str
    address: str
    place: Place
    """Of the address."""
    is_image: bool


@remembered
def targets(flow: Flow) -> tuple[Target, ...]:
    """Every target of a flow: of controls, choices, rules and named walks, and of links in texts."""
    return tuple(_targets(flow))


@remembered
def texts(flow: Flow) -> tuple[Text, ...]:
    """Every text of a flow, those of the guide too."""
    return tuple(_texts(flow))


@remembered
def every_text(flow: Flow) -> tuple[Text, ...]:
    """Likewise, with headings, samples, and what entries, situations and walks are called."""
    further: list[Text | None] = [entry.label for entry in flow.entries]
    further += [walk.title for walk in flow.walks]
    for variable in (flow.variables[name] for name in flow.situations):
        further += [variable.label, *variable.labels.values()]
    for screen in flow.screens.values():
        further += screen_texts(screen)
    return tuple(dict.fromkeys((*texts(flow), *(text for text in further if text is not None))))


@lru_cache(maxsize=2048)
def screen_texts(screen: Screen) -> tuple[Text, ...]:
    """What a screen says, with what the guide says of it, its headings and its samples."""
    found: list[Text | None] = [screen.title, screen.part]
    for block in every_block(screen):
        found += [*block_texts(block), block.sample]
    for telling in screen_tellings(screen):
        found += [telling.heading, telling.text]
    return tuple(text for text in found if text is not None)


@remembered
def links(flow: Flow) -> tuple[MarkdownLink, ...]:
    """Every link and picture in its texts."""
    return tuple(link for text in texts(flow) for link in links_in(text))


def _targets(flow: Flow) -> Iterator[Target]:
    for screen in flow.screens.values():
        for block in every_block(screen):
            yield from block.targets
            yield from (choice.to for choice in every_choice(block) if choice.to is not None)
        yield from (rule.to for rule in screen.rules)
    yield from (walk.to for walk in flow.walks)
    for link in links(flow):
        if not link.is_image and link.address:
            yield read_target(link.address, link.place)


def links_in(text: Text) -> Iterator[MarkdownLink]:
    """Every link and picture in a text."""
    if "](" not in text.words and "]:" not in text.words:
        return
    for match in _LINK.finditer(text.words):
        group = "address" if match["defined"] is None else "defined"
        yield MarkdownLink(match["words"] or "", match[group], place_in(text, match.start(group)), bool(match["image"]))


def place_in(text: Text, offset: int) -> Place:
    """Where in the file a character of a text stands; exact where the text is written on one line without quotes."""
    if "\n" in text.words:
        return text.place
    return text.place._replace(column=text.place.column + offset)


def _texts(flow: Flow) -> Iterator[Text]:
    yield from (text for text in (flow.title, flow.task, flow.lead) if text is not None)
    for screen in flow.screens.values():
        yield screen.title
        for block in every_block(screen):
            yield from block_texts(block)
        yield from (telling.text for telling in screen_tellings(screen))


def block_texts(block: Block) -> Iterator[Text]:
    """What a block itself says, with its choices, without the blocks in it."""
    yield from (value for value in block.options.values() if isinstance(value, Text))
    for choice in every_choice(block):
        yield choice.label
        yield from (value for value in choice.options.values() if isinstance(value, Text))


@lru_cache(maxsize=2048)
def every_block(screen: Screen) -> tuple[Block, ...]:
    """All blocks, those inside others and inside choices too, in reading order."""
    return tuple(screen.every_block())


@lru_cache(maxsize=8192)
def every_choice(block: Block) -> tuple[Choice, ...]:
    """A block's choices and those within them."""
    return tuple(choice for _, choice in named_choices(block))


def named_choices(block: Block) -> Iterator[tuple[str, Choice]]:
    """Each of them with its value (`day/time`)."""
    waiting = [(choice.name, choice) for choice in reversed(block.choices)]
    while waiting:
        value, choice = waiting.pop()
        yield value, choice
        waiting += [(f"{value}/{inner.name}", inner) for inner in reversed(choice.within)]


@lru_cache(maxsize=2048)
def screen_tellings(screen: Screen) -> tuple[Telling, ...]:
    """All that the guide says of a screen, of its blocks and of their choices."""
    found = list(screen.tellings)
    for block in every_block(screen):
        found += block.tellings
        for choice in every_choice(block):
            found += choice.tellings
    return tuple(found)


def presences(screen: Screen) -> Iterator[Presence]:
    """All conditions of a screen: of its rules, of what the guide says, of blocks and of choices."""
    yield from (rule.presence for rule in screen.rules)
    yield from (telling.presence for telling in screen_tellings(screen))
    for block in every_block(screen):
        yield block.presence
        yield from (choice.presence for choice in every_choice(block))
