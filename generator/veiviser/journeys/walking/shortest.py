"""Ways through a flow: the shortest to a state, to all of them, and those that an author named."""

from collections import deque
from collections.abc import Callable, Mapping

from veiviser.model.flow import NamedWalk, Target
from veiviser.model.journey import Edge, Graph, State, Walk

_Given = frozenset[str]
_Node = tuple[State, _Given]


def starts(graph: Graph) -> tuple[State, ...]:
    """Where a walk may begin: each entry in its usual situation, then in all others."""
    usual = {screen: _without_situations(graph, state) for screen, state in graph.entries.items()}
    others = (s for s in graph.states if s.screen in usual and _without_situations(graph, s) == usual[s.screen])
    return tuple(dict.fromkeys((*graph.entries.values(), *others)))


def reached(graph: Graph) -> dict[State, Edge | None]:
    """Every state, the nearest first, with the edge that a shortest walk comes by."""
    before: dict[State, Edge | None] = dict.fromkeys(starts(graph))
    queue = deque(before)
    while queue:
        for edge in graph.edges_on[queue.popleft()]:
            if isinstance(edge.target, State) and edge.target not in before:
                before[edge.target] = edge
                queue.append(edge.target)
    return before


def shortest_walks(graph: Graph) -> dict[State, Walk]:
    """A shortest walk from an entry to every state, the nearest first; as large as all the walks together."""
    before = reached(graph)
    return {state: _traced(before, state) for state in before}


def shortest_walk(graph: Graph, to: State | Callable[[State], bool]) -> Walk | None:
    """A shortest walk from an entry to a state, or to the nearest one that `to` is true of."""
    wanted = to if callable(to) else to.__eq__
    before = reached(graph)
    return next((_traced(before, state) for state in before if wanted(state)), None)


def named_walk(graph: Graph, named: NamedWalk) -> Walk | None:
    """The shortest walk from its entry to its target that gives all its answers and no other to the same questions."""
    start = graph.start_of(named)
    if start is None:
        return None
    asked = {variable for edge in graph.edges for variable, _ in edge.picks}
    wanted = frozenset(named.answers) & asked
    origin: _Node = (start, frozenset())
    before: dict[_Node, tuple[_Node, Edge] | None] = {origin: None}
    queue = deque([origin])
    while queue:
        node = queue.popleft()
        for edge in graph.edges_on[node[0]]:
            if not _obeys(edge, named.answers):
                continue
            given = node[1] | {variable for variable, _ in edge.picks if variable in wanted}
            if given == wanted and _arrives(edge, named.to):
                return Walk(start, (*_retraced(before, node), edge), named.title.words)
            if isinstance(edge.target, State) and (reached := (edge.target, given)) not in before:
                before[reached] = (node, edge)
                queue.append(reached)
    return None


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


def _traced(before: Mapping[State, Edge | None], state: State) -> Walk:
    edges: list[Edge] = []
    while (edge := before[state]) is not None:
        edges.append(edge)
        state = edge.source
    return Walk(state, tuple(reversed(edges)))


def _retraced(before: Mapping[_Node, tuple[_Node, Edge] | None], node: _Node) -> tuple[Edge, ...]:
    edges: list[Edge] = []
    while (step := before[node]) is not None:
        node, edge = step
        edges.append(edge)
    return tuple(reversed(edges))
