"""The steps on one screen, before they are numbered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from veiviser.journeys.memo import remembered
from veiviser.journeys.telling.route import Route, Stop, plan_routes
from veiviser.journeys.telling.views import completed, view_answered, view_elsewhere, view_where
from veiviser.model.flow import Block, Choice, Screen, Telling
from veiviser.model.journey import Graph, View


@dataclass(frozen=True, slots=True)
class Aside:
    """What is said beside a step: of a choice, or of a situation that is not the usual one."""

    telling: Telling
    choice: Choice | None
    view: View


@dataclass(frozen=True, slots=True)
class UnnumberedStep:
    """A step without its number."""

    stop: Stop
    view: View
    telling: Telling | None
    asides: tuple[Aside, ...] = ()


StepsByStop = tuple[tuple[UnnumberedStep, ...], ...]
"""By stop of a route."""


@remembered
def told_stops(graph: Graph) -> tuple[tuple[Route, StepsByStop], ...]:
    """The routes of a flow's guide, each with its steps; none where its author tells nothing."""
    if not any(True for screen in graph.flow.screens.values() for _ in screen.every_telling):
        return ()
    routes = plan_routes(graph)
    return tuple((route, tuple(_steps_on(graph, stop) for stop in route.stops)) for route in routes)


def _steps_on(graph: Graph, stop: Stop) -> tuple[UnnumberedStep, ...]:
    """The steps on a screen: one a telling that holds there, or a bare one; the rest stands beside them."""
    screen, state = graph.flow.screens[stop.state.screen], stop.state
    steps: list[UnnumberedStep] = []

    def beside(aside: Aside) -> None:
        if not steps:
            steps.append(UnnumberedStep(stop, View(state), None))
        steps[-1] = replace(steps[-1], asides=(*steps[-1].asides, aside))

    for telling, block, chain in _tellings(screen):
        if chain and block is not None:
            beside(Aside(telling, chain[-1], view_answered(graph, state, block, chain)))
        elif (view := view_where(graph, telling.presence, state)) is not None:
            steps.append(UnnumberedStep(stop, completed(graph, view, telling.text, stop.goes_by), telling))
        elif (other := view_elsewhere(graph, telling.presence, screen.name)) is not None:
            beside(Aside(telling, None, other))
    return tuple(steps) or (UnnumberedStep(stop, View(state), None),)


def _tellings(screen: Screen) -> Iterator[tuple[Telling, Block | None, tuple[Choice, ...]]]:
    """What is said of the screen, of its blocks and of each choice within others, in reading order."""
    for telling in screen.tellings:
        yield telling, None, ()
    for block in screen.every_block:
        for telling in block.tellings:
            yield telling, block, ()
        for chain in block.chains:
            for telling in chain[-1].tellings:
                yield telling, block, chain
