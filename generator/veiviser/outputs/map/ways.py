"""How each screen of a map is reached, by whom, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veiviser.journeys.in_words import start_in_words
from veiviser.journeys.proving.questions import who_meets
from veiviser.journeys.proving.removal import Removal, idle_questions, without_answer
from veiviser.journeys.search import Search
from veiviser.journeys.telling.visible import visible_texts
from veiviser.journeys.walking.shortest import from_starts
from veiviser.model.journey import Edge, Graph, State
from veiviser.outputs.map.outline import line_id

STEPS = 12
"""Told of one way at most; a longer one begins at a screen on it, whose own way is told there."""
LARGE = 150
"""Edges; of a larger flow only the ways are told, for the rest takes long and nobody could read it."""


@dataclass(frozen=True, slots=True)
class WayHere:
    """A shortest way to a screen."""

    begin: str
    """The entry in words; or the title of the screen that the way goes on from."""
    href: str | None
    """That screen's line in the list; nothing for an entry."""
    steps: tuple[str, ...]
    """What is answered or pressed."""
    answered: tuple[str, ...]
    """What all have answered who come here."""
    words: str
    """What is read on the screen, in any of its states, for searching."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of an answer: the screens that need it."""

    answer: str
    screen: str
    lost: tuple[str, ...]
    """Titles of the screens that nobody comes to without it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers to what readers ask of a map."""

    ways: Mapping[str, WayHere]
    """By the id of the screen's line."""
    weights: tuple[Weight, ...] = ()
    idle: tuple[str, ...] = field(default=())
    """Questions that change nothing but words."""


def ask(graph: Graph) -> Asked:
    """Answers to what can be asked without a server."""
    search = from_starts(graph)
    is_small = len(graph.edges) <= LARGE
    words = _words(graph)
    ways = {line_id(name): _way(graph, search, name, words[name], is_small) for name in graph.by_screen}
    if not is_small:
        return Asked(ways)
    asked = (graph.flow.variables.get(field.variable) for field in idle_questions(graph))  # none of boxes
    idle = (variable.label.words for variable in asked if variable is not None and variable.label is not None)
    return Asked(ways, _weights(graph), tuple(idle))


def _way(graph: Graph, search: Search[State, Edge], screen: str, words: str, is_small: bool) -> WayHere:
    state = graph.first_state(screen)
    edges = search.way_back(state)[-STEPS:]
    at = edges[0].source if edges else state
    goes_on = search.before[at] is not None
    met = who_meets(graph, screen) if is_small else None
    return WayHere(
        begin=graph.flow.screens[at.screen].title.words if goes_on else start_in_words(graph, at),
        href=f"#{line_id(at.screen)}" if goes_on else None,
        steps=tuple(edge.label for edge in edges),
        answered=tuple(dict.fromkeys(edge.label for edge in met.answers)) if met is not None else (),
        words=words,
    )


def _words(graph: Graph) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for name, states in graph.by_screen.items():
        screen, own = graph.flow.screens[name], graph.local[name]
        texts = (text for state in states for text in visible_texts(screen, dict(state.values), own))
        words[name] = " · ".join(text for text in dict.fromkeys(texts) if text != screen.title.words)
    return words


def _weights(graph: Graph) -> tuple[Weight, ...]:
    """Of the answers, those without which some screen is out of reach."""
    answers: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
    for edge in graph.edges:
        if edge.picks:
            answers.setdefault((edge.source.screen, edge.picks), edge.label)
    weights: list[Weight] = []
    for (screen, picks), label in answers.items():
        gone: Removal = without_answer(graph, lambda e, s=screen, p=picks: (e.source.screen, e.picks) == (s, p))  # type: ignore[misc]
        if gone.lost:
            titles = graph.flow.screens
            weights.append(
                Weight(label, titles[screen].title.words, tuple(titles[name].title.words for name in gone.lost))
            )
    return tuple(weights)


__all__ = ["Asked", "WayHere", "Weight", "ask"]
