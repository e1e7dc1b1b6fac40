"""XState: a flow as a state machine for XState 5, which Stately draws, and which programs run and test."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from veiviser.exports.contract import Subject
from veiviser.journeys.in_words import start_in_words, title_of
from veiviser.journeys.telling.visible import plain
from veiviser.journeys.walking.shortest import starts
from veiviser.model.flow import End, Target
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Edge, Graph, State
from veiviser.outputs.map.chart import outside_in_words
from veiviser.templating.words import end_in_words

_START = "start--"
"""The state before one begins, where one can begin in several ways; no page has hyphens at the end of its name."""


def export(subject: Subject) -> str:
    """
    The machine's definition as JSON, for `createMachine`.

    States are the pages of the prototype, events the branches. Where one can begin in several ways, each is an event of
    a state before them all. What ends the journey is final, unless something leads on from there; its tag is `end`
    anyway.
    """
    return json.dumps(machine(subject.graph, subject.words), ensure_ascii=False, indent=2) + "\n"


def machine(graph: Graph, words: InterfaceWords) -> Mapping[str, Any]:
    """The same as a value."""
    begin = list(dict.fromkeys(starts(graph)))
    states: dict[str, Any] = {}
    if len(begin) != 1:
        states[_START] = {"on": _begin(graph, begin)}
    states |= {graph.pages[state]: _page(graph, state, words) for state in graph.states}
    states |= {_key(target): _leaving(target, words) for target in _beyond(graph)}
    return {
        "id": graph.flow.name,
        "description": plain(graph.flow.title.words),
        "initial": graph.pages[begin[0]] if len(begin) == 1 else _START,
        "states": states,
    }


def _begin(graph: Graph, begin: Iterable[State]) -> Mapping[str, Any]:
    return {
        f"begin {graph.pages[state]}": {
            "target": graph.pages[state],
            "description": plain(start_in_words(graph, state)),
        }
        for state in begin
    }


def _page(graph: Graph, state: State, words: InterfaceWords) -> Mapping[str, Any]:
    end = graph.flow.screens[state.screen].end
    said = {"description": plain(title_of(graph.flow, state.screen)), "meta": _meta(state)}
    leads_on = any(isinstance(edge.target, State) for edge in graph.edges_on[state])
    if end is not None:
        said |= {"tags": ["end", end]}
        if not leads_on:
            return {"type": "final", **said}
    edges = graph.outgoing[state]
    return {**said, "on": _on(graph, edges)} if edges else said


def _meta(state: State) -> Mapping[str, Any]:
    return {"screen": state.screen, "values": dict(state.values)}


def _on(graph: Graph, edges: Iterable[Edge]) -> Mapping[str, Any]:
    return {
        _event(edge): {
            "target": graph.pages[edge.target] if isinstance(edge.target, State) else _key(edge.target),
            "description": plain(edge.label),
        }
        for edge in edges
    }


def _event(edge: Edge) -> str:
    """`next`, or `next day=tirsdag, plager/hoste=yes`: what is pressed, and the answers that decide."""
    picks = ", ".join(f"{name}={value}" for name, value in edge.picks)
    return f"{edge.control} {picks}".strip().replace(".", "/")


def _beyond(graph: Graph) -> Iterator[Target | End]:
    yield from (edge.target for edge in graph.edges if not isinstance(edge.target, State))


def _key(target: Target | End) -> str:
    """Two hyphens first, as no page has; XState has dots between a state and those within it."""
    if not isinstance(target, Target):
        return f"--{target}"
    where = "/".join(filter(None, [target.kind, target.flow, target.address, target.fragment]))
    return f"--{where.replace('%', '%25').replace('.', '%2E').replace('#', '%23')}"


def _leaving(target: Target | End, words: InterfaceWords) -> Mapping[str, Any]:
    if not isinstance(target, Target):
        return {"type": "final", "description": end_in_words(target, words), "tags": ["end", target]}
    return {"type": "final", "description": outside_in_words(target, words), "tags": ["outside"]}
