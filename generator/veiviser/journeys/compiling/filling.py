"""Answers to fill in on a screen so that a given edge is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from veiviser.journeys.compiling.controls import as_asked
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.model.condition import ANSWERED
from veiviser.model.journey import Edge, Field, Graph


@dataclass(frozen=True, slots=True)
class Filled:
    """Answers to the fields of one screen."""

    picked: tuple[tuple[str, str], ...]
    """Variable and value of each choice or box that was picked, in reading order: `day/time` for both at once."""
    written: tuple[str, ...]
    """The variables of free text that something was written for."""


def filled_for(graph: Graph, edge: Edge, preferred: Mapping[str, str] = MappingProxyType({})) -> Filled:
    """
    The answers that the edge names, those that its control needs to be there, and some to what else must be.

    Args:
        preferred: what to answer where the edge leaves it open, by variable.
    """
    own = graph.local[edge.source.screen]
    values = {name: value for name, value in edge.source.values if name not in own}
    wanted = dict(edge.picks)
    for variable, value in _needed(graph, edge, own):
        wanted.setdefault(variable, value)
    wanted = {name: value for name, value in preferred.items() if name in own} | wanted
    picked: list[tuple[str, str]] = []
    written: list[str] = []
    for field in as_asked(graph.fields[edge.source.screen]):
        if not all(presence.holds(values) for presence in field.presences):
            continue
        if field.free:
            if not field.optional or field.variable in wanted:
                written.append(field.variable)
                values[field.variable] = ANSWERED
            continue
        answers = _boxes(field, wanted) if field.block.many else _choice(field, wanted, values)
        values.update(answers)
        picked += answers
    return Filled(tuple(picked), tuple(written))


def input_ids(variable: str, value: str) -> Iterator[str]:
    """The ids of the inputs that stand for an answer: of a time its day's first; of a box its own."""
    name, _, box = variable.partition(".")
    path = [box] if box else value.split("/")
    for depth in range(len(path)):
        yield "--".join([name, *path[: depth + 1]])


def _needed(graph: Graph, edge: Edge, own: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What must be answered on the screen itself for the control to be there."""
    values = dict(edge.source.values)
    for presence in graph.control_of(edge).presences:
        for any_of in presence.when.every if presence.when else ():
            if not any(atom.variable not in own and atom.holds(values) for atom in any_of):
                yield from ((a.variable, a.value) for a in any_of[:1] if a.variable in own)


def _boxes(field: Field, wanted: Mapping[str, str]) -> list[tuple[str, str]]:
    names = [f"{field.variable}.{choice.name}" for choice in field.block.choices]
    ticked = [(name, "yes") for name in names if wanted.get(name) == "yes"]
    if not ticked and not field.optional:
        ticked = [(name, "yes") for name in names if name not in wanted][:1]
    return ticked


def _choice(field: Field, wanted: Mapping[str, str], values: Mapping[str, str]) -> list[tuple[str, str]]:
    value = wanted.get(field.variable, None if not field.optional else UNANSWERED)
    if value == UNANSWERED:
        return []
    possible = (leaf for leaf, chain in field.block.values if all(c.presence.holds(values) for c in chain))
    fits = (leaf for leaf in possible if value in (None, ANSWERED, leaf) or leaf.startswith(f"{value}/"))
    leaf = next(fits, None)
    return [(field.variable, leaf)] if leaf is not None else []


__all__ = ["Filled", "filled_for", "input_ids"]
