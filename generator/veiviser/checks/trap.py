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

from collections.abc import Iterator

from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    held = _held(graph)
    seen: set[State] = set()
    for state in graph.states:
        if state not in held or state in seen:
            continue
        together = _all_from(state, graph)
        if seen.isdisjoint(together):
            names = list(dict.fromkeys(s.screen for s in graph.states if s in together))
            yield Problem(graph.flow.screens[names[0]].place, "trap", _message(names))
        seen |= together


def _held(graph: Graph) -> set[State]:
    """States from which neither an end nor a dead end can be reached; the latter are told by another check."""
    before: dict[State, list[State]] = {}
    free: set[State] = set()
    for state, edges in graph.edges_on.items():
        if not edges or graph.flow.screens[state.screen].end is not None:
            free.add(state)
        for edge in edges:
            if isinstance(edge.target, State):
                before.setdefault(edge.target, []).append(state)
            else:
                free.add(state)
    waiting = list(free)
    while waiting:
        for state in before.get(waiting.pop(), ()):
            if state not in free:
                free.add(state)
                waiting.append(state)
    return set(graph.edges_on) - free


def _all_from(state: State, graph: Graph) -> set[State]:
    found = {state}
    waiting = [state]
    while waiting:
        for edge in graph.edges_on[waiting.pop()]:
            if isinstance(edge.target, State) and edge.target not in found:
                found.add(edge.target)
                waiting.append(edge.target)
    return found


def _message(names: list[str]) -> str:
    if len(names) == 1:
        return f"`{names[0]}` leads only to itself; add a way out, or an `end`"
    listed = ", ".join(f"`{name}`" for name in names[:6]) + (" …" if len(names) > 6 else "")
    return f"{listed} lead only to each other, and none of them is an end; add a way out, or an `end`"
