"""
A screen has a way on, or says that the journey ends there.

The way back is no way on. Wrong:

```yaml
betalt:
  title: Takk for betalingen
```

Right:

```yaml
betalt:
  title: Takk for betalingen
  end: done
```
"""

from collections.abc import Iterator

from veiviser.journeys.compiling.decisions import decisions
from veiviser.journeys.texts.written import every_block, every_choice
from veiviser.journeys.walking.shortest import walked_edges
from veiviser.model.flow import Screen
from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    outgoing = walked_edges(graph)
    stuck: dict[str, State] = {}
    for state in graph.states:
        if not outgoing[state]:
            stuck.setdefault(state.screen, state)
    undecided = {d.state for d in decisions(graph, lambda s: s.name in stuck and bool(s.rules)) if not d.by_choice}
    for name, state in stuck.items():
        screen = graph.flow.screens[name]
        if screen.end is None and state not in undecided and not _leads_astray(screen, graph):
            yield Problem(screen.place, "dead-end", _message(screen, state, graph))


def _leads_astray(screen: Screen, graph: Graph) -> bool:
    """Whether something leads to a screen that is missing, which another check tells."""
    targets = [rule.to for rule in screen.rules]
    targets += [target for block in every_block(screen) for target in block.targets]
    targets += [c.to for block in every_block(screen) for c in every_choice(block) if c.to is not None]
    return any(t.kind == "screen" and t.flow is None and t.address not in graph.flow.screens for t in targets)


def _message(screen: Screen, state: State, graph: Graph) -> str:
    controls = graph.controls.get(screen.name, ())
    if any(control.target.kind == "next" for control in controls) and not screen.rules:
        label = next(control.label.words for control in controls if control.target.kind == "next")
        return f"nothing says where «{label}» on `{screen.name}` leads; add `next: screen`"
    if screen.rules and not any(control.target.kind == "next" for control in controls):
        return f"`{screen.name}` has a `next`, but nothing to press; add a button"
    if not any(control.target.kind not in ("back", "next") for control in controls):
        return f"nothing leads on from `{screen.name}`; add a way on, or `end: done` if the journey ends here"
    values = ", ".join(f"`{name}` is `{value}`" for name, value in state.values)
    return (
        f"nothing leads on from `{screen.name}` when {values or 'it is first met'}; add a way on for that, or an `end`"
    )
