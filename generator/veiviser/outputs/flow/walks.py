"""The walks that authors name, as a script beside a flow's pages: who it is, and what each does where."""

import json
from collections.abc import Iterator
from typing import TypedDict

from veiviser.journeys.compiling.filling import input_ids
from veiviser.journeys.telling.visible import plain
from veiviser.journeys.walking.following import Move, moves
from veiviser.model.flow import NamedWalk, Target
from veiviser.model.journey import Graph, State
from veiviser.model.site import WALKS, flow_folder
from veiviser.outputs.contract import Files, FlowView
from veiviser.templating.samples import Samples


class _Followed(TypedDict):
    """A walk, as `follow.js` reads it."""

    title: str
    about: str
    steps: list["_Step"]
    end: str
    """The page that it comes to; else empty."""
    stops: bool
    """Whether a choice ends it on the screen where it is made."""


class _Step(TypedDict):
    page: str
    picks: list[str]
    """Ids of what is picked."""
    writes: dict[str, str]
    """By the field's id."""
    control: str
    label: str
    """Of the control."""


def paths(graph: Graph) -> Iterator[str]:
    if graph.flow.walks:
        yield f"{flow_folder(graph.flow.name)}/{WALKS}"


def draw(flow: FlowView) -> Files:
    graph = flow.graph
    samples = Samples(graph.flow, flow.words)
    walks = {walk.name: followed for walk in graph.flow.walks if (followed := _followed(graph, walk, samples))}
    words = json.dumps(walks, ensure_ascii=False, separators=(",", ":"))
    return Files(site=dict.fromkeys(paths(graph), f"window.veiviserWalks = {words};\n"))


def _followed(graph: Graph, named: NamedWalk, samples: Samples) -> _Followed | None:
    made = moves(graph, named)
    if made is None:
        return None
    last = made[-1].edge.target if made else graph.start_of(named)
    return {
        "title": named.title.words,
        "about": named.about.words if named.about else "",
        "steps": [_step(graph, move, samples) for move in made],
        "end": graph.pages[last] if isinstance(last, State) else "",
        "stops": not isinstance(last, State | Target),
    }


def _step(graph: Graph, move: Move, samples: Samples) -> _Step:
    return {
        "page": graph.pages[move.edge.source],
        "picks": [id for name, value in move.filled.picked for id in input_ids(name, value)],
        "writes": {name: samples.sample(name) for name in move.filled.written},
        "control": move.edge.control,
        "label": plain(graph.control_of(move.edge).label.words),
    }
