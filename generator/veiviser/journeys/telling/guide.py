"""Puts a flow's guide together, step by step."""

from collections.abc import Iterator
from dataclasses import replace

from veiviser.journeys.search import Search
from veiviser.journeys.telling.numbers import find_marks
from veiviser.journeys.telling.plain_ways import follows
from veiviser.journeys.telling.route import Route, Stop
from veiviser.journeys.telling.unnumbered import Aside, StepsByStop, UnnumberedStep, told_stops
from veiviser.journeys.telling.ways import ways_into, ways_on
from veiviser.model.flow import Text
from veiviser.model.journey import Edge, Graph, Guide, Mark, Part, Remark, State, Step, Way


def tell(graph: Graph) -> Guide:
    """The guide of a flow: its parts in order, the steps numbered through; empty where its author tells nothing."""
    told = told_stops(graph)
    numbers: dict[str, int] = {}
    following = 1
    for _, of_route in told:
        for steps in of_route:
            numbers[steps[0].view.state.screen] = following
            following += len(steps)
    last_of_main = sum(len(steps) for steps in told[0][1]) if told else 0
    teller = _Teller(graph, numbers, last_of_main)
    return Guide(tuple(part for pair in told for part in teller.parts(*pair)))


class _Teller:
    def __init__(self, graph: Graph, numbers: dict[str, int], last_of_main: int) -> None:
        self.graph, self.flow = graph, graph.flow
        self.numbers = numbers
        """Of the first step on each screen."""
        self.last_of_main = last_of_main

    def parts(self, route: Route, unnumbered: StepsByStop) -> Iterator[Part]:
        """The steps of a route under their headings; a screen may begin a new part."""
        heading, steps = route.entry.label.words, list[Step]()
        before: tuple[State, tuple[UnnumberedStep, ...]] | None = None
        for stop, of_screen in zip(route.stops, unnumbered, strict=True):
            part = self.flow.screens[stop.state.screen].part
            if part is not None:
                if steps:
                    yield Part(heading, tuple(steps))
                heading, steps = part.words, []
            of_stop = [self._step(step, n) for n, step in enumerate(of_screen, self.numbers[stop.state.screen])]
            if stop.came_by is not None and (before is None or not follows(self.graph, stop, *before)):
                of_stop[0] = replace(of_stop[0], arrivals=self._arrivals(stop.state.screen))
            of_stop[-1] = replace(of_stop[-1], departures=self._departures(stop, of_screen))
            steps += of_stop
            before = (stop.state, of_screen)
        rejoins = (self.numbers[route.joins.screen], self.last_of_main) if route.joins else None
        if steps or rejoins:
            yield Part(heading, tuple(steps), rejoins)

    def _arrivals(self, screen: str) -> tuple[Way, ...]:
        """In the order of the steps; without those by which somebody comes back who must have been there."""
        without = self._reached_without(screen)
        ways = (way for way in ways_into(self.graph, screen) if way.source in self.numbers and way.source in without)
        return tuple(sorted(ways, key=lambda way: self.numbers[way.source]))

    def _reached_without(self, screen: str) -> set[str]:
        """The screens that can be reached without coming to this one."""

        def ahead(state: State) -> Iterator[tuple[Edge, State]]:
            for edge in self.graph.outgoing[state]:
                if isinstance(edge.target, State) and edge.target.screen != screen:
                    yield edge, edge.target

        entries = [state for state in self.graph.entries.values() if state.screen != screen]
        return {state.screen for state in Search(entries, ahead).spread()}

    def _departures(self, stop: Stop, of_screen: tuple[UnnumberedStep, ...]) -> tuple[Way, ...]:
        next_state = stop.goes_by.target if stop.goes_by is not None else None
        told = {stop.state.screen, *([next_state.screen] if isinstance(next_state, State) else [])}
        for aside in (aside for step in of_screen for aside in step.asides):
            target = self._target_of(
                aside, {mark.control for mark in find_marks(self.graph, aside.telling.text, aside.view)}
            )
            told |= {target.screen} if target is not None else set()
        ways = ways_on(self.graph)[stop.state.screen]
        return tuple(way for way in ways if way.target in self.numbers and way.target not in told)

    def _step(self, step: UnnumberedStep, number: int) -> Step:
        screen, telling = self.flow.screens[step.view.state.screen], step.telling
        text = telling.text if telling else Text("", screen.place)
        heading = telling.heading if telling and telling.heading else screen.title
        marks = find_marks(self.graph, text, step.view)
        asides: list[Remark] = []
        given = max((mark.number for mark in marks), default=0)
        for aside in step.asides:
            asides.append(self._aside(aside, number, marks, given))
            given = max((given, *(mark.number for mark in asides[-1].marks)))
        return Step(
            number=number,
            view=step.view,
            heading=heading.words,
            text=text,
            marks=marks,
            asides=tuple(asides),
            only=telling.only if telling else None,
            is_main=step.stop.is_main,
        )

    def _aside(self, aside: Aside, number: int, of_step: tuple[Mark, ...], given: int) -> Remark:
        """
        Args:
            of_step: the marks in the step's own picture, which keep their numbers.
            given: the last number of a mark beside the step.
        """
        choice, view = aside.choice, aside.view
        marks = find_marks(self.graph, aside.telling.text, view, of_step, given)
        target = self._target_of(aside, {mark.control for mark in marks})
        goes = self.numbers.get(target.screen) if target is not None else None
        pictured = choice is None or bool(choice.blocks)
        return Remark(
            text=aside.telling.text,
            view=view,
            only=aside.telling.only,
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
