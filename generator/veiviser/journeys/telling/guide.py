"""Puts a flow's guide together, step by step."""

from collections.abc import Iterator
from dataclasses import replace

from veiviser.journeys.telling.numbers import find_marks
from veiviser.journeys.telling.route import Route, plan_routes
from veiviser.journeys.telling.unnumbered import Aside, UnnumberedStep, steps_on
from veiviser.model.flow import Text
from veiviser.model.journey import Edge, Graph, Guide, Part, Remark, State, Step

StepsByStop = tuple[tuple[UnnumberedStep, ...], ...]
"""By stop of a route."""


def tell(graph: Graph) -> Guide:
    """The guide of a flow: its parts in order, the steps numbered through; empty where its author tells nothing."""
    if not any(True for screen in graph.flow.screens.values() for _ in screen.every_telling):
        return Guide(())
    routes = plan_routes(graph)
    unnumbered: tuple[StepsByStop, ...] = tuple(
        tuple(steps_on(graph, stop) for stop in route.stops) for route in routes
    )
    numbers: dict[str, int] = {}
    following = 1
    for of_route in unnumbered:
        for steps in of_route:
            numbers[steps[0].view.state.screen] = following
            following += len(steps)
    last_of_main = sum(len(steps) for steps in unnumbered[0]) if unnumbered else 0
    teller = _Teller(graph, numbers, last_of_main)
    return Guide(tuple(part for pair in zip(routes, unnumbered, strict=True) for part in teller.parts(*pair)))


class _Teller:
    def __init__(self, graph: Graph, numbers: dict[str, int], last_of_main: int) -> None:
        self.graph, self.flow = graph, graph.flow
        self.numbers = numbers
        """Of the first step on each screen."""
        self.last_of_main = last_of_main

    def parts(self, route: Route, unnumbered: StepsByStop) -> Iterator[Part]:
        """The steps of a route under their headings; a screen may begin a new part."""
        heading, steps = route.entry.label.words, list[Step]()
        before: State | None = None
        for stop, of_screen in zip(route.stops, unnumbered, strict=True):
            part = self.flow.screens[stop.state.screen].part
            if part is not None:
                if steps:
                    yield Part(heading, tuple(steps))
                heading, steps = part.words, []
            of_stop = [self._step(step, n) for n, step in enumerate(of_screen, self.numbers[stop.state.screen])]
            if before is not None and stop.came_by is not None and stop.came_by.source != before:
                origin, ticked = self._origin(stop.came_by, unnumbered), self._ticked(stop.came_by)
                of_stop[0] = replace(of_stop[0], origin=origin, ticked=ticked)
            steps += of_stop
            before = stop.state
        rejoins = (self.numbers[route.joins.screen], self.last_of_main) if route.joins else None
        if steps or rejoins:
            yield Part(heading, tuple(steps), rejoins)

    def _ticked(self, edge: Edge) -> tuple[str, ...]:
        if not all("." in name for name, _ in edge.picks):
            return ()
        yes = {name for name, value in edge.picks if value == "yes"}
        labels = (variable.label for name, variable in self.flow.variables.items() if name in yes)
        return tuple(label.words for label in labels if label is not None)

    def _origin(self, edge: Edge, unnumbered: StepsByStop) -> tuple[int, str]:
        """The step that says to press what leads here, else the last on that screen."""
        there = next(steps for steps in unnumbered if steps[0].view.state.screen == edge.source.screen)
        said = [
            place
            for place, step in enumerate(there)
            if step.telling
            and any(mark.control == edge.control for mark in find_marks(self.graph, step.telling.text, step.view))
        ]
        return self.numbers[edge.source.screen] + (said[-1] if said else len(there) - 1), edge.label

    def _step(self, step: UnnumberedStep, number: int) -> Step:
        screen, telling = self.flow.screens[step.view.state.screen], step.telling
        text = telling.text if telling else Text("", screen.place)
        heading = telling.heading if telling and telling.heading else screen.title
        return Step(
            number=number,
            view=step.view,
            heading=heading.words,
            text=text,
            marks=find_marks(self.graph, text, step.view),
            asides=tuple(self._aside(aside, number) for aside in step.asides),
        )

    def _aside(self, aside: Aside, number: int) -> Remark:
        choice, view = aside.choice, aside.view
        marks = find_marks(self.graph, aside.telling.text, view)
        target = self._target_of(aside, {mark.control for mark in marks})
        goes = self.numbers.get(target.screen) if target is not None else None
        pictured = choice is None or bool(choice.blocks)
        return Remark(
            text=aside.telling.text,
            view=view,
            ends=choice.end if choice is not None and choice.to is None else self.flow.screens[view.state.screen].end,
            goes=goes if goes != number + 1 else None,
            marks=marks if pictured else (),
            pictured=pictured,
        )

    def _target_of(self, aside: Aside, pressed: set[str]) -> State | None:
        """Where an aside leads: by the choice it is of, else by what its words say to press; None where it varies."""
        targets = {
            edge.target
            for edge in self.graph.outgoing[aside.view.state]
            if isinstance(edge.target, State) and self._is_by(edge, aside, pressed)
        }
        return targets.pop() if len({target.screen for target in targets}) == 1 else None

    def _is_by(self, edge: Edge, aside: Aside, pressed: set[str]) -> bool:
        if aside.choice is None:
            return edge.control in pressed
        taken, picks = dict(edge.picks), aside.view.picks
        by_answer = bool(picks) and all(taken.get(name) == value for name, value in picks)
        return by_answer or self.graph.control_of(edge).choice is aside.choice
