"""The order in which a guide tells a flow's screens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veiviser.journeys.search import Search, along
from veiviser.journeys.walking.shortest import named_walk
from veiviser.model.flow import Entry
from veiviser.model.journey import Edge, Graph, State


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen on the route."""

    state: State
    came_by: Edge | None
    """From a stop told before; None at an entry."""
    goes_by: Edge | None
    """To the next stop, where the route goes straight on."""
    is_main: bool = True
    """Whether the way that is told first comes by it."""


@dataclass(frozen=True, slots=True)
class Route:
    """The stops told from one entry, and the state told before where they run into it."""

    entry: Entry
    stops: tuple[Stop, ...]
    joins: State | None = None


def plan_routes(graph: Graph) -> tuple[Route, ...]:
    """
    One route an entry, together stopping once at every reachable screen.

    The first begins with the flow's main walk. From each further stop the route goes on to the screen that its author
    wrote next; where nothing new lies ahead, it goes back to the first stop that leads to something not yet told. A
    later entry's route ends where it meets a screen that was told.
    """
    states: dict[str, State] = {}
    routes: list[Route] = []
    for number, entry in enumerate(graph.flow.entries):
        if entry.screen not in graph.entries:
            continue
        start = graph.entries[entry.screen]
        if number == 0:
            stops = tuple(_everything_from(graph, start, states, _main(graph)))
            routes.append(Route(entry, stops))
        else:
            stops, joins = _until_told(graph, start, states)
            routes.append(Route(entry, stops, joins))
    return tuple(routes)


def _main(graph: Graph) -> tuple[Edge, ...]:
    """The edges of the flow's main walk."""
    walk = named_walk(graph, graph.flow.main) if graph.flow.main is not None else None
    return walk.edges if walk is not None and walk.start in graph.entries.values() else ()


def _everything_from(graph: Graph, start: State, states: dict[str, State], main: Iterable[Edge] = ()) -> Iterator[Stop]:
    """
    Stops at everything that can be reached from a start.

    Args:
        states: of the screens told, which the stops are added to.
        main: edges to follow first.
    """
    order = {name: place for place, name in enumerate(graph.flow.screens)}
    state, came_by, is_main = start, None, True
    states[start.screen] = start
    for edge in main:
        if isinstance(edge.target, State) and edge.target.screen not in states:
            yield Stop(state, came_by, edge if edge.source == state else None)
            state, came_by = edge.target, edge
            states[state.screen] = state
    while True:
        ahead = _choose(graph.outgoing[state], states, order, state.screen)
        yield Stop(state, came_by, ahead, is_main)
        is_main = is_main and ahead is not None
        came_by = ahead or _anywhere(graph, states, order)
        if came_by is None or not isinstance(came_by.target, State):
            return
        state = came_by.target
        states[state.screen] = state


def _choose(edges: Iterable[Edge], states: dict[str, State], order: dict[str, int], here: str) -> Edge | None:
    """The edge to the untold screen that stands next in the file, wrapping round at its end."""
    new = [edge for edge in edges if isinstance(edge.target, State) and edge.target.screen not in states]

    def distance(edge: Edge) -> int:
        return (order[edge.target.screen] - order[here]) % len(order) if isinstance(edge.target, State) else 0

    return min(new, key=distance, default=None)


def _anywhere(graph: Graph, states: dict[str, State], order: dict[str, int]) -> Edge | None:
    """
    The edge from any told screen to the untold screen that stands first in the file.

    From the screen as it is told where one leads there from it, so that one person goes on; else in any situation.
    """
    reached = _reached_from(graph, states)
    new = [
        (order[edge.target.screen], states[edge.source.screen] != edge.source, edge)
        for edge in graph.edges
        if edge.source.screen in states
        and edge.source in reached
        and isinstance(edge.target, State)
        and edge.target.screen not in states
    ]
    return min(new, key=lambda one: one[:2], default=(0, False, None))[2]


def _reached_from(graph: Graph, states: dict[str, State]) -> set[State]:
    """Everything that can be reached from the screens told, so that a later entry's screens wait for their turn."""
    begin = (state for screen in states for state in graph.by_screen[screen])
    return set(Search(begin, along(graph.outgoing)).spread())


def _until_told(graph: Graph, start: State, states: dict[str, State]) -> tuple[tuple[Stop, ...], State | None]:
    """The shortest way from an entry to a told screen."""
    if start.screen in states:
        return (), states[start.screen]
    search = Search([start], along(graph.outgoing))
    for state in search.spread():
        if state.screen in states:
            stops = tuple(_stops_along(search.way_back(state)))
            joins = states[state.screen]
            states.update((stop.state.screen, stop.state) for stop in stops)
            return stops, joins
    return tuple(_everything_from(graph, start, states)), None


def _stops_along(way: tuple[Edge, ...]) -> Iterator[Stop]:
    for came_by, goes_by in zip((None, *way), way, strict=False):
        yield Stop(goes_by.source, came_by, goes_by)
