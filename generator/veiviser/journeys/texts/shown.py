"""The answers that a screen's texts repeat."""

import json
import re
from hashlib import sha256

from veiviser.journeys.memo import remembered
from veiviser.journeys.texts.written import block_texts
from veiviser.model.flow import Block, Flow, Screen

NAMED = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""An answer in a text; facts and editions have a point in their names."""


def shown_answers(screen: Screen) -> tuple[str, ...]:
    """The names that its texts and its rows show, in reading order."""
    names = NAMED.findall(screen.title.words)
    for block in screen.every_block:
        for text in block_texts(block):
            if "{" in text.words:
                names += NAMED.findall(text.words)
        names += [choice.shows for choice in block.every_choice if choice.shows is not None]
    return tuple(dict.fromkeys(names))


@remembered
def asking_blocks(flow: Flow) -> dict[str, tuple[Block, ...]]:
    """By answer, the blocks that ask for it."""
    by_answer: dict[str, tuple[Block, ...]] = {}
    for screen in flow.screens.values():
        for block in screen.every_block:
            if block.answer is not None:
                by_answer[block.answer] = (*by_answer.get(block.answer, ()), block)
    return by_answer


@remembered
def digest_of_questions(flow: Flow) -> str:
    """Six characters, the same for as long as what is asked and what can be answered."""
    asked = {
        name: sorted({value for block in blocks for value, _ in block.values})
        for name, blocks in asking_blocks(flow).items()
    }
    return sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:6]


def shown_and_remembered(flow: Flow, screen: Screen) -> frozenset[str]:
    """The variables of those of them that their author wants to be known, scripts or not."""
    names: set[str] = set()
    for answer in shown_answers(screen):
        blocks = [block for block in asking_blocks(flow).get(answer, ()) if block.choices]
        if any(block.remember for block in blocks):
            names |= {f"{answer}.{c.name}" for b in blocks for c in b.choices if b.many}
            names |= {answer for block in blocks if not block.many}
    return frozenset(names)
