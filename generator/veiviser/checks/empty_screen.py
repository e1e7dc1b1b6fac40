"""
A screen that shows one thing or another shows something, however one comes there.

Wrong, where somebody comes without `alder`:

```yaml
svar:
  title: Svar
  body:
    - text: Du kan søke.
      when: {alder: voksen}
    - text: En voksen må søke for deg.
      when: {alder: barn}
```

Right:

```yaml
svar:
  title: Svar
  body:
    - text: Du kan søke.
      when: {alder: voksen}
    - text: En voksen må søke for deg.
      unless: {alder: voksen}
```
"""

from collections.abc import Iterator

from veiviser.journeys.telling.visible import can_hold
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    told: set[str] = set()
    for state in graph.states:
        screen, values = graph.flow.screens[state.screen], dict(state.values)
        own = graph.local[state.screen]
        if len(screen.body) < 2 or screen.name in told or any(can_hold(b.presence, values, own) for b in screen.body):
            continue
        told.add(screen.name)
        known = ", ".join(f"`{name}` is `{value}`" for name, value in state.values if not name.endswith("?"))
        message = f"`{screen.name}` is empty when {known or 'nothing is answered'}; show something then, too"
        yield Problem(screen.place, "empty-screen", message)
