"""
Nothing leads to where one already is.

A button that leads to its own screen, with nothing changed, does nothing that anyone can see. Wrong:

```yaml
screens:
  dato:
    title: Velg dato
    body:
      - button: Neste
        to: dato
```

Right: `to` another screen.
"""

from veiviser.messages import say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "self-link"


def check(project: Project, graph: Graph, report: Report) -> None:
    for edge in graph.edges:
        if edge.target == edge.source and not edge.picks:
            message = say(
                "«{label}» leads to the screen that it stands on; lead it elsewhere, or take it out", label=edge.label
            )
            report.note(edge.place, ID, message)
