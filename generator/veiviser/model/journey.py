"""A compiled flow: its states, edges, walks and guide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from veiviser.model.condition import Presence
from veiviser.model.flow import Block, Choice, End, Flow, NamedWalk, Target, Task, Text
from veiviser.place import Place

Picks = tuple[tuple[str, str], ...]
"""Variables and values, sorted by variable."""


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A screen together with the values that can still matter from there on."""

    screen: str
    values: Picks = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Control:
    """A control: a button, a link or a choice that can be pressed."""

    id: str
    """Unique on its screen; the drawn link carries it as `data-control`."""
    label: Text
    target: Target
    block: Block
    place: Place
    choice: Choice | None = None
    """Where it is one of a block's choices."""
    sets: tuple[tuple[str, str], ...] = ()
    presences: tuple[Presence, ...] = ()
    """Its own and those of everything it stands in; all must hold."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Field:
    """A field: a question that can be answered."""

    variable: str
    """Of boxes: the answer's name, without the box's."""
    block: Block
    optional: bool
    presences: tuple[Presence, ...]
    """Its own and those of everything it stands in; a choice that shows it counts as a condition."""
    free: bool
    """Whether the answer is free text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A control pressed in a state, after answers that matter for where it leads."""

    source: State
    control: str
    picks: Picks
    """The answers given on this screen that matter; others may be anything."""
    target: "State | Target | End"
    """A state; a place outside the flow; or the end that a choice makes, where the control leads no further."""
    label: str
    """What was chosen or pressed, as its reader sees it."""
    place: Place

    @property
    def branch(self) -> tuple[str, str, Picks]:
        """What a tester counts: the same for all states of a screen."""
        return (self.source.screen, self.control, self.picks)


@dataclass(frozen=True)
class Withdrawal:
    """
    Which answers are only asked for beyond a screen, so that coming there withdraws them.

    Screens are numbered so that all that nobody comes to without having been on one have the numbers after its own.
    """

    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By screen: its number, and the last of those; of a screen that asks nothing, the number before its own."""
    places: Mapping[str, int] = field(default_factory=dict)
    """By variable: the number before which nobody can have answered it; one that is never withdrawn is not here."""

    def withdraws(self, screen: str, variable: str) -> bool:
        """Whether it does not count any more once one comes to the screen."""
        first, last = self.spans.get(screen, (0, -1))
        return first <= self.places.get(variable, -1) <= last


@dataclass(frozen=True, eq=False, kw_only=True)
class Graph:
    """Everything that can happen in a flow."""

    flow: Flow
    states: tuple[State, ...]
    """In the order of the shortest walk from the main entry."""
    edges: tuple[Edge, ...]
    entries: Mapping[str, State]
    """By the entry's screen: its usual state, every situation having its first value."""
    pages: Mapping[State, str]
    """The name of a state's page, without ending."""
    controls: Mapping[str, tuple[Control, ...]]
    """By screen."""
    fields: Mapping[str, tuple[Field, ...]]
    """By screen, in reading order."""
    local: Mapping[str, frozenset[str]]
    """By screen: the variables that its own fields fill; of an answer with boxes, each box."""
    ids: Mapping[Block, str]
    """Each block's id, unique on its screen."""
    withdrawal: "Withdrawal" = field(default_factory=lambda: Withdrawal())
    """Which answers do not count any more once one comes to a screen."""

    @cached_property
    def by_screen(self) -> Mapping[str, tuple[State, ...]]:
        """The states of each screen that can be reached, in the order of `states`."""
        states: dict[str, list[State]] = {}
        for state in self.states:
            states.setdefault(state.screen, []).append(state)
        return {screen: tuple(of_screen) for screen, of_screen in states.items()}

    def first_state(self, screen: str) -> State:
        """
        The state in which a shortest walk comes to a screen.

        Raises:
            KeyError: when no walk comes to it.
        """
        return self.by_screen[screen][0]

    @cached_property
    def outgoing(self) -> Mapping[State, tuple[Edge, ...]]:
        """Every edge by its source."""
        edges: dict[State, list[Edge]] = {state: [] for state in self.states}
        for edge in self.edges:
            edges[edge.source].append(edge)
        return {state: tuple(of_state) for state, of_state in edges.items()}

    @cached_property
    def edges_on(self) -> Mapping[State, tuple[Edge, ...]]:
        """The same without ways back: the edges that a walk may take, since it has come from there."""
        back = {key for key, control in self._controls.items() if control.target.kind == "back"}
        return {
            state: tuple(edge for edge in edges if (state.screen, edge.control) not in back)
            for state, edges in self.outgoing.items()
        }

    def control(self, screen: str, id: str) -> Control:
        """
        The control of a screen with that id.

        Raises:
            KeyError: when the screen has none.
        """
        return self._controls[screen, id]

    def control_of(self, edge: Edge) -> Control:
        """The control that is pressed when the edge is taken."""
        return self._controls[edge.source.screen, edge.control]

    @cached_property
    def _controls(self) -> Mapping[tuple[str, str], Control]:
        return {(screen, control.id): control for screen, of in self.controls.items() for control in of}

    @cached_property
    def previous(self) -> Mapping[State, State]:
        """The state before each on its shortest walk from an entry; entries are not in it."""
        sources: dict[State, State] = {}
        for edge in self.edges:  # in breadth-first order of their sources
            if isinstance(edge.target, State) and edge.target not in sources:
                sources[edge.target] = edge.source
        return {s: p for s, p in sources.items() if s not in self._starts}

    @cached_property
    def _starts(self) -> frozenset[State]:
        screens = {entry.screen for entry in self.flow.entries}
        return frozenset(state for state in self.states if state.screen in screens)

    def siblings(self, state: State, variable: str) -> Mapping[str, State]:
        """The same screen with another value of one variable, by that value, where such a state is."""
        rest = tuple(pair for pair in state.values if pair[0] != variable)
        return {
            value: other
            for value in self.flow.variables[variable].values
            if (other := State(state.screen, tuple(sorted((*rest, (variable, value)))))) in self.pages
        }

    def start_of(self, named: NamedWalk | Task) -> State | None:
        """Where a named walk or a task begins: its entry, in the situations that it names."""
        state = self.entries.get(named.entry)
        for name, value in named.answers.items():
            if state is not None and name in dict(state.values):
                state = self.siblings(state, name).get(value, state)
        return state


