"""Graphs made by hand: screens as letters, an edge as two of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from veiviser.model.flow import End, Entry, Flow, Screen, Target, Text
from veiviser.model.journey import Edge, Graph, Picks, State
from veiviser.place import Place

NOWHERE = Place(PurePosixPath("flows/made-up.yaml"))
OUTSIDE = Target(kind="web", address="https://example.org", place=NOWHERE)


def graph(
    edges: Iterable[Sequence[Any]],
    entries: Iterable[str] = ("a",),
    ends: Mapping[str, End] | None = None,
    screens: Iterable[str] = (),
) -> Graph:
    """
    Edges are (source, target) or (source, target, picks), and are told apart by their controls.

    Targets `out` and `stop` are outside and an end.
    """
    full: list[tuple[str, str, Picks]] = [(edge[0], edge[1], edge[2] if len(edge) > 2 else ()) for edge in edges]
    entries = tuple(entries)
    names = dict.fromkeys([*entries, *screens, *(n for e in full for n in e[:2] if n not in ("out", "stop"))])
    targets: dict[str, Target | End] = {"out": OUTSIDE, "stop": "stop"}
    flow = Flow(
        name="made-up",
        title=Text("Made up", NOWHERE),
        file=NOWHERE.file,
        entries=tuple(Entry(name, Text(name, NOWHERE), NOWHERE) for name in entries),
        screens={
            n: Screen(name=n, title=Text(n.upper(), NOWHERE), place=NOWHERE, end=(ends or {}).get(n)) for n in names
        },
    )
    return Graph(
        flow=flow,
        states=tuple(State(name) for name in names),
        edges=tuple(
            Edge(
                source=State(source),
                control=f"control-{number}",
                picks=picks,
                target=targets.get(target, State(target)),
                label=f"{number}",
                place=NOWHERE,
            )
            for number, (source, target, picks) in enumerate(full)
        ),
        entries={name: State(name) for name in entries},
        pages={State(name): name for name in names},
        controls={},
        fields={},
        local={},
        ids={},
    )


@dataclass(frozen=True)
class Ground:
    """What walks can do on a graph made by hand, read off its edges alone."""

    starts: tuple[State, ...]
    ends: frozenset[State]
    """Where a walk may stop: at an end, where nothing leads on, and where no end can be reached."""
    outgoing: Mapping[State, tuple[Edge, ...]]
    """By state that any walk comes to."""

    @property
    def edges(self) -> list[Edge]:
        return [edge for edges in self.outgoing.values() for edge in edges]


def ground(made: Graph) -> Ground:
    """By going on until nothing new is found."""
    starts = tuple(dict.fromkeys(made.entries.values()))
    outgoing: dict[State, tuple[Edge, ...]] = {}
    waiting = list(starts)
    while waiting:
        state = waiting.pop()
        if state not in outgoing:
            outgoing[state] = tuple(edge for edge in made.edges if edge.source == state)
            waiting += [edge.target for edge in outgoing[state] if isinstance(edge.target, State)]
    ends = {state for state, edges in outgoing.items() if not edges or made.flow.screens[state.screen].end}
    safe: set[State] = set(ends)
    while True:
        more = {s for s, edges in outgoing.items() if s not in safe and any(_is_safe(e, safe) for e in edges)}
        if not more:
            return Ground(starts, frozenset(ends | (outgoing.keys() - safe)), outgoing)
        safe |= more


def _is_safe(edge: Edge, safe: set[State]) -> bool:
    return not isinstance(edge.target, State) or edge.target in safe
