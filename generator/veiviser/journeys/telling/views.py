"""Views: a state with the answers that the guide's words assume."""

from dataclasses import replace

from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.telling.numbers import LABEL
from veiviser.journeys.telling.visible import plain
from veiviser.model.condition import ANSWERED, Presence
from veiviser.model.flow import Block, Choice, Flow, Text, path_of
from veiviser.model.journey import Edge, Field, Graph, Picks, State, View


def view_where(graph: Graph, presence: Presence, state: State) -> View | None:
    """The state, answered so that the presence holds; None when no answer makes it hold."""
    picks = _picks(graph, presence, state.screen)
    return View(state, picks) if presence.holds({**dict(state.values), **dict(picks)}) else None


def view_answered(graph: Graph, state: State, block: Block, chain: tuple[Choice, ...]) -> View:
    """The state where a choice of a block, within others, is picked; with what lets both show on the same screen."""
    if not block.answer:
        return View(state)
    asked = next((field for field in graph.fields[state.screen] if field.block is block), None)
    presences = (*(asked.presences if asked is not None else ()), *(choice.presence for choice in chain))
    picks = {name: value for presence in presences for name, value in _picks(graph, presence, state.screen)}
    atom = block.picked(path_of(chain))
    return View(state, tuple(sorted({**picks, atom.variable: atom.value}.items())))


def view_elsewhere(graph: Graph, presence: Presence, screen: str) -> View | None:
    """The same for the first state of a screen where it can hold."""
    views = (view_where(graph, presence, state) for state in graph.by_screen.get(screen, ()))
    return next((view for view in views if view is not None), None)


def completed(graph: Graph, view: View, text: Text, edge: Edge | None) -> View:
    """
    The view with everything answered, where the words lead on from the screen; else as it is.

    Args:
        edge: by which the guide goes on; its answers are given.
    """
    labels = set(map(plain, LABEL.findall(text.words)))
    controls = graph.controls[view.state.screen]
    if not any(plain(control.label.words) in labels and control.target.kind == "next" for control in controls):
        return view
    answers = {**dict(edge.picks if edge else ()), **dict(view.picks)}
    for field in graph.fields[view.state.screen]:
        asked = all(presence.holds({**dict(view.state.values), **answers}) for presence in field.presences)
        if asked and not field.optional and not field.block.many:
            answers[field.variable] = _answer(field, answers.get(field.variable))
    return replace(view, picks=tuple(sorted((n, v) for n, v in answers.items() if v != UNANSWERED)))


def picked_labels(flow: Flow, view: View) -> tuple[str, ...]:
    """What is answered in a view, in the order of its screen and in its words; free text has no label."""
    labels: list[str] = []
    places = {block.answer: place for place, block in enumerate(flow.screens[view.state.screen].every_block)}
    for name, value in sorted(view.picks, key=lambda pick: places.get(pick[0].partition(".")[0], -1)):
        if value in (UNANSWERED, ANSWERED):
            continue
        variable = flow.variables[name]
        path = value.split("/")
        of_depths = (variable.labels.get("/".join(path[: depth + 1])) for depth in range(len(path)))
        labels += [label.words for label in of_depths if label is not None]
    return tuple(labels)


def _answer(field: Field, given: str | None) -> str:
    """What is given, down to a leaf (of a day its first time), else the first answer that can be given."""
    if field.free:
        return ANSWERED
    values = [value for value, _ in field.block.values]
    fitting = (value for value in values if given is None or value == given or value.startswith(given + "/"))
    return next(fitting, values[0])


def _picks(graph: Graph, presence: Presence, screen: str) -> Picks:
    local = graph.local[screen]
    wanted = presence.when.every if presence.when else ()
    return tuple(sorted((a.variable, a.value) for any_of in wanted for a in any_of[:1] if a.variable in local))
