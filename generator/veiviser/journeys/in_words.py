"""A walk on one line, in the words of its screens."""

from veiviser.model.flow import Flow
from veiviser.model.journey import Graph, State, Walk


def walk_in_words(graph: Graph, walk: Walk) -> str:
    """Where it begins and what is answered or pressed, as it reads on the screens: `Fra forsiden › Bestill › Nei`."""
    return " › ".join([start_in_words(graph, walk.start), *(edge.label for edge in walk.edges)])


def start_in_words(graph: Graph, state: State) -> str:
    """The entry's label, and what is unusual in the situation: `Fra forsiden (Ingen ledige timer)`."""
    flow = graph.flow
    label = next((e.label.words for e in flow.entries if e.screen == state.screen), title_of(flow, state.screen))
    usual = graph.entries.get(state.screen)
    unusual = [
        labels[value].words
        for name, value in state.values
        if (usual is None or dict(usual.values).get(name) != value)
        and name in flow.situations
        and value in (labels := flow.variables[name].labels)
    ]
    return f"{label} ({', '.join(unusual)})" if unusual else label


def title_of(flow: Flow, screen: str) -> str:
    """What stands on top of a screen."""
    return flow.screens[screen].title.words
