"""Wandering: somebody who tries a task by simple rules, the same for the same seed; no person did it."""

from dataclasses import dataclass, field
from random import Random

from veiviser.journeys.telling.visible import plain
from veiviser.journeys.trying.doing import Doing, Taken, begin, fewest, is_done, taken, way_on
from veiviser.model.journey import Graph, State
from veiviser.model.session import Ending, Session, Visit
from veiviser.model.task import Task

DAY = "2026-01-01"
"""Of every example: they have none."""


def wander(graph: Graph, task: Task, number: int, seed: int = 1) -> Session | None:
    """
    One participant; None where the task cannot be done.

    She follows the nearest way most of the time. Else she presses what is no button, presses on too early, turns back
    or takes any way. When she has had enough, she gives up.

    Args:
        number: which of them, from 1.
    """
    start, nearest = begin(graph, task), fewest(graph, task)
    if start is None or nearest is None:
        return None
    name = f"{graph.flow.name}/{task.name}/{number}/{seed}"
    somebody = _Somebody(graph, task, Random(name), start)  # nothing is kept secret by it
    end: Ending = somebody.try_it(nearest)
    return Session(
        id=f"eksempel-{number}",
        flow=graph.flow.name,
        task=task.name,
        ask=task.ask.words,
        day=DAY,
        fewest=nearest,
        visits=tuple(somebody.visits),
        end=end,
        seconds=somebody.now,
        success=is_done(graph, task, somebody.doing),
        is_example=True,
    )


@dataclass(slots=True)
class _Somebody:
    graph: Graph
    task: Task
    random: Random
    doing: Doing
    visits: list[Visit] = field(default_factory=list)
    been: list[Doing] = field(default_factory=list)
    """Before here, for who turns back."""
    now: float = 0
    errors: int = 0
    vain: list[str] = field(default_factory=list)

    def try_it(self, nearest: int) -> Ending:
        """With more care or less, and as often as she has patience for."""
        care = self.random.uniform(0.5, 0.97)
        for _ in range(nearest + self.random.randint(1, 2 * nearest + 3)):
            if is_done(self.graph, self.task, self.doing):
                break
            self.now += self.random.uniform(3, 15)
            way = way_on(self.graph, self.task, self.doing)
            if way and self.random.random() < care:
                self.take(way[0])
            else:
                self.err()
        self.now += self.random.uniform(3, 15)
        self.leave()
        return "done" if is_done(self.graph, self.task, self.doing) else "gave-up"

    def err(self) -> None:
        """One of what people do who do not know what to do."""
        ways = [one for one in taken(self.graph, self.task, self.doing) if one.moves]
        kind = self.random.choice(("vain", "early", "back", "any"))
        if kind == "back" and self.been:
            self.leave()
            self.doing = self.been.pop()
        elif kind == "any" and ways:
            self.take(self.random.choice(ways))
        elif kind == "early" and self.graph.fields[self.doing.state.screen]:
            self.errors += 1
        else:
            self.vain.append(self.title)

    def take(self, one: Taken) -> None:
        if one.moves:
            self.leave()
            self.been.append(self.doing)
        self.doing = one.after

    def leave(self) -> None:
        """Notes the screen, which she came to when she left the one before."""
        page, at = self.graph.pages[self.state], round(self._came, 1)
        self.visits.append(Visit(page, self.state.screen, self.title, at, self.errors, tuple(self.vain)))
        self.errors, self.vain, self._came = 0, [], self.now

    _came: float = 0

    @property
    def state(self) -> State:
        return self.doing.state

    @property
    def title(self) -> str:
        return plain(self.graph.flow.screens[self.state.screen].title.words)
