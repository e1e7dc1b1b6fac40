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

from collections.abc import Iterator

from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    for edge in graph.edges:
        if edge.target == edge.source and not edge.picks:
            message = f"«{edge.label}» leads to the screen that it stands on; lead it elsewhere, or take it out"
            yield Problem(edge.place, "self-link", message, "note")
