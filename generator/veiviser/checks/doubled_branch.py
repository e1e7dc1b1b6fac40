"""
The same words lead to the same place only once on a screen.

Two of them make readers look for a difference. Wrong:

```yaml
- button: Bestill time
  to: bestill
- link: Bestill time
  to: bestill
```

Right: leave one of them out.
"""

from collections.abc import Iterator

from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.journey import Control, Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "doubled-branch"


def check(project: Project, graph: Graph, report: Report) -> None:
    for name in _reached(graph):
        first: dict[tuple[object, ...], Control] = {}
        for control in graph.controls.get(name, ()):
            key = (control.label.words.casefold(), control.target.kind, control.target.flow, control.target.address)
            if not control.target.address or control.presences:
                continue
            if key in first:
                message = say(
                    "«{label}» leads there already on line {line}; leave one of them out",
                    label=control.label.words,
                    line=first[key].place.line,
                )
                report.note(control.place, ID, message)
            first.setdefault(key, control)


def _reached(graph: Graph) -> Iterator[str]:
    reached = {state.screen for state in graph.states}
    flow: Flow = graph.flow
    return (name for name in flow.screens if name in reached)
