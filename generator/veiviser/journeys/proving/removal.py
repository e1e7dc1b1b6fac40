"""Tells what changes in a flow when an answer is removed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from veiviser.journeys.compiling.states import compile_flow
from veiviser.journeys.proving.questions import walks_to_ends
from veiviser.journeys.texts.written import texts
from veiviser.journeys.walking.shortest import from_starts, named_walk
from veiviser.model.condition import Presence
from veiviser.model.flow import Flow, Screen
from veiviser.model.journey import Edge, Field, Graph, State, Walk


@dataclass(frozen=True, slots=True)
class Removal:
    """The differences when an answer is removed."""

    lost: tuple[str, ...]
    """Screens that no walk comes to any more."""
    longer: tuple[tuple[str, int, int], ...]
    """Screens that take more steps: from, to."""
    ends_lost: tuple[str, ...]
    walks_lost: tuple[str, ...]
    """Names of named walks that cannot be walked any more."""


def idle_questions(graph: Graph) -> tuple[Field, ...]:
    """
    The questions with choices whose answers change neither where anything leads nor what any screen shows.

    Words that repeat the answer, `{name}`, are no change; `repeated` tells of them.
    """
    read = {v for screen in graph.flow.screens.values() for p in _shown_by(screen) for v in p.variables}
    idle: dict[str, Field] = {}
    for screen, fields in graph.fields.items():
        for field in fields:
            choices = field.block.every_choice
            decides = any(c.to or c.end or c.sets or c.blocks for c in choices)
            if not field.free and not decides and read.isdisjoint(_variables(field)) and screen in graph.by_screen:
                idle.setdefault(field.variable, field)
    return tuple(idle.values())


def repeated(flow: Flow, variable: str) -> bool:
    """Whether any text repeats the answer."""
    return any("{" + variable + "}" in text.words for text in texts(flow))


def without_answer(graph: Graph, is_removed: Callable[[Edge], bool]) -> Removal:
    """What changes when those edges are removed."""
    return _compared(graph, replace(graph, edges=tuple(edge for edge in graph.edges if not is_removed(edge))))


def without_situation(graph: Graph, name: str, value: str) -> Removal:
    """What changes when the situation is never so; it has another value, too."""
    variable = graph.flow.variables[name]
    other = replace(variable, values=tuple(one for one in variable.values if one != value))
    return _compared(graph, compile_flow(replace(graph.flow, variables={**graph.flow.variables, name: other})))


def _compared(graph: Graph, rest: Graph) -> Removal:
    now, then = _distances(graph), _distances(rest)
    ends = [_end_name(graph, w) for w in walks_to_ends(graph)]
    left = {_end_name(rest, w) for w in walks_to_ends(rest)}
    return Removal(
        lost=tuple(name for name in now if name not in then),
        longer=tuple((name, now[name], then[name]) for name in now if then.get(name, 0) > now[name]),
        ends_lost=tuple(name for name in dict.fromkeys(ends) if name not in left),
        walks_lost=tuple(w.name for w in graph.flow.walks if named_walk(graph, w) and not named_walk(rest, w)),
    )


def _shown_by(screen: Screen) -> Iterator[Presence]:
    """The conditions that decide what is seen and where it goes; what only the guide says then is no change."""
    yield from (rule.presence for rule in screen.rules)
    for block in screen.every_block:
        yield block.presence
        yield from (choice.presence for choice in block.every_choice)


def _end_name(graph: Graph, walk: Walk) -> str:
    if walk.edges and isinstance(walk.edges[-1].target, str):
        return f"{walk.edges[-1].source.screen} › {walk.edges[-1].label}"
    last = walk.edges[-1].target if walk.edges else walk.start
    return last.screen if isinstance(last, State) else ""


def _distances(graph: Graph) -> dict[str, int]:
    """By screen, the steps of a shortest walk."""
    steps: dict[State, int] = {}
    by_screen: dict[str, int] = {}
    for state, came in from_starts(graph).before.items():
        steps[state] = steps[came[0]] + 1 if came is not None else 0
        by_screen.setdefault(state.screen, steps[state])
    return by_screen


def _variables(field: Field) -> set[str]:
    if field.block.many:
        return {f"{field.variable}.{choice.name}" for choice in field.block.choices}
    return {field.variable}
