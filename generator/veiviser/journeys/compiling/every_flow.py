"""Compiles every flow of a project; one that grows too large is its author's problem."""

from collections import Counter
from collections.abc import Mapping

from veiviser.journeys.compiling.states import TooManyStates, compile_flow
from veiviser.journeys.texts.shown import asking_blocks
from veiviser.messages import Count, Message, all_of, say
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem, Report

ID = "too-many-states"


def compile_flows(project: Project) -> tuple[Mapping[str, Graph], tuple[Problem, ...]]:
    """Every flow compiled, by name; those with too many states are problems instead."""
    graphs: dict[str, Graph] = {}
    report = Report()
    for name, flow in project.flows.items():
        try:
            graphs[name] = compile_flow(flow)
        except TooManyStates as too_many:
            report.error(_place(flow, too_many), ID, _message(too_many))
    return graphs, tuple(report)


def _place(flow: Flow, too_many: TooManyStates) -> Place:
    """Of the question, or the situation, that makes most of them."""
    if not too_many.variables:
        return Place(flow.file)
    name = too_many.variables[0][0].partition(".")[0]
    blocks = asking_blocks(flow).get(name)
    variable = flow.variables.get(name)
    return blocks[0].place if blocks else variable.place if variable else Place(flow.file)


def _message(too_many: TooManyStates) -> Message:
    if not too_many.variables:
        return say("too many combinations of answers; let fewer of them be read so long after they are given")
    boxes = Counter(name.partition(".")[0] for name, _ in too_many.variables if "." in name)
    values = {name: count for name, count in too_many.variables if "." not in name}
    named: list[str] = [say("`{name}` ({count} boxes)", name=name, count=Count(count)) for name, count in boxes.items()]
    named += [
        say("`{name}` ({count} values)", name=name, count=Count(count)) if count else f"`{name}`"
        for name, count in values.items()
    ]
    return say(
        "too many combinations of {variables}; let fewer of them be read so long after they are given",
        variables=all_of(*named),
    )
