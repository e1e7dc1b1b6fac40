"""
Everyone who reaches a condition has answered what it reads.

Somebody who came another way has no answer, so the condition does not hold for them. Wrong, where one way leads past
the question `alder`:

```yaml
next:
  - to: barn
    when: {alder: under-16}
  - to: voksen
```

Right: ask on that way too, or ask for the answer only where it has been given. A name that only `set` gives is meant to
be missing until it is set, and is not judged; nor is a question that may be left open, where everyone is asked it.
"""

from collections.abc import Iterator

from veiviser.journeys.search import Search, along
from veiviser.journeys.walking.shortest import starts
from veiviser.messages import Message, say
from veiviser.model.condition import Condition, Presence
from veiviser.model.flow import Flow, Screen
from veiviser.model.journey import Edge, Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "unset-variable"


def check(project: Project, graph: Graph, report: Report) -> None:
    searches: dict[str, Search[State, Edge]] = {}
    for name, reached in graph.by_screen.items():
        screen = graph.flow.screens[name]
        own = graph.local[name]
        told: set[str] = set()
        for condition in _conditions(screen):
            for variable in sorted(condition.variables - own - told):
                missing = [state for state in reached if variable not in dict(state.values)]
                if not missing or not _is_asked(variable, graph.flow):
                    continue
                search = searches.setdefault(variable, _unasked(graph, variable))
                passed = set(search.spread())
                state = next((state for state in missing if state in passed), None)
                if state is not None:
                    told.add(variable)
                    report.warning(condition.place, ID, _message(variable, search.way_back(state)))


def _unasked(graph: Graph, variable: str) -> Search[State, Edge]:
    """For every state that one can come to without having been asked; who leaves open what may be left open, has."""
    asking = {
        name: [field for field in fields if field.variable == variable and field.optional]
        for name, fields in graph.fields.items()
    }

    def is_not_asked(edge: Edge) -> bool:
        known = {**dict(edge.source.values), **dict(edge.picks)}
        is_next = graph.control_of(edge).target.kind == "next"
        fields = asking[edge.source.screen]
        return not is_next or not any(all(presence.holds(known) for presence in f.presences) for f in fields)

    return Search(starts(graph), along(graph.edges_on, is_not_asked))


def _conditions(screen: Screen) -> Iterator[Condition]:
    presences: list[Presence] = [rule.presence for rule in screen.rules]
    for block in screen.every_block:
        presences += [block.presence, *(choice.presence for choice in block.every_choice)]
    for presence in presences:
        yield from (condition for condition in (presence.when, presence.unless) if condition is not None)


def _is_asked(variable: str, flow: Flow) -> bool:
    known = flow.variables.get(variable)
    return known is not None and known.kind in ("choice", "box")


def _message(variable: str, way: tuple[Edge, ...]) -> Message:
    if not way:
        return say(
            "at the start nobody has answered `{answer}`; ask it on that way too, or take the condition away",
            answer=variable,
        )
    names = list(dict.fromkeys([*(edge.source.screen for edge in way)]))
    return say(
        "on the way {way} nobody has answered `{answer}`; ask it on that way too, or take the condition away",
        way=" → ".join(names if len(names) < 6 else [*names[:2], "…", *names[-2:]]),
        answer=variable,
    )
