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

from veiviser.journeys.compiling.decisions import decisions
from veiviser.messages import Message, all_of, say
from veiviser.model.flow import Screen
from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "dead-end"


def check(project: Project, graph: Graph, report: Report) -> None:
    stuck: dict[str, State] = {}
    for state in graph.states:
        if not graph.edges_on[state]:
            stuck.setdefault(state.screen, state)
    undecided = {d.state for d in decisions(graph, lambda s: s.name in stuck and bool(s.rules)) if not d.by_choice}
    for name, state in stuck.items():
        screen = graph.flow.screens[name]
        if screen.end is None and state not in undecided and not _leads_astray(screen, graph):
            report.error(screen.place, ID, _message(screen, state, graph))


def _leads_astray(screen: Screen, graph: Graph) -> bool:
    """Whether something leads to a screen that is missing, which another check tells."""
    targets = [rule.to for rule in screen.rules]
    targets += [target for block in screen.every_block for target in block.targets]
    targets += [c.to for block in screen.every_block for c in block.every_choice if c.to is not None]
    return any(t.kind == "screen" and t.flow is None and t.address not in graph.flow.screens for t in targets)


def _message(screen: Screen, state: State, graph: Graph) -> Message:
    controls = graph.controls.get(screen.name, ())
    continuing = [control.label.words for control in controls if control.target.kind == "next"]
    if continuing and not screen.rules:
        return say(
            "nothing says where «{label}» on `{screen}` leads; add `next: screen`",
            label=continuing[0],
            screen=screen.name,
        )
    if screen.rules and not continuing:
        return say("`{screen}` has a `next`, but nothing to press; add a button", screen=screen.name)
    if not any(control.target.kind not in ("back", "next") for control in controls):
        return say(
            "nothing leads on from `{screen}`; add a way on, or `end: done` if the journey ends here",
            screen=screen.name,
        )
    if not state.values:
        return say(
            "nothing leads on from `{screen}` when it is first met; add a way on for that, or an `end`",
            screen=screen.name,
        )
    values = [say("`{name}` is `{value}`", name=name, value=value) for name, value in state.values]
    return say(
        "nothing leads on from `{screen}` when {values}; add a way on for that, or an `end`",
        screen=screen.name,
        values=all_of(*values),
    )
