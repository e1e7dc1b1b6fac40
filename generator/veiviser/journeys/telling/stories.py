"""Stories: the answers that one person gives on the way to each state, from which all examples come."""

from collections.abc import Iterable, Mapping

from veiviser.journeys.compiling.controls import as_asked
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.memo import remembered
from veiviser.journeys.telling.told_walks import Move, ToldWalk, walks_told
from veiviser.journeys.texts.shown import shown_and_remembered, shown_answers
from veiviser.journeys.walking.shortest import from_starts
from veiviser.model.condition import ANSWERED
from veiviser.model.condition import asked as asked_for
from veiviser.model.flow import Choice
from veiviser.model.journey import Edge, Field, Graph, Picks, State, View

Story = Mapping[str, str]
"""
By variable, in the order they were asked for, what was answered and still counts; with situations and what was set.

Free text that was written is `ANSWERED`; an answer with boxes is `ANSWERED` beside its boxes.
"""


@remembered
def stories(graph: Graph) -> Mapping[State, Story]:
    """
    By state: the story of a walk that leads there, which answers everything that it is asked.

    Where the guide tells of the state, it is the walk of the guide's own steps; else one goes on from the state before.
    """
    told = walks_told(graph)
    by_state: dict[State, Story] = {}
    for state, came in from_starts(graph).before.items():
        if state in told:
            by_state[state] = _story_of_walk(graph, told[state])
        else:
            by_state[state] = _begun(state) if came is None else _after(graph, Move(came[1]), by_state[came[0]])
    return by_state


def _story_of_walk(graph: Graph, walk: ToldWalk) -> Story:
    story = _begun(walk.start)
    for move in walk.moves:
        story = _after(graph, move, story)
    return story


def _begun(state: State) -> Story:
    return dict(state.values)


def _after(graph: Graph, move: Move, before: Story) -> Story:
    """The story once a move is made; what is then withdrawn is no part of it."""
    state = move.target
    answered = {**before, **_answered(graph, move, before)}
    counts = {name: value for name, value in answered.items() if not _is_late(graph, state, name)}
    return {**counts, **dict(state.values)}


def _is_late(graph: Graph, state: State, name: str) -> bool:
    return any(graph.withdrawal.withdraws(state.screen, variable) for variable in (name, asked_for(name)))


def story_of(graph: Graph, view: View) -> Story:
    """A view's story: the answers before its state, and those in the view itself."""
    own = graph.local.get(view.state.screen, frozenset())
    before = stories(graph).get(view.state, dict(view.state.values))
    story = {name: value for name, value in before.items() if name not in own and f"{name}?" not in own}
    for name, value in view.picks:
        if value != UNANSWERED:
            story[name] = value
            if "." in name and value == "yes":
                story[name.partition(".")[0]] = ANSWERED
    return story


@remembered
def further_answers(graph: Graph) -> Mapping[State, Story]:
    """
    By state: an answer to each shown question that its story leaves out and that another walk there may ask.

    A remembered answer is part of each state that shows it; where it is left out, nobody who comes there has given it.
    """
    shown = {name for screen in graph.flow.screens.values() for name in shown_answers(screen)}
    asked = {name: [f for f in fields if f.variable in shown] for name, fields in graph.fields.items()}
    walked = stories(graph)
    may: dict[State, frozenset[str]] = dict.fromkeys(walked, frozenset())
    waiting = list(walked)
    while waiting:
        state = waiting.pop()
        for edge in graph.outgoing[state]:
            if not isinstance(edge.target, State):
                continue
            given = may[state].union(f.variable for f in asked[state.screen] if _may_be_asked(f, edge))
            more = frozenset(name for name in given if not _is_late(graph, edge.target, name))
            if not more <= may[edge.target]:
                may[edge.target] |= more
                waiting.append(edge.target)
    first = {f.variable: f for fields in asked.values() for f in fields}
    return {
        state: _first_answers(first[name] for name in sorted(names - walked[state].keys() - _known(graph, state)))
        for state, names in may.items()
    }


def _known(graph: Graph, state: State) -> frozenset[str]:
    """The remembered answers that a state's screen shows, and does not itself ask for."""
    return shown_and_remembered(graph.flow, graph.flow.screens[state.screen]) - graph.local[state.screen]


