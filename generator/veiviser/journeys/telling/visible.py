"""What can be read on a screen."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from veiviser.journeys.compiling.controls import picked
from veiviser.journeys.texts.written import block_texts
from veiviser.model.condition import Presence
from veiviser.model.flow import Block, Choice, Screen, Text

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FIXED = re.compile(r"<(?:button|summary|label|option)\b[^<>]*>\s*([^<>{}\s][^<>{}]*)<")
_MARKED = re.compile(r"[*_`#+-]")
_MARKS = re.compile(r"(?<!\w)[*_`]+|[*_`]+(?!\w)|^\s*(?:[-*+]|#+)\s+", re.MULTILINE)
_NUMBERED = re.compile(r"^\s*\d+\.\s+", re.MULTILINE)
_SEEN = {0xAD: None, 0x34F: None, 0x2011: "-"}
"""Soft hyphens and a joiner that nobody sees, and a hyphen that only breaks no line."""


def visible_texts(screen: Screen, values: Mapping[str, str], own: frozenset[str]) -> list[str]:
    """
    Title and texts as they are read there, with any answers that the screen's own fields may get.

    Args:
        own: the variables that these fields fill.
    """
    shown = [screen.title.words]
    for block in _shown(screen.body, values, own):
        shown += [text.words for text in block_texts(block)]
    return [plain(words) for words in shown]


def fixed_words(block: Block) -> tuple[str, ...]:
    """What the component's template itself writes on buttons, fields and what opens."""
    return tuple(_FIXED.findall(block.component.template))


def certain_texts(screen: Screen, values: Mapping[str, str], open_ones: frozenset[str] = frozenset()) -> list[str]:
    """
    Title and texts that are read there for certain.

    Args:
        values: those on arrival, and what was answered on the screen itself.
        open_ones: the screen's own variables whose values nobody knows; what depends on one of them is left out.
    """
    shown = [screen.title.words]
    for block in _certain(screen.body, values, open_ones):
        shown += [value.words for value in block.options.values() if isinstance(value, Text)]
        for _, choice in _certain_choices(block, values, open_ones):
            shown.append(choice.label.words)
            shown += [value.words for value in choice.options.values() if isinstance(value, Text)]
    return [plain(words) for words in shown]


def can_hold(presence: Presence, values: Mapping[str, str], own: frozenset[str]) -> bool:
    """Whether it holds, or may come to hold by what is answered on the screen itself."""
    return bool(presence.variables & own) or presence.holds(values)


def plain(markdown: str) -> str:
    """Words as one sees them: without the marks of Markdown, without hyphens that show only at a line's end."""
    if "](" in markdown:
        markdown = _LINK.sub(r"\1", markdown)
    if _MARKED.search(markdown):
        markdown = _MARKS.sub("", markdown)
    if "\n" in markdown:  # one line alone, such as `30. januar`, is no list
        markdown = _NUMBERED.sub("", markdown)
    if not markdown.isascii():
        markdown = unicodedata.normalize("NFC", markdown).translate(_SEEN)
    return " ".join(markdown.split())


def _shown(blocks: tuple[Block, ...], values: Mapping[str, str], own: frozenset[str]) -> Iterator[Block]:
    for block in blocks:
        if not can_hold(block.presence, values, own):
            continue
        yield block
        yield from _shown(block.blocks, values, own)
        waiting = list(block.choices)
        while waiting:
            choice = waiting.pop(0)
            if can_hold(choice.presence, values, own):
                yield from _shown(choice.blocks, values, own)
                waiting += choice.within


def _certain(blocks: tuple[Block, ...], values: Mapping[str, str], open_ones: frozenset[str]) -> Iterator[Block]:
    for block in blocks:
        if block.presence.variables & open_ones or not block.presence.holds(values):
            continue
        yield block
        yield from _certain(block.blocks, values, open_ones)
        for path, choice in _certain_choices(block, values, open_ones):
            if block.answer is None or picked(block, path).holds(values):
                yield from _certain(choice.blocks, values, open_ones)


def _certain_choices(
    block: Block, values: Mapping[str, str], open_ones: frozenset[str]
) -> Iterator[tuple[str, Choice]]:
    waiting = [(choice.name, choice) for choice in reversed(block.choices)]
    while waiting:
        path, choice = waiting.pop()
        if not choice.presence.variables & open_ones and choice.presence.holds(values):
            yield path, choice
            waiting += [(f"{path}/{inner.name}", inner) for inner in reversed(choice.within)]
