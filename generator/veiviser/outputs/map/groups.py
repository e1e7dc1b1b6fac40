"""Screens of a flow that belong together, to be picked out on its board."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from veiviser.journeys.telling.guide import tell
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph
from veiviser.outputs.contract import CoverageNote, FlowView
from veiviser.outputs.map import judged
from veiviser.outputs.map.board_areas import Part


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen in a group, as it is told of."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """Screens with what they have in common."""

    label: str
    screens: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of one kind."""

    label: str
    all: tuple[Group, ...]


def groups_of(flow: FlowView) -> Sequence[Groups]:
    """Those with any screens: parts of the guide, what is judged of screens, and what stands about them in the flow."""
    graph, words = flow.graph, flow.words
    coverage = [note.coverage for note in flow.drawn.notes_of(CoverageNote)]
    kinds: Mapping[str, judged.Found] = {
        "board.parts": ((part.heading, part.screens) for part in parts_of(graph)),
        "board.problems": judged.by_problem(graph, flow.problems, words),
        "board.since": judged.by_change(flow.since, words),
        "board.approvals": judged.by_approval(graph, flow.held or (), words),
        "board.lacks": judged.by_coverage(coverage, words),
        "board.kinds": _kinds(graph, words),
    }
    shown = {name: Shown(name, graph.flow.screens[name].title.words) for name in graph.by_screen}
    found = ((key, tuple(_groups(groups, shown))) for key, groups in kinds.items())
    return [Groups(words(key), groups) for key, groups in found if groups]


def _groups(found: judged.Found, shown: Mapping[str, Shown]) -> Iterator[Group]:
    for label, screens in found:
        there = tuple(one for name, one in shown.items() if name in screens)
        if there:
            yield Group(label, there)


def parts_of(graph: Graph) -> Iterator[Part]:
    """A screen is in the first part that tells of it; a guide of one part has none to tell apart."""
    seen = set[str]()
    parts = tell(graph).parts
    for part in parts if len(parts) > 1 else ():
        told = tuple(name for name in dict.fromkeys(step.view.state.screen for step in part.steps) if name not in seen)
        if told:
            yield Part(part.heading, told)
        seen.update(told)


def _kinds(graph: Graph, words: InterfaceWords) -> judged.Found:
    screens = graph.flow.screens
    is_one: Mapping[str, Callable[[str], bool]] = {
        "board.noted": lambda name: bool(screens[name].notes),
        "board.asking": lambda name: bool(graph.fields[name]),
        "board.ends": lambda name: screens[name].end is not None,
    }
    yield from ((words(key), {name for name in graph.by_screen if holds(name)}) for key, holds in is_one.items())
