"""What the compiler leaves out changes nothing, and what the checks say is so: proven by trying everything."""

from dataclasses import replace

from hypothesis import given

from tests.breadth import tries
from tests.journeys.random_flows import flows
from tests.journeys.simulator import UNDECIDED, Simulation, Where, simulate
from veiviser.checks import always_same, dead_end, trap, undecided_branch, unreachable_screen
from veiviser.checks.contract import GraphCheck
from veiviser.journeys import compile_flow
from veiviser.journeys.compiling.controls import take_apart
from veiviser.journeys.compiling.liveness import live_variables
from veiviser.model.condition import Presence
from veiviser.model.flow import Flow, Target
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.project import Look, Project
from veiviser.problem import Problem, Report

PROJECT = Project(name="Test", flows={}, look=Look(components={}, layouts={}, styles={}, scripts={}))


@tries(80, wide=3_000)
@given(flows())
def test_states_behave_as_if_every_variable_were_kept(flow: Flow) -> None:
    graph, all_of = compile_flow(flow), simulate(flow)
    live = live_variables(flow, {name: take_apart(screen) for name, screen in flow.screens.items()})

    def state_of(where: Where) -> State:
        return State(where[0], tuple(pair for pair in where[1] if pair[0] in live[where[0]]))

    assert {state_of(where) for where in all_of.outcomes} == set(graph.states)
    for where, outcomes in all_of.outcomes.items():
        state = state_of(where)
        expected = {(button, state_of(to) if isinstance(to, tuple) else to) for button, to in outcomes}
        assert {_outcome(graph, edge) for edge in graph.outgoing[state]} == {o for o in expected if o[1] != UNDECIDED}


@tries(40, wide=1_000)
@given(flows())
def test_checks_say_what_is_so(flow: Flow) -> None:
    graph, all_of = compile_flow(flow), simulate(flow)
    assert _found(unreachable_screen, graph) == set(flow.screens) - all_of.screens
    open_ones = {where[0] for where, outcomes in all_of.outcomes.items() if _is_open(outcomes)}
    said = {where[0] for where, outcomes in all_of.outcomes.items() if any(to != UNDECIDED for _, to in outcomes)}
    assert _named(undecided_branch, graph) <= open_ones
    assert {name for name in open_ones if flow.screens[name].rules} <= _named(undecided_branch, graph)
    stuck = {where[0] for where, outcomes in all_of.outcomes.items() if not {to for _, to in outcomes} - {UNDECIDED}}
    ends = {name for name, screen in flow.screens.items() if screen.end is not None}
    assert _named(dead_end, graph) <= (stuck | all_of.silent) - ends
    assert all_of.silent - ends - open_ones <= _named(dead_end, graph)
    assert stuck - ends - open_ones <= _named(dead_end, graph)
    assert (stuck - ends) - said <= _named(dead_end, graph) | open_ones
    held = _held(flow, all_of)
    assert bool(_found(trap, graph)) == bool(held)
    assert _named(trap, graph) <= {screen for screen, _ in held}


@tries(30, wide=1_000)
@given(flows())
def test_rules_that_are_called_the_same_can_be_one(flow: Flow) -> None:
    report = Report()
    always_same.check(PROJECT, flow, report)
    for problem in report:
        if "all rules of" not in problem.message:
            continue
        name = problem.message.split("`")[1]
        screen = flow.screens[name]
        one = replace(screen, rules=(replace(screen.rules[0], presence=Presence()),))
        shorter = simulate(replace(flow, screens={**flow.screens, name: one}))
        for where, outcomes in simulate(flow).outcomes.items():
            assert {outcome for outcome in outcomes if outcome[1] != UNDECIDED} <= shorter.outcomes[where]


def _outcome(graph: Graph, edge: Edge) -> tuple[str, State | str]:
    numbers = [control.id for control in graph.controls[edge.source.screen]]
    to = "out" if isinstance(edge.target, Target) else edge.target
    return str(numbers.index(edge.control)), to


def _is_open(outcomes: set[tuple[str, Where | str]]) -> bool:
    return any(to == UNDECIDED for _, to in outcomes)


def _held(flow: Flow, all_of: Simulation) -> set[Where]:
    """From where neither an end, nor a way out, nor a place where nothing leads on can be reached."""
    free = {
        where
        for where, outcomes in all_of.outcomes.items()
        if flow.screens[where[0]].end is not None
        or not {to for _, to in outcomes} - {UNDECIDED}
        or any(isinstance(to, str) and to != UNDECIDED for _, to in outcomes)
    }
    while True:
        more = {w for w, outcomes in all_of.outcomes.items() if w not in free and any(to in free for _, to in outcomes)}
        if not more:
            return set(all_of.outcomes) - free
        free |= more


def _named(check: GraphCheck, graph: Graph) -> set[str]:
    """The screens that the messages name first."""
    return {problem.message.split("`")[1] for problem in _problems(check, graph)} & set(graph.flow.screens)


def _found(check: GraphCheck, graph: Graph) -> set[str]:
    return {problem.message.split("`")[1] for problem in _problems(check, graph)}


def _problems(check: GraphCheck, graph: Graph) -> list[Problem]:
    report = Report()
    check.check(PROJECT, graph, report)
    return report
