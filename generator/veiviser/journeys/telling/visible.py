"""The texts that can be read on a screen."""

import re
import unicodedata
from collections.abc import Mapping

from veiviser.journeys.texts.written import block_texts
from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import read, words_of, words_of_line
from veiviser.model.condition import Presence
from veiviser.model.flow import Block, Screen, Text

_FIXED = re.compile(r"<(?:button|summary|label|option)\b[^<>]*>\s*([^<>{}\s][^<>{}]*)<")
_MAY_BE_MARKED = frozenset("*_`[\\#&\n")
_SEEN = {0xAD: None, 0x34F: None, 0x2011: "-"}
"""Soft hyphens and a joiner that nobody sees, and a hyphen that only breaks no line."""


def visible_texts(screen: Screen, values: Mapping[str, str], own: frozenset[str]) -> list[str]:
    """
    Title and texts as they are read there, with any answers that the screen's own fields may get.

    Args:
        own: the variables that these fields fill.
    """
    texts = [screen.title.words]
    for block, presences in screen.placed:
        if all(can_hold(presence, values, own) for presence in presences):
            texts += [text.words for text in block_texts(block)]
    return [plain(words) for words in texts]


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
    texts = [screen.title.words]
    for block, presences in screen.placed:
        if not all(_certain(presence, values, open_ones) for presence in presences):
            continue
        texts += [value.words for value in block.options.values() if isinstance(value, Text)]
        for chain in block.chains:
            if all(_certain(choice.presence, values, open_ones) for choice in chain):
                texts.append(chain[-1].label.words)
                texts += [value.words for value in chain[-1].options.values() if isinstance(value, Text)]
    return [plain(words) for words in texts]


def can_hold(presence: Presence, values: Mapping[str, str], own: frozenset[str]) -> bool:
    """Whether it holds, or may come to hold by what is answered on the screen itself."""
    return bool(presence.variables & own) or presence.holds(values)


def plain(markdown: str) -> str:
    """Words as they are seen: without Markdown's marks and without soft hyphens."""
    if not _MAY_BE_MARKED.isdisjoint(markdown):
        markdown = words_of(read(markdown, FLOW)) if "\n" in markdown else words_of_line(markdown)
    if not markdown.isascii():
        markdown = unicodedata.normalize("NFC", markdown).translate(_SEEN)
    return " ".join(markdown.split())


def _certain(presence: Presence, values: Mapping[str, str], open_ones: frozenset[str]) -> bool:
    return not presence.variables & open_ones and presence.holds(values)
