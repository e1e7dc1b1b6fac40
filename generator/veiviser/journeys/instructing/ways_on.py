"""Where a control leads from a view, given its answers."""

from veiviser.model.condition import ANSWERED
from veiviser.model.journey import Control, Edge, Graph, Picks, State, View


def edges_by(graph: Graph, view: View, control: Control) -> tuple[Edge, ...]:
    """The edges of a control from a view, for any answers not given yet."""
    return tuple(
        edge
        for edge in graph.outgoing[view.state]
        if edge.control == control.id and not isinstance(edge.target, str) and _agrees(edge.picks, view.picks)
    )


def leads_back(graph: Graph, view: View) -> bool:
    """Whether something leads back from a view: by itself, or to a screen that leads here."""
    here = view.state.screen
    if any(control.target.kind == "back" for control in graph.controls[here]):
        return True
    before = {
        edge.source.screen for edge in graph.edges if isinstance(edge.target, State) and edge.target.screen == here
    }
    ahead = {edge.target.screen for edge in graph.outgoing[view.state] if isinstance(edge.target, State)}
    return bool(before & ahead - {here})


def _agrees(taken: Picks, given: Picks) -> bool:
    """Whether the answers are the same where both name one; a day's answer is one with any of its times."""
    answers = dict(given)
    return all(
        name not in answers
        or value == answers[name]
        or value.startswith(answers[name] + "/")
        or answers[name] == ANSWERED
        for name, value in taken
    )
