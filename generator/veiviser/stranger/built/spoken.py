"""What a step of the guide and all beside it speak of: a telling of the step's own screen, true in its own picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.condition import Presence
from veiviser.model.flow import Flow, Telling, path_of
from veiviser.stranger.built.document import Document
from veiviser.stranger.conditions import holds, is_met
from veiviser.stranger.interpreter import Interpreter
from veiviser.stranger.saying import bare
from veiviser.stranger.story import Story

_BESIDE = re.compile(r'(?=<div class="aside(?: stop)?">)')
_LEFT_OUT = ".chip, figure, .only, .picture__fold"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something that the guide says of a screen, and of whom it is said."""

    telling: Telling
    picked: tuple[str, str] | None = None
    """The answer of which it is said, as conditions ask for it."""

    def is_true(self, interpreter: Interpreter, story: Story) -> bool:
        """Of somebody who has come there and answered."""
        _, values = interpreter.read(story)
        presence: Presence = self.telling.presence
        return holds(presence, values) and (self.picked is None or is_met(values.get(self.picked[0]), self.picked[1]))


def all_spoken(flow: Flow, screen: str) -> Iterator[Spoken]:
    """All that the guide says of a screen, of its blocks and of their choices."""
    for telling in flow.screens[screen].tellings:
        yield Spoken(telling)
    for block in flow.screens[screen].every_block:
        yield from map(Spoken, block.tellings)
        for chain in block.chains:
            atom = block.picked(path_of(chain)) if block.answer else None
            for telling in chain[-1].tellings:
                yield Spoken(telling, (atom.variable, atom.value) if atom is not None else None)


def spoken_in(html: str, interpreter: Interpreter, screen: str) -> tuple[Spoken, ...]:
    """What of that a part of the guide says; of two that say the same, both."""
    document = Document(f"<main>{html}</main>", ())
    out = {inner for at in document.select(_LEFT_OUT) for inner in document.inside(at)}
    words = bare(" ".join(node.words for at, node in enumerate(document.nodes) if not node.tag and at not in out))
    every = list(all_spoken(interpreter.flow, screen))
    found = [one for one in every if interpreter.told(one.telling.text).search(words)]
    longest = max((len(one.telling.text.words) for one in found), default=0)
    return tuple(one for one in found if len(one.telling.text.words) == longest)


def things_beside(html: str) -> list[str]:
    """Each with its words and its picture."""
    return [part for part in _BESIDE.split(html) if part.startswith('<div class="aside')]
