"""Decisions: where each screen leads, for each way of answering it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from veiviser.journeys.compiling.controls import take_apart
from veiviser.journeys.compiling.liveness import live_variables
from veiviser.journeys.compiling.ways_to_answer import Answers, ways_to_answer
from veiviser.model.flow import Rule, Screen, Target
from veiviser.model.journey import Control, Graph, Picks, State


@dataclass(frozen=True, slots=True)
class Decision:
    """A way of answering a screen in a state, and what decides then."""

    state: State
    picks: Picks
    control: Control
    answers: Answers
    holding: tuple[Rule, ...]
    """The rules that hold, in order; the first decides unless a choice does."""

    @property
    def by_choice(self) -> bool:
        """Whether a choice says itself where it goes on, or ends the journey."""
        return self.answers.to is not None or self.answers.stops is not None

    @property
    def to(self) -> Target | None:
        """Where it goes on; nothing where a choice ends the journey, or where nobody has said."""
        if self.answers.stops is not None:
            return None
        return self.answers.to or (self.holding[0].to if self.holding else None)


def decisions(graph: Graph, of: Callable[[Screen], bool]) -> Iterator[Decision]:
    """The decisions of the wanted screens, in the order of the states."""
    deciding = (name for name, controls in graph.controls.items() if any(c.target.kind == "next" for c in controls))
    wanted = {name for name in deciding if of(graph.flow.screens[name])}
    if not wanted:
        return
    parts_of = {name: take_apart(screen) for name, screen in graph.flow.screens.items()}
    live = live_variables(graph.flow, parts_of)
    for state in (state for state in graph.states if state.screen in wanted):
        screen, parts = graph.flow.screens[state.screen], parts_of[state.screen]
        values = dict(state.values)
        own = graph.local[state.screen]
        on_arrival = {name: value for name, value in values.items() if name not in own}
        for control in (control for control in parts.controls if control.target.kind == "next"):
            for answers in ways_to_answer(screen, parts, control, on_arrival, live):
                answered = on_arrival | answers.values
                if all(presence.holds(answered) for presence in control.presences):
                    known = {**answered, **answers.setting(control)}
                    holding = tuple(rule for rule in screen.rules if rule.presence.holds(known))
                    picks = tuple(sorted(answers.picks.items()))
                    yield Decision(state, picks, control, answers, holding)


def without_a_way_on(graph: Graph) -> Iterator[tuple[State, Picks]]:
    """States with answers after which nothing that leads on shows, though no choice ends the journey."""
    leading = {
        name: [control for control in controls if control.target.kind != "back"]
        for name, controls in graph.controls.items()
        if graph.flow.screens[name].end is None
    }
    hiding = {name for name, controls in leading.items() if any(_waits(c, graph.local[name]) for c in controls)}
    if not hiding:
        return
    parts_of = {name: take_apart(screen) for name, screen in graph.flow.screens.items()}
    for state in (state for state in graph.states if state.screen in hiding):
        screen, controls = graph.flow.screens[state.screen], leading[state.screen]
        every = replace(controls[0], presences=tuple(p for control in controls for p in control.presences))
        on_arrival = {name: value for name, value in state.values if name not in graph.local[state.screen]}
        for answers in ways_to_answer(screen, parts_of[state.screen], every, on_arrival, {}):
            known = on_arrival | answers.values
            if answers.stops is None and not any(all(p.holds(known) for p in c.presences) for c in controls):
                yield state, tuple(sorted(known.items()))


def _waits(control: Control, own: frozenset[str]) -> bool:
    """Whether it shows only after some answers on its own screen."""
    return any(not presence.variables.isdisjoint(own) for presence in control.presences)
