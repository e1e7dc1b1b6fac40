"""
Every screen can be reached from an entry.

A screen that nothing leads to has no page. Wrong:

```yaml
entries: {start: Fra forsiden}
screens:
  start: {title: Start, end: done}
  kvittering: {title: Kvittering, end: done}
```

Right: lead something to it, or take it out.

```yaml
screens:
  start: {title: Start, next: kvittering, body: [{button: Neste}]}
  kvittering: {title: Kvittering, end: done}
```
"""

from veiviser.journeys.texts.written import targets
from veiviser.messages import say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "unreachable-screen"


def check(project: Project, graph: Graph, report: Report) -> None:
    if any(t.kind == "screen" and t.flow is None and t.address not in graph.flow.screens for t in targets(graph.flow)):
        return  # a target that is missing may be what should have led there; first things first
    reached = {state.screen for state in graph.states}
    for name, screen in graph.flow.screens.items():
        if name not in reached:
            message = say(
                "nothing leads to `{name}`; lead something to it, make it an entry, or take it out", name=name
            )
            report.warning(screen.place, ID, message)
