"""All texts, targets and links of a flow."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.journeys.memo import remembered
from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import read
from veiviser.markdown.links import links_of
from veiviser.model.flow import Block, Flow, Screen, Target, Text
from veiviser.model.records import Columns
from veiviser.place import Place


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
    """Every target of a flow: of controls, choices, rules, named walks and tasks, and of links in texts."""
    return tuple(_targets(flow))


@remembered
def texts(flow: Flow) -> tuple[Text, ...]:
    """Every text of a flow, those of the guide too."""
    return tuple(_texts(flow))


@remembered
def every_text(flow: Flow) -> tuple[Text, ...]:
    """Every text of a flow, with headings, samples, and the names of entries, situations and walks, and tasks."""
    further: list[Text | None] = [entry.label for entry in flow.entries]
    further += [text for walk in flow.walks for text in (walk.title, walk.about)]
    further += [task.ask for task in flow.tasks]
    further += [variant.label for variant in flow.variants]
    for variable in (flow.variables[name] for name in flow.situations):
        further += [variable.label, *variable.labels.values()]
    for screen in flow.screens.values():
        further += screen_texts(screen)
    return tuple(dict.fromkeys((*texts(flow), *(text for text in further if text is not None))))


@remembered
def screen_texts(screen: Screen) -> tuple[Text, ...]:
    """What a screen says, with what the guide says of it, its headings and its samples."""
    texts: list[Text | None] = [screen.title, screen.part]
    for block in screen.every_block:
        texts += [*block_texts(block), block.sample]
    for telling in screen.every_telling:
        texts += [telling.heading, telling.text, telling.only]
    return tuple(text for text in texts if text is not None)


@remembered
def links(flow: Flow) -> tuple[MarkdownLink, ...]:
    """Every link and picture in its texts."""
    return tuple(link for text in texts(flow) for link in links_in(text))


def _targets(flow: Flow) -> Iterator[Target]:
    for screen in flow.screens.values():
        for block in screen.every_block:
            yield from block.targets
            yield from (choice.to for choice in block.every_choice if choice.to is not None)
        yield from (rule.to for rule in screen.rules)
    yield from (walk.to for walk in flow.walks)
    yield from (goal for task in flow.tasks for goal in task.goals)
    for link in links(flow):
        if not link.is_image and link.address:
            yield Target.read(link.address, link.place, flow.name)


def links_in(text: Text) -> Iterator[MarkdownLink]:
    """Every link and picture in a text."""
    if "](" in text.words or "]:" in text.words:
        for link in links_of(read(text.words, FLOW)):
            yield MarkdownLink(link.words, link.address, text.spot(*link.spot), link.is_image)


def place_in(text: Text, offset: int) -> Place:
    """Where in the file a character of a text stands."""
    line = text.words.count("\n", 0, offset)
    return text.spot(line, offset - text.words.rfind("\n", 0, offset) - 1)


def _texts(flow: Flow) -> Iterator[Text]:
    yield from (text for text in (flow.title, flow.task, flow.lead) if text is not None)
    yield from flow.shell.texts if flow.shell is not None else ()
    for screen in flow.screens.values():
        yield screen.title
        for block in screen.every_block:
            yield from block_texts(block)
        for telling in screen.every_telling:
            yield telling.text
            yield from [telling.only] if telling.only is not None else []


def block_texts(block: Block) -> Iterator[Text]:
    """What a block itself says, with its choices, without the blocks in it."""
    for value in block.options.values():
        if isinstance(value, Text):
            yield value
        elif isinstance(value, Columns):
            yield from (text for column in value.all for text in column.texts)
    for choice in block.every_choice:
        yield choice.label
        yield from (value for value in choice.options.values() if isinstance(value, Text))
