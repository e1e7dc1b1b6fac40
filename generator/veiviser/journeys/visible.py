"""What can be read on a screen."""

import re
from collections.abc import Iterator, Mapping

from veiviser.journeys.leads import block_texts
from veiviser.model.flow import Block, Presence, Screen

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKED = re.compile(r"[*_`#+-]|\d\.")
_MARKS = re.compile(r"(?<!\w)[*_`]+|[*_`]+(?!\w)|^\s*(?:[-*+]|\d+\.|#+)\s+", re.MULTILINE)


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


def can_hold(presence: Presence, values: Mapping[str, str], own: frozenset[str]) -> bool:
    """Whether it holds, or may come to hold by what is answered on the screen itself."""
    return bool(presence.variables & own) or presence.holds(values)


def plain(markdown: str) -> str:
    """Words without the marks of Markdown, on one line."""
    if "](" in markdown:
        markdown = _LINK.sub(r"\1", markdown)
    if _MARKED.search(markdown):
        markdown = _MARKS.sub("", markdown)
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
