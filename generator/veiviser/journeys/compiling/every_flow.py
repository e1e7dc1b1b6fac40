"""Compiles every flow of a project; one that grows too large is its author's problem."""

from collections.abc import Mapping

from veiviser.journeys.compiling.states import TooManyStates, compile_flow
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
    """Of the variable that makes most of them."""
    first = flow.variables.get(too_many.variables[0][0]) if too_many.variables else None
    return first.place if first else Place(flow.file)


def _message(too_many: TooManyStates) -> Message:
    if not too_many.variables:
        return say("too many combinations of answers; let fewer of them be read so long after they are given")
    variables = [
        say("`{name}` ({count} values)", name=name, count=Count(count)) if count else f"`{name}`"
        for name, count in too_many.variables
    ]
    return say(
        "too many combinations of {variables}; let fewer of them be read so long after they are given",
        variables=all_of(*variables),
    )
