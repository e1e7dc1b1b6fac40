"""
A screen with conditions shows something on every way to it.

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

from veiviser.journeys.in_words import known_to_author
from veiviser.journeys.telling.visible import can_hold
from veiviser.messages import Message, all_of, say
from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "empty-screen"


def check(project: Project, graph: Graph, report: Report) -> None:
    told: set[str] = set()
    for state in graph.states:
        screen, values = graph.flow.screens[state.screen], dict(state.values)
        own = graph.local[state.screen]
        if len(screen.body) < 2 or screen.name in told or any(can_hold(b.presence, values, own) for b in screen.body):
            continue
        told.add(screen.name)
        report.error(screen.place, ID, _message(state))


def _message(state: State) -> Message:
    known = known_to_author(state.values)
    if not known:
        return say("`{screen}` is empty when nothing is answered; show something then, too", screen=state.screen)
    return say(
        "`{screen}` is empty when {values}; show something then, too", screen=state.screen, values=all_of(*known)
    )