def _may_be_asked(field: Field, edge: Edge) -> bool:
    values = {**dict(edge.source.values), **dict(edge.picks)}
    return all(p.holds(values) or not p.variables <= values.keys() for p in field.presences)


def _first_answers(fields: Iterable[Field]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for field in fields:
        if field.free:
            answers[field.variable] = ANSWERED
        elif field.block.many:
            answers |= _boxes(field, {})
        else:
            answers[field.variable] = field.block.values[0][0]
    return answers


def answers_for(graph: Graph, state: State, picks: Picks, before: Story, shown: Picks | None = None) -> dict[str, str]:
    """
    A screen answered so, and where nothing is said with the answer that the guide shows, else the first.

    Args:
        shown: what the guide's last picture of it shows, where one does; where nothing need be answered beside that,
            nothing is.
    """
    own, wanted = graph.local[state.screen], dict(picks)
    values = {name: value for name, value in {**before, **dict(state.values)}.items() if name not in own}
    in_guide = _shown_in_guide(graph, state.screen) if shown is None else dict(shown)
    is_whole = shown is not None and _leaves_nothing_open(graph, state, values | in_guide)
    given: dict[str, str] = {}
    for field in as_asked(graph.fields[state.screen]):
        if all(presence.holds(values) for presence in field.presences):
            known = in_guide | wanted
            if is_whole and field.optional and not _is_answered(field, known):
                answers = _boxes(field, dict.fromkeys(_names(field), "no")) if field.block.many else {}
            elif field.block.many:
                answers = _boxes(field, known)
            else:
                answers = _choice(field, wanted, in_guide, values)
            values |= answers
            given |= answers
    return given


def _leaves_nothing_open(graph: Graph, state: State, values: Story) -> bool:
    asked = (f for f in graph.fields[state.screen] if all(presence.holds(values) for presence in f.presences))
    return all(field.optional or _is_answered(field, values) for field in asked)


def _is_answered(field: Field, values: Story) -> bool:
    if field.block.many:
        return any(values.get(name) == "yes" for name in _names(field))
    return field.variable in values


def _names(field: Field) -> list[str]:
    return [f"{field.variable}.{choice.name}" for choice in field.block.choices]


def _answered(graph: Graph, move: Move, before: Story) -> dict[str, str]:
    is_next = graph.control_of(move.edge).target.kind == "next"
    return answers_for(graph, move.edge.source, move.edge.picks, before, move.shown) if is_next else {}


def _boxes(field: Field, wanted: Mapping[str, str]) -> dict[str, str]:
    names = dict(zip(_names(field), field.block.choices, strict=True))
    ticked = [name for name in names if wanted.get(name) == "yes"]
    free = [n for n, choice in names.items() if n not in wanted and not choice.exclusive and choice.to is None]
    if not ticked and not all(name in wanted for name in names):
        ticked = free[:1]
    return {name: "yes" if name in ticked else "no" for name in names} | {field.variable: ANSWERED}


def _choice(field: Field, wanted: Mapping[str, str], in_guide: Mapping[str, str], values: Story) -> dict[str, str]:
    if field.free:
        return {field.variable: ANSWERED}
    value = wanted.get(field.variable, in_guide.get(field.variable, ANSWERED))
    possible = [leaf for leaf, chain in field.block.values if _can_be_chosen(chain, values)]
    fitting = [leaf for leaf in possible if value in (ANSWERED, leaf) or leaf.startswith(f"{value}/")]
    chosen = next(iter(fitting or ([] if field.variable in wanted else possible)), None)
    return {} if chosen is None or value == UNANSWERED else {field.variable: chosen}


def _can_be_chosen(chain: tuple[Choice, ...], values: Story) -> bool:
    return all(choice.presence.holds(values) for choice in chain)


def _shown_in_guide(graph: Graph, screen: str) -> dict[str, str]:
    """The answers that the guide's pictures of a screen show; of two that differ, the later."""
    presences = (telling.presence for telling in graph.flow.screens[screen].every_telling)
    conditions = (presence.when for presence in presences if presence.when is not None)
    return {any_of[0].variable: any_of[0].value for condition in conditions for any_of in condition.every if any_of}
