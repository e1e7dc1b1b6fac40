"""
From everywhere an end can be reached.

Screens that only lead to each other hold their reader for ever. Wrong:

```yaml
dato: {title: Velg dato, next: tid, body: [{button: Neste}]}
tid: {title: Velg tid, next: dato, body: [{button: Neste}]}
```

Right: one of them leads on, or ends.

```yaml
dato: {title: Velg dato, next: tid, body: [{button: Neste}]}
tid: {title: Velg tid, end: done}
```
"""

from veiviser.journeys.search import Search, against, along
from veiviser.messages import Message, say
from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "trap"


def check(project: Project, graph: Graph, report: Report) -> None:
    held = _held(graph)
    seen: set[State] = set()
    for state in graph.states:
        if state not in held or state in seen:
            continue
        together = set(Search([state], along(graph.edges_on)).spread())
        if seen.isdisjoint(together):
            names = list(dict.fromkeys(s.screen for s in graph.states if s in together))
            report.error(graph.flow.screens[names[0]].place, ID, _message(names))
        seen |= together


def _held(graph: Graph) -> set[State]:
    """States from which neither an end nor a dead end can be reached; the latter are told by another check."""
    ends = {
        state
        for state, edges in graph.edges_on.items()
        if not edges
        or graph.flow.screens[state.screen].end is not None
        or any(not isinstance(edge.target, State) for edge in edges)
    }
    return graph.edges_on.keys() - set(Search(ends, against(graph.edges_on)).spread())


def _message(names: list[str]) -> Message:
    if len(names) == 1:
        return say("`{screen}` leads only to itself; add a way out, or an `end`", screen=names[0])
    listed = ", ".join(f"`{name}`" for name in names[:6]) + (" …" if len(names) > 6 else "")
    return say(
        "{screens} lead only to each other, and none of them is an end; add a way out, or an `end`", screens=listed
    )
