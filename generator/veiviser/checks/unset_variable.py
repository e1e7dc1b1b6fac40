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
be missing until it is set, and is not judged.
"""

from collections.abc import Iterator

from veiviser.journeys.walking.shortest import shortest_walk
from veiviser.messages import Message, say
from veiviser.model.condition import Condition, Presence
from veiviser.model.flow import Flow, Screen
from veiviser.model.journey import Graph, Walk
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "unset-variable"


def check(project: Project, graph: Graph, report: Report) -> None:
    for name, reached in graph.by_screen.items():
        screen = graph.flow.screens[name]
        own = graph.local[name]
        told: set[str] = set()
        for condition in _conditions(screen):
            for variable in sorted(condition.variables - own - told):
                missing = next((s for s in reached if variable not in dict(s.values)), None)
                if missing is not None and _is_asked(variable, graph.flow):
                    told.add(variable)
                    message = _message(variable, shortest_walk(graph, missing))
                    report.warning(condition.place, ID, message)


def _conditions(screen: Screen) -> Iterator[Condition]:
    presences: list[Presence] = [rule.presence for rule in screen.rules]
    for block in screen.every_block:
        presences += [block.presence, *(choice.presence for choice in block.every_choice)]
    for presence in presences:
        yield from (condition for condition in (presence.when, presence.unless) if condition is not None)


def _is_asked(variable: str, flow: Flow) -> bool:
    known = flow.variables.get(variable)
    return known is not None and known.kind in ("choice", "box")


def _message(variable: str, walk: Walk | None) -> Message:
    if walk is None or not walk.edges:
        return say(
            "at the start nobody has answered `{answer}`; ask it on that way too, or take the condition away",
            answer=variable,
        )
    names = list(dict.fromkeys([*(edge.source.screen for edge in walk.edges)]))
    return say(
        "on the way {way} nobody has answered `{answer}`; ask it on that way too, or take the condition away",
        way=" → ".join(names if len(names) < 6 else [*names[:2], "…", *names[-2:]]),
        answer=variable,
    )
