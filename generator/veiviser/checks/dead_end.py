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

from veiviser.journeys.compiling.decisions import decisions, without_a_way_on
from veiviser.journeys.in_words import known_to_author
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
    for state, answers in without_a_way_on(graph):
        if state.screen not in stuck:
            stuck[state.screen] = state
            report.error(graph.flow.screens[state.screen].place, ID, _when(state.screen, known_to_author(answers)))


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
    values = known_to_author(state.values)
    if not any(graph.edges_on[other] for other in graph.by_screen[screen.name]):
        return say(
            "nothing leads on from `{screen}`; add a way on, or `end: done` if the journey ends here",
            screen=screen.name,
        )
    if not values:
        return say(
            "nothing leads on from `{screen}` when it is first met; add a way on for that, or an `end`",
            screen=screen.name,
        )
    return _when(screen.name, values)


def _when(screen: str, values: tuple[Message, ...]) -> Message:
    return say(
        "nothing leads on from `{screen}` when {values}; add a way on for that, or an `end`",
        screen=screen,
        values=all_of(*values),
    )
