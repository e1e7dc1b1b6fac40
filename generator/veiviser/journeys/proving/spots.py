"""Tests whether a state matches a spot named in a promise or a question."""

import re
from collections.abc import Mapping

from veiviser.journeys.telling.visible import certain_texts, visible_texts
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.promise import Spot

_LONG_NUMBER = re.compile(r"\d{4,}")
"""One that is grouped: `116 117`, `300 000`, `300.000`."""


class Spots:
    """Tests states of one graph, and remembers the texts of each."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.texts: dict[tuple[State, bool, tuple[tuple[str, str], ...] | None], str] = {}

    def may_be(self, state: State, spot: Spot) -> bool:
        """Whether the state matches, for some answers to the screen's own questions."""
        if spot.kind == "words":
            return says(self._all_of(state), spot.words)
        return self._is_screen(state, spot)

    def is_surely(self, state: State, spot: Spot) -> bool:
        """Whether the state matches on arrival, before anything is answered."""
        if spot.kind == "words":
            return says(self._certain(state, None), spot.words)
        return self._is_screen(state, spot)

    def comes_surely(self, edge: Edge, spot: Spot) -> bool:
        """Whether taking the edge matches, for all other answers, or because it ends the journey."""
        if spot.kind == "words":
            return says(self._certain(edge.source, edge.picks), spot.words)
        return spot.kind == "end" and isinstance(edge.target, str)

    def _is_screen(self, state: State, spot: Spot) -> bool:
        if spot.kind == "end":
            return self.graph.flow.screens[state.screen].end is not None
        return spot.kind == "screen" and state.screen == spot.words

    def _all_of(self, state: State) -> str:
        if (state, True, None) not in self.texts:
            screen, own = self.graph.flow.screens[state.screen], self.graph.local[state.screen]
            self.texts[state, True, None] = "\n".join(visible_texts(screen, dict(state.values), own))
        return self.texts[state, True, None]

    def _certain(self, state: State, picks: tuple[tuple[str, str], ...] | None) -> str:
        """With these answers given; with none, as the screen is met."""
        if (state, False, picks) not in self.texts:
            screen, own = self.graph.flow.screens[state.screen], self.graph.local[state.screen]
            arrived: Mapping[str, str] = {name: value for name, value in state.values if name not in own}
            given = {name: value for name, value in picks or () if value}
            open_ones = own - {name for name, _ in picks} if picks is not None else frozenset()
            texts = certain_texts(screen, {**arrived, **given}, open_ones)
            self.texts[state, False, picks] = "\n".join(texts)
        return self.texts[state, False, picks]


def says(text: str, words: str) -> bool:
    """Whether a text contains the words as whole words, ignoring case, kinds of blanks, and how numbers are grouped."""
    ungrouped = re.sub(r"(?<=\d)[\s.]+(?=\d)", "", words.casefold())
    pattern = r"\s+".join(_LONG_NUMBER.sub(_in_any_groups, re.escape(word)) for word in ungrouped.split())
    as_written = r"\s+".join(map(re.escape, words.casefold().split()))
    return re.search(rf"(?<!\w)(?:{as_written}|{pattern})(?!\w)", text.casefold()) is not None


def _in_any_groups(number: re.Match[str]) -> str:
    return r"[\s.]?".join(number[0])
