"""Shortest walks: to one state, to all states, and those that authors name."""

from collections.abc import Callable, Iterator, Mapping

from veiviser.journeys.memo import remembered
from veiviser.journeys.search import Search, along
from veiviser.model.flow import NamedWalk, Target
from veiviser.model.journey import Edge, Graph, State, Walk

_Given = frozenset[str]
_Node = tuple[State, _Given]
_Step = tuple[Edge, _Given]
"""With the questions answered by then, of those that the walk names."""


def starts(graph: Graph) -> tuple[State, ...]:
    """Where a walk may begin: each entry in its usual situation, then in all others."""
    usual = {screen: _without_situations(graph, state) for screen, state in graph.entries.items()}
    others = (s for s in graph.states if s.screen in usual and _without_situations(graph, s) == usual[s.screen])
    return tuple(dict.fromkeys((*graph.entries.values(), *others)))


@remembered
def from_starts(graph: Graph) -> Search[State, Edge]:
    """A finished search from all starts: in its `before` is every state that a walk comes to, the nearest first."""
    search = Search(starts(graph), along(graph.edges_on))
    for _ in search.spread():
        pass
    return search


def shortest_walks(graph: Graph) -> dict[State, Walk]:
    """A shortest walk from an entry to every state, the nearest first; as large as all the walks together."""
    search = from_starts(graph)
    return {state: walk_of(state, search.way_back(state)) for state in search.before}


def shortest_walk(graph: Graph, to: State | Callable[[State], bool]) -> Walk | None:
    """A shortest walk from an entry to a state, or to the nearest one that `to` is true of."""
    wanted = to if callable(to) else to.__eq__
    search = from_starts(graph)
    return next((walk_of(state, search.way_back(state)) for state in search.before if wanted(state)), None)


def walk_of(state: State, edges: tuple[Edge, ...]) -> Walk:
    """The walk of these edges; where there are none, the one that stays where it begins."""
    return Walk(edges[0].source if edges else state, edges)


def named_walk(graph: Graph, named: NamedWalk) -> Walk | None:
    """The shortest walk from its entry to its target that gives all its answers and no other to the same questions."""
    start = graph.start_of(named)
    if start is None:
        return None
    asked = {variable for edge in graph.edges for variable, _ in edge.picks}
    wanted = frozenset(named.answers) & asked

    def steps(node: _Node) -> Iterator[tuple[_Step, _Node | None]]:
        for edge in graph.edges_on[node[0]]:
            if _obeys(edge, named.answers):
                given = node[1] | {variable for variable, _ in edge.picks if variable in wanted}
                yield (edge, given), (edge.target, given) if isinstance(edge.target, State) else None

    search = Search([(start, _Given())], steps)
    way = search.nearest(lambda step: step[1] == wanted and _arrives(step[0], named.to))
    return Walk(start, tuple(edge for edge, _ in way), named.title.words) if way is not None else None


def _obeys(edge: Edge, answers: Mapping[str, str]) -> bool:
    ticked = {variable.partition(".")[0] for variable in answers if "." in variable}
    for variable, value in edge.picks:
        usual = "no" if "." in variable and variable.partition(".")[0] in ticked else None
        answer = answers.get(variable, usual)
        if answer is not None and value != answer and not value.startswith(answer + "/"):
            return False
    return True


def _arrives(edge: Edge, to: Target) -> bool:
    """Whether the edge leads there, or ends the journey there: a choice may stop on the screen where it is made."""
    if isinstance(edge.target, Target):
        return _same_target(edge.target, to)
    screen = edge.target.screen if isinstance(edge.target, State) else edge.source.screen
    return to.kind == "screen" and to.flow is None and screen == to.address


def _same_target(one: Target, other: Target) -> bool:
    return (one.kind, one.address, one.flow, one.fragment) == (other.kind, other.address, other.flow, other.fragment)


def _without_situations(graph: Graph, state: State) -> State:
    return State(state.screen, tuple(pair for pair in state.values if pair[0] not in graph.flow.situations))
