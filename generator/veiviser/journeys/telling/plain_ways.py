"""Plain ways: whether everybody who has done a step as it is told comes to the next one."""

from veiviser.journeys.telling.numbers import find_marks
from veiviser.journeys.telling.route import Stop
from veiviser.journeys.telling.unnumbered import UnnumberedStep
from veiviser.model.journey import Edge, Graph, State


def follows(graph: Graph, stop: Stop, before: State, told: tuple[UnnumberedStep, ...]) -> bool:
    """
    Whether nobody has to be told who comes to a stop.

    What its edge presses is then what the steps before it say to press, or all that can be pressed there; and wherever
    the same leads elsewhere in the usual situations, it does so by an answer of which the guide tells.

    Args:
        told: the steps of the screen before it.
    """
    edge = stop.came_by
    if edge is None or edge.source != before:
        return edge is None
    on = {other.control for state in graph.by_screen[before.screen] for other in graph.edges_on[state]}
    if edge.control not in _instructed(graph, told) and on != {edge.control}:
        return False
    return all(
        other.target == edge.target or _screen(other) == stop.state.screen or _is_told(other, told)
        for state in graph.by_screen[before.screen]
        if _is_usual(graph, state)
        for other in graph.edges_on[state]
        if other.control == edge.control
    )


def _instructed(graph: Graph, told: tuple[UnnumberedStep, ...]) -> set[str]:
    return {
        mark.control
        for step in told
        if step.telling is not None
        for mark in find_marks(graph, step.telling.text, step.view)
    }


def _screen(edge: Edge) -> str | None:
    return edge.target.screen if isinstance(edge.target, State) else None


def _is_told(edge: Edge, told: tuple[UnnumberedStep, ...]) -> bool:
    """Whether something beside the steps tells of an answer that the edge takes."""
    picks = set(edge.picks)
    views = (aside.view for step in told for aside in step.asides if aside.choice is not None)
    return any(view.picks and set(view.picks) <= picks for view in views)


def _is_usual(graph: Graph, state: State) -> bool:
    variables = graph.flow.variables
    return all(value == variables[name].values[0] for name, value in state.values if name in graph.flow.situations)
