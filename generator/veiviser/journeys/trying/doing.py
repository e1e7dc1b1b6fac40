"""Doing a task: the fewest steps to where it is done, from anywhere in its flow."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from veiviser.journeys.search import Search
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.task import Task


@dataclass(frozen=True, slots=True)
class Doing:
    """Where somebody is in a task."""

    state: State
    answered: frozenset[str] = field(default_factory=frozenset)
    """Of the questions that the task wants answered, those that are, as it wants."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A control that is pressed, and where that leaves one."""

    edge: Edge
    after: Doing

    @property
    def moves(self) -> bool:
        """Whether another screen comes."""
        return isinstance(self.edge.target, State)


def begin(graph: Graph, task: Task) -> Doing | None:
    """Where it begins; None where its entry cannot be reached."""
    start = graph.start_of(task)
    return Doing(start) if start is not None else None


def taken(graph: Graph, task: Task, doing: Doing) -> Iterable[Taken]:
    """All that can be pressed there, but nothing that leaves the flow; a choice may end the journey on its screen."""
    wanted = _wanted(graph, task)
    for edge in graph.edges_on[doing.state]:
        if not isinstance(edge.target, State | str):
            continue
        given = {name for name, value in edge.picks if name in wanted and _is(value, wanted[name])}
        others = {name for name, _ in edge.picks} - given
        after = edge.target if isinstance(edge.target, State) else edge.source
        yield Taken(edge, Doing(after, (doing.answered | given) - others))


def is_done(graph: Graph, task: Task, doing: Doing) -> bool:
    """Whether it is done there."""
    is_there = any(goal.address == doing.state.screen for goal in task.goals)
    return is_there and doing.answered >= _wanted(graph, task).keys()


def way_on(graph: Graph, task: Task, doing: Doing) -> tuple[Taken, ...] | None:
    """The fewest presses from there to where it is done; None where there are none."""
    if is_done(graph, task, doing):
        return ()

    def steps(here: Doing) -> Iterable[tuple[Taken, Doing | None]]:
        return ((one, one.after if one.moves else None) for one in taken(graph, task, here))

    return Search([doing], steps).nearest(lambda one: is_done(graph, task, one.after))


def fewest(graph: Graph, task: Task) -> int | None:
    """From screen to screen, the fewest steps in which it can be done; None where it cannot."""
    start = begin(graph, task)
    way = way_on(graph, task, start) if start is not None else None
    return sum(one.moves for one in way) if way is not None else None


def _wanted(graph: Graph, task: Task) -> dict[str, str]:
    """The answers that it wants, as far as they decide where one comes."""
    asked = {variable for edges in graph.outgoing.values() for edge in edges for variable, _ in edge.picks}
    return {name: value for name, value in task.answers.items() if name in asked}


def _is(value: str, wanted: str) -> bool:
    return value == wanted or value.startswith(f"{wanted}/")
