"""The pages of a flow: one for each state, and one for each part of a long list on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.journey import Graph, State
from veiviser.templating.records import part_of, parts_of


@dataclass(frozen=True, slots=True)
class StatePage:
    """A page that shows a state's screen."""

    name: str
    """Without ending."""
    state: State
    part: int
    """Of the rows of a data file, from 1; 0 shows the first few."""
    parts: int
    """How many of them there are."""


def pages_of(graph: Graph) -> Iterator[StatePage]:
    """All of them, in the order of the states."""
    for state in graph.states:
        parts = max(map(parts_of, graph.flow.screens[state.screen].records), default=0)
        for part in range(parts + 1):
            yield StatePage(part_of(graph.pages[state], part), state, part, parts)


def first_page(graph: Graph) -> StatePage:
    """Where the flow begins."""
    first = next(iter(graph.entries.values()))
    return next(page for page in pages_of(graph) if page.state == first)
