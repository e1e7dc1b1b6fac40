"""The texts that the guide may quote from a screen, in the view that it speaks of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from veiviser.journeys.telling.numbers import LABEL
from veiviser.journeys.telling.route import Stop
from veiviser.journeys.telling.unnumbered import told_stops
from veiviser.journeys.telling.views import view_where
from veiviser.journeys.telling.visible import can_hold, fixed_words, plain, visible_texts
from veiviser.model.flow import Screen, Telling
from veiviser.model.journey import Graph, Picks, State, View


@dataclass(frozen=True, slots=True)
class Spoken:
    """A telling, at the stop where the guide tells it."""

    stop: Stop
    telling: Telling
    view: View
    """Answered as far as the telling itself takes for granted."""
    is_step: bool
    """Not said beside a step, of a choice or of another situation."""


def spoken(graph: Graph) -> Iterator[Spoken]:
    """Every telling of the guide; no route is planned where none quotes or instructs."""
    screens = graph.flow.screens.values()
    if not any("«" in t.text.words or "tilbake" in t.text.words.lower() for s in screens for t in s.every_telling):
        return
    for step in (step for _, stops in told_stops(graph) for steps in stops for step in steps):
        stop = step.stop
        if step.telling is not None:
            view = view_where(graph, step.telling.presence, stop.state)
            yield Spoken(stop, step.telling, view or step.view, True)
        for aside in step.asides:
            yield Spoken(stop, aside.telling, aside.view, False)


def shown_where_told(graph: Graph) -> Iterator[tuple[str, Telling, list[str]]]:
    """By screen, each telling that quotes something, and all that can be read there and a step away."""
    around = titles_around(graph)
    for name, reached in graph.by_screen.items():
        screen, own = graph.flow.screens[name], graph.local[name]
        views: list[tuple[Mapping[str, str], list[str]]] = []
        for telling in screen.every_telling:
            if "«" not in telling.text.words:
                continue
            views = views or [(v, visible_texts(screen, v, own)) for v in map(dict, _different(reached, screen))]
            shown = dict.fromkeys((graph.flow.title.words, *around.get(name, ()), *_fixed(screen)))
            for values, texts in views:
                if can_hold(telling.presence, values, own):
                    shown |= dict.fromkeys(texts)
            yield name, telling, list(shown)


class ScreenTexts:
    """All texts of each screen in any state, with the titles of the screens around it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._around = titles_around(graph)
        self._by_screen: dict[str, list[str]] = {}

    def on(self, *names: str) -> list[str]:
        """What is read on some screens."""
        for name in names:
            if name not in self._by_screen:
                self._by_screen[name] = list(self._on(name))
        return list(dict.fromkeys(words for name in names for words in self._by_screen[name]))

    def _on(self, name: str) -> dict[str, None]:
        screen, own = self._graph.flow.screens[name], self._graph.local[name]
        texts = dict.fromkeys((self._graph.flow.title.words, *self._around.get(name, ()), *_fixed(screen)))
        for values in map(dict, _different(self._graph.by_screen.get(name, ()), screen)):
            texts |= dict.fromkeys(visible_texts(screen, values, own))
        return texts


def is_shown(label: str, texts: list[str], *, to_do: bool = False) -> bool:
    """
    Whether it is there by itself, or in a sentence; in a button's words it would be another button's.

    Args:
        to_do: that something is done with it; then a sentence that quotes a button does not stand for the button.
    """
    said = [LABEL.sub("«»", words) for words in texts] if to_do else texts
    return label in texts or any(_quotes(words, label) for words in said)


def titles_around(graph: Graph) -> Mapping[str, list[str]]:
    """By screen, the titles of those that it leads to, and of those that lead to it."""
    around: dict[str, dict[str, None]] = {}
    for edge in graph.edges:
        if isinstance(edge.target, State):
            here, there = edge.source.screen, edge.target.screen
            around.setdefault(here, {})[graph.flow.screens[there].title.words] = None
            around.setdefault(there, {})[graph.flow.screens[here].title.words] = None
    return {name: list(titles) for name, titles in around.items()}


def _fixed(screen: Screen) -> Iterator[str]:
    """What the components' own templates write on buttons and fields."""
    yield from (plain(words) for block in screen.every_block for words in fixed_words(block))


def _quotes(words: str, label: str) -> bool:
    is_sentence = words.endswith((".", "?", "!", ":")) or ". " in words
    return is_sentence and re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words) is not None


def _different(states: Iterable[State], screen: Screen) -> set[Picks]:
    """Values of the variables that the screen itself asks for; what only matters later changes nothing on it."""
    read = {variable for presence in screen.presences for variable in presence.variables}
    return {tuple(pair for pair in state.values if pair[0] in read) for state in states}
