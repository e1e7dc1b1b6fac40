"""Screens of a flow by what is judged of them: by its tests, its checks, those who approve, and a review."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from veiviser.model.approval import Held, Standing, named
from veiviser.model.coverage import COLUMNS, RUN, Colour, Column, FlowCoverage
from veiviser.model.earlier import Since
from veiviser.model.flow import Entry, NamedWalk, Task
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph
from veiviser.model.promise import Promise
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.templating.words import Date

Found = Iterator[tuple[str, Collection[str]]]
"""What screens have in common, and their names."""
_WARNED_OF = Markup("{} <code>{}</code>")
_STANDINGS: Sequence[Standing] = ("holds", "words", "look", "ended", "alone", "none")


def by_coverage(coverage: Iterable[FlowCoverage], words: InterfaceWords) -> Found:
    """By column, screens with a branch that lacks something; of tests, those that passed, and those not run."""
    for flow in coverage:
        for column in (one for one in flow.columns if one != "approved"):
            name = words(f"coverage.{column}") if column in COLUMNS else column
            lacking, waiting = (_screens(flow, column, colours) for colours in (("red", "amber"), ("grey",)))
            if column in RUN:
                yield words("board.passed", column=name), _screens(flow, column, ("green",)) - lacking - waiting
                yield words("board.not_run", column=name), waiting
            yield words("board.lacking", column=name), lacking


def _screens(flow: FlowCoverage, column: Column, colours: Sequence[Colour]) -> set[str]:
    found = (branch for branch in flow.branches if branch.cells[column] in colours)
    return {case[0] for branch in found for case in branch.states}


def by_problem(graph: Graph, problems: Iterable[Problem], words: InterfaceWords) -> Found:
    """Those that checks warn of; where they warn of several things, by each."""
    found: dict[str, set[str]] = {}
    for problem in problems:
        if screen := screen_at(graph, problem.place):
            found.setdefault(problem.id, set()).add(screen)
    yield words("board.warned"), set(chain.from_iterable(found.values()))
    if len(found) > 1:
        yield from ((_WARNED_OF.format(words("board.warned_of"), id), screens) for id, screens in sorted(found.items()))


def screen_at(graph: Graph, place: Place) -> str | None:
    """The screen in whose text a place lies; None of one before the first screen, or after the last one's texts."""
    before = [one for one in graph.flow.screens.values() if one.place.file == place.file and one.place <= place]
    screen = max(before, key=lambda one: one.place, default=None)
    return screen.name if screen is not None and not _is_beyond(graph, screen.place, place) else None


def _is_beyond(graph: Graph, screen: Place, place: Place) -> bool:
    """Whether something of the flow that is no screen begins between a screen and a place behind it."""
    flow = graph.flow
    of_flow: Iterable[Entry | NamedWalk | Task | Promise] = (*flow.entries, *flow.walks, *flow.tasks, *flow.promises)
    others = (flow.title.place, *(one.place for one in of_flow))
    return any(screen < other <= place for other in others)


def by_approval(graph: Graph, held: Iterable[Held], words: InterfaceWords) -> Found:
    """By how their approvals stand."""
    standing = {one.what: one.standing for one in held}
    of_screen = {name: standing.get(named("screen", f"{graph.flow.name}/{name}")) for name in graph.by_screen}
    for one in _STANDINGS:
        yield words(f"standing.{one}"), {name for name, found in of_screen.items() if found == one}


def by_change(since: Since | None, words: InterfaceWords) -> Found:
    """Those that are new, and those that are otherwise than before."""
    if since is not None:
        day = Date(since.day, words).short
        yield words("board.changed_since", day=day), since.changed
        yield words("board.new_since", day=day), since.new
