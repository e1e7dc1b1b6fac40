"""Prints walks for people and programs."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.journey import Edge, Graph, Walk


def told(graph: "Graph", walks: "Iterable[Walk]") -> list[str]:
    """One line for each walk: where it ends, and its steps."""
    from veiviser.journeys.in_words import walk_in_words

    return [f"  {_where(graph, walk)}: {walk_in_words(graph, walk)}" for walk in walks]


def as_json(graph: "Graph", walk: "Walk") -> Mapping[str, Any]:
    """Where a walk begins, in which situations, its steps, and what it comes to."""
    from veiviser.model.journey import State

    ends = walk.edges[-1].target if walk.edges else walk.start
    return {
        "start": walk.start.screen,
        "situations": {n: v for n, v in walk.start.values if n in graph.flow.situations},
        "steps": [edge_as_json(edge) for edge in walk.edges],
        "arrives": ends.screen if isinstance(ends, State) else str(ends),
    }


def edge_as_json(edge: "Edge") -> Mapping[str, Any]:
    """What is pressed or answered, and on which screen."""
    return {"screen": edge.source.screen, "label": edge.label, "picks": dict(edge.picks)}


def _where(graph: "Graph", walk: "Walk") -> str:
    """The screen on which a walk ends."""
    from veiviser.model.journey import State

    last = walk.edges[-1] if walk.edges else None
    state = walk.start if last is None else last.target if isinstance(last.target, State) else last.source
    return f"`{state.screen}` «{graph.flow.screens[state.screen].title.words}»"
