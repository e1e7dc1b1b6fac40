"""Screens of a flow that belong together, to be picked out on its board."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from veiviser.journeys.telling.guide import tell
from veiviser.model.coverage import COLUMNS, RUN, FlowCoverage
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph


@dataclass(frozen=True, slots=True)
class Group:
    """Screens with what they have in common."""

    label: str
    screens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of one kind."""

    label: str
    all: tuple[Group, ...]


def groups_of(graph: Graph, coverage: Iterable[FlowCoverage], words: InterfaceWords) -> Sequence[Groups]:
    """Those with any screens: parts of the guide, what coverage lacks, and what stands about them in the flow."""
    kinds = {
        "board.parts": _parts(graph),
        "board.lacks": _lacking(graph, coverage, words),
        "board.kinds": _kinds(graph, words),
    }
    found = ((key, tuple(group for group in groups if group.screens)) for key, groups in kinds.items())
    return [Groups(words(key), groups) for key, groups in found if groups]


def _parts(graph: Graph) -> Iterator[Group]:
    """A screen is in the first part that tells of it; a guide of one part has none to tell apart."""
    seen = set[str]()
    parts = tell(graph).parts
    for part in parts if len(parts) > 1 else ():
        told = dict.fromkeys(step.view.state.screen for step in part.steps)
        yield Group(part.heading, tuple(screen for screen in told if screen not in seen))
        seen |= told.keys()


def _lacking(graph: Graph, coverage: Iterable[FlowCoverage], words: InterfaceWords) -> Iterator[Group]:
    """By column, screens of which a branch is not as it shall be; of tests, those that failed, and those not run."""
    for flow in coverage:
        for column in flow.columns:
            wrong, waiting = ("red", "amber"), ("grey",)
            name = words(f"coverage.{column}") if column in COLUMNS else column
            yield Group(words("board.lacking", column=name), _screens(graph, flow, column, wrong))
            if column in RUN:
                yield Group(words("board.not_run", column=name), _screens(graph, flow, column, waiting))


def _screens(graph: Graph, flow: FlowCoverage, column: str, colours: Sequence[str]) -> tuple[str, ...]:
    found = {case[0] for one in flow.branches if one.cells[column] in colours for case in one.states}
    return tuple(screen for screen in graph.by_screen if screen in found)


def _kinds(graph: Graph, words: InterfaceWords) -> Iterator[Group]:
    screens = [graph.flow.screens[name] for name in graph.by_screen]
    yield Group(words("board.noted"), tuple(screen.name for screen in screens if screen.notes))
    yield Group(words("board.asking"), tuple(one.name for one in screens if graph.fields[one.name]))
    yield Group(words("board.ends"), tuple(screen.name for screen in screens if screen.end is not None))
