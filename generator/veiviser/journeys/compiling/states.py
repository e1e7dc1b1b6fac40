"""Compiles a flow to its reachable states and the edges between them."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import product
from types import MappingProxyType

from veiviser.journeys.compiling.controls import take_apart
from veiviser.journeys.compiling.liveness import inside, live_variables, local_variables, withdrawal
from veiviser.journeys.compiling.ways_to_answer import Answers, ways_to_answer
from veiviser.journeys.in_words import picked_in_words
from veiviser.journeys.search import Search
from veiviser.model.condition import ASKED, Presence
from veiviser.model.flow import End, Flow, Target
from veiviser.model.journey import Control, Edge, Graph, Picks, State

LIMIT = 20_000
"""Of states, and of edges out of one state; beyond it nobody could click through the pages either."""


class TooManyStates(Exception):
    """
    A flow has more states than `LIMIT`.

    Attributes:
        variables: those with the most values first, as (name, number of values seen).
    """

    def __init__(self, variables: tuple[tuple[str, int], ...]) -> None:
        self.variables = variables
        super().__init__(", ".join(f"{name} ({count} values)" for name, count in variables))


def compile_flow(flow: Flow, limit: int = LIMIT) -> Graph:
    """
    Follow every control from every entry in every situation.

    A target that is no screen of the flow makes no edge; the checks report it.

    Raises:
        TooManyStates: when there are more than `limit`.
    """
    return _Compiler(flow, limit).compile()


class _Compiler:
    def __init__(self, flow: Flow, limit: int) -> None:
        self.flow, self.limit = flow, limit
        self.parts = {name: take_apart(screen) for name, screen in flow.screens.items()}
        self.local = {name: local_variables(parts) for name, parts in self.parts.items()}
        self.live = live_variables(flow, self.parts)
        self.entries: dict[str, State] = {}
        self.edges: list[Edge] = []

    def compile(self) -> Graph:
        self.search = Search(self._starts(), self._steps)
        states = tuple(self.search.spread())
        return Graph(
            flow=self.flow,
            states=states,
            edges=tuple(self.edges),
            entries=self.entries,
            pages=_page_names(self.flow, states),
            controls={name: of_screen.controls for name, of_screen in self.parts.items()},
            fields={name: of_screen.fields for name, of_screen in self.parts.items()},
            local=self.local,
            withdrawal=withdrawal(self.flow, self.parts),
            ids={block: id for of_screen in self.parts.values() for block, id in of_screen.ids.items()},
        )

    def _steps(self, state: State) -> Iterator[tuple[Edge, State | None]]:
        for edge in self._edges(state):
            self.edges.append(edge)
            yield edge, edge.target if isinstance(edge.target, State) else None
        if max(len(self.search.before), len(self.edges) // 10) > self.limit:
            raise TooManyStates(_most_varied(self.search.before))

    def _starts(self) -> Iterator[State]:
        """The entries in their usual situation first, then in every other."""
        later: list[State] = []
        for entry in self.flow.entries:
            if entry.screen not in self.flow.screens or entry.screen in self.entries:
                continue
            matter = [name for name in self.flow.situations if name in self.live[entry.screen]]
            possible = {name: self.flow.variables[name].values for name in matter}
            for number, values in enumerate(product(*possible.values())):
                if number > self.limit:
                    raise TooManyStates(_most_varied(self.entries.values(), possible))
                state = State(entry.screen, tuple(sorted(zip(matter, values, strict=True))))
                if number == 0:
                    self.entries[entry.screen] = state
                    yield state
                else:
                    later.append(state)
        yield from later

    def _edges(self, state: State) -> Iterator[Edge]:
        values = dict(state.values)
        parts = self.parts[state.screen]
        for control in parts.controls:
            if control.target.kind == "next":
                yield from self._next_edges(state, control, values)
            elif _can_be_there(control.presences, values, self.local[state.screen]):
                target = self._leads(control.target, {**values, **dict(control.sets)}, state)
                if target is not None:
                    yield Edge(
                        source=state,
                        control=control.id,
                        picks=(),
                        target=target,
                        label=control.label.words,
                        place=control.place,
                    )

    def _next_edges(self, state: State, control: Control, values: Mapping[str, str]) -> Iterator[Edge]:
        screen, parts = self.flow.screens[state.screen], self.parts[state.screen]
        on_arrival = {name: value for name, value in values.items() if name not in self.local[state.screen]}
        for number, answers in enumerate(ways_to_answer(screen, parts, control, on_arrival, self.live)):
            if number > self.limit:
                raise TooManyStates(tuple((name, 0) for name in sorted(answers.picks)))
            answered = on_arrival | answers.values
            if not all(presence.holds(answered) for presence in control.presences):
                continue
            target = self._after(state, control, answers, answered)
            if target is not None:
                picks: Picks = tuple(sorted(answers.picks.items()))
                place = answers.choices[-1].place if answers.choices else control.place
                yield Edge(
                    source=state,
                    control=control.id,
                    picks=picks,
                    target=target,
                    label=picked_in_words(answers.choices, parts.fields, self.flow.listing) or control.label.words,
                    place=place,
                )

    def _after(
        self, state: State, control: Control, answers: Answers, answered: Mapping[str, str]
    ) -> "State | Target | End | None":
        if (stop := answers.stops) is not None:
            return stop.end
        known = {**answered, **answers.setting(control)}
        if answers.to is not None:
            return self._leads(answers.to, known, state)
        for rule in self.flow.screens[state.screen].rules:
            if rule.presence.holds(known):
                return self._leads(rule.to, {**known, **rule.sets}, state)
        return None

    def _leads(self, target: Target, values: Mapping[str, str], source: State) -> "State | Target | None":
        if target.kind == "back":
            came = self.search.before[source]
            return came[0] if came is not None else None
        if not inside(target):
            return target if target.kind not in ("next", "nowhere") else None
        if target.address not in self.flow.screens:
            return None
        live = self.live[target.address]
        return State(target.address, tuple(sorted((n, v) for n, v in values.items() if n in live)))


def _most_varied(
    states: Iterable[State], values: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> tuple[tuple[str, int], ...]:
    """Those with the most values in the states, or among those given beside them; of eight answers, with all boxes."""
    seen = {name: set(of_name) for name, of_name in values.items()}
    for state in states:
        for name, value in state.values:
            seen.setdefault(name, set()).add(value)
    counts = sorted(((name, len(of_name)) for name, of_name in seen.items()), key=lambda pair: (-pair[1], pair[0]))
    answers = list(dict.fromkeys(name.partition(".")[0] for name, _ in counts))[:8]
    return tuple(pair for pair in counts if pair[0].partition(".")[0] in answers)


def _can_be_there(presences: tuple[Presence, ...], values: Mapping[str, str], local: frozenset[str]) -> bool:
    """Whether a control can show; what depends on the screen's own answers can always be brought about."""
    return all(presence.holds(values) for presence in presences if not presence.variables & local)


def _page_names(flow: Flow, states: tuple[State, ...]) -> dict[State, str]:
    names: dict[State, str] = {}
    taken: set[str] = set()
    for state in states:
        unusual = [(name, value) for name, value in state.values if value != usual(flow, name)]
        name = _named(state.screen, [pair for pair in unusual if pair[1] != ASKED])
        if name in taken:
            name = _named(state.screen, unusual)
        if len(name) > 120 or name in taken:
            name = f"{name[:100]}--{sha256(repr(state).encode()).hexdigest()[:12]}"
        taken.add(name)
        names[state] = name
    return names


def _named(screen: str, values: list[tuple[str, str]]) -> str:
    return "--".join([screen, *(f"{n.rstrip('?')}-{v}".replace(".", "-").replace("/", "-") for n, v in values)])


def usual(flow: Flow, variable: str) -> str | None:
    """A situation's first value; nothing else has a usual one."""
    return flow.variables[variable].values[0] if variable in flow.situations else None