@dataclass(frozen=True, slots=True)
class View:
    """A state with its own fields filled in one way."""

    state: State
    picks: Picks = ()
    error: str | None = None
    """The variable whose error shows."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A sequence of edges from an entry; each begins where the one before led."""

    start: State
    edges: tuple[Edge, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered control, in a step's words and picture."""

    number: int
    label: str
    control: str
    """A control's id, or the id of the choice's input."""


PRESSED = ">"
"""Stands among the variables of a way's conditions for the control that is pressed; no author can write such a name."""
Conditions = Mapping[str, frozenset[str]]
"""By variable, or `PRESSED`: any of these values; all must hold. Of a variable that has no value, the empty one."""


@dataclass(frozen=True, slots=True)
class Way:
    """How one comes from one screen to another: where the conditions hold on the first."""

    source: str
    target: str
    conditions: Conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark beside a step: where another choice, or another situation, leads."""

    text: Text
    view: View
    """What it looks like then."""
    only: Text | None = None
    """Whom it is for, in its author's words."""
    ends: End | None = None
    goes: int | None = None
    """The number of the step that it leads to, where that is not the next."""
    marks: tuple[Mark, ...] = ()
    pictured: bool = False
    """Whether it looks different enough to deserve a picture: something shows that did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A view as told in the guide."""

    number: int
    view: View
    heading: str
    text: Text
    marks: tuple[Mark, ...] = ()
    asides: tuple[Remark, ...] = ()
    only: Text | None = None
    """Whom it is for, in its author's words."""
    arrivals: tuple[Way, ...] = ()
    """All ways to it, where it is not for everybody who has done the step before."""
    departures: tuple[Way, ...] = ()
    """Ways from it to other steps than the next, where neither its words nor what stands beside it tell them."""
    is_main: bool = True
    """Whether it is on the way that is told first; else only some come to it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Steps under one heading of the guide."""

    heading: str
    steps: tuple[Step, ...]
    rejoins: tuple[int, int] | None = None
    """The first and last of the steps above that follow after these."""


@dataclass(frozen=True)  # without slots, so that what is derived is kept
class Guide:
    """A flow as the guide tells it."""

    parts: tuple[Part, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for part in self.parts for step in part.steps)

    @cached_property
    def by_screen(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps of each screen."""
        steps: dict[str, list[Step]] = {}
        for step in self.steps:
            steps.setdefault(step.view.state.screen, []).append(step)
        return {screen: tuple(of_screen) for screen, of_screen in steps.items()}
