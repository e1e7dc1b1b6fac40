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

from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Report

ID = "untold-flow"


def check(project: Project, flow: Flow, report: Report) -> None:
    if not any(screen.every_telling for screen in flow.screens.values()):
        message = say("no screen of this flow has a `guide`, so there is nothing to tell; write one for each step")
        report.note(Place(flow.file), ID, message)
