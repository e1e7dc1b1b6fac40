"""Focus: the blocks of a screen that a step's words speak of."""

from collections.abc import Iterator

from veiviser.journeys.telling.numbers import LABEL
from veiviser.journeys.telling.visible import fixed_words, plain
from veiviser.journeys.texts.written import block_texts
from veiviser.model.flow import Block, Text
from veiviser.model.journey import Graph, Mark, View

_FEW = 5
"""Blocks of a screen that is shown whole the first time: of a button alone, nobody knows it again."""


def blocks_spoken_of(
    graph: Graph, view: View, text: Text, marks: tuple[Mark, ...], *, is_first: bool
) -> frozenset[Block]:
    """
    Of the blocks that stand on the screen itself, those in which the words press, quote or answer something.

    Where they speak of the screen as a whole, by its title, the first that shows; where they speak of nothing on it,
    none. Of a screen with few blocks that is shown for the first time, all; but where they speak of a question, one
    knows the screen by that.
    """
    screen = graph.flow.screens[view.state.screen]
    labels = {plain(label) for label in LABEL.findall(text.words)}
    marked = {mark.control for mark in marks}
    pressed = {control.block for control in graph.controls[screen.name] if control.id in marked}
    answered = {name.partition(".")[0] for name, _ in view.picks}
    spoken = frozenset(
        block
        for block in screen.body
        for inner in _within(block)
        if inner in pressed or inner.answer in answered or not labels.isdisjoint(_words(inner))
    )
    values = {**dict(view.state.values), **dict(view.picks)}
    shown = [block for block in screen.body if block.presence.holds(values)]
    if spoken:
        is_few = len([block for block in shown if not block.component.is_above]) <= _FEW
        asks = any(block.answer for block in spoken)
        return frozenset(shown) if is_first and is_few and not asks else spoken
    return frozenset(shown[:1]) if plain(screen.title.words) in labels else spoken


def _words(block: Block) -> Iterator[str]:
    yield from (plain(words.words) for words in block_texts(block))
    yield from (plain(words) for words in fixed_words(block))


def _within(block: Block) -> Iterator[Block]:
    yield block
    inner = (*block.blocks, *(shown for choice in block.every_choice for shown in choice.blocks))
    for one in inner:
        yield from _within(one)
