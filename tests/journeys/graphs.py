"""Graphs made by hand: screens as letters, an edge as two of them."""

from collections.abc import Iterable, Mapping, Sequence
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
