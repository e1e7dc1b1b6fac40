"""
A flow has a guide.

`guide:` on a screen says what its reader does there. A flow without any gets a prototype and a map, but no guide that
says more than the titles. Wrong:

```yaml
screens:
  dato: {title: Velg dato, end: done}
```

Right:

```yaml
screens:
  dato: {title: Velg dato, end: done, guide: Velg dagen som passer for deg.}
```
"""

from collections.abc import Iterator

from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    if not any(screen.every_telling for screen in flow.screens.values()):
        message = "no screen of this flow has a `guide`, so there is nothing to tell; write one for each step"
        yield Problem(Place(flow.file), "untold-flow", message, "note")
