"""
Everything with a condition can show at least once.

A choice, a button or a text whose condition never holds where it stands is seen by nobody. Wrong, where nobody comes to
this screen with `betalt`:

```yaml
- button: Last ned kvittering
  to: kvittering
  when: {betalt: ja}
```

Right: mend the condition, or take the button out.
"""

from collections.abc import Iterator

from veiviser.journeys.telling.visible import can_hold
from veiviser.model.condition import Presence
from veiviser.model.flow import Screen
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    for name, states in graph.by_screen.items():
        all_values = [dict(state.values) for state in states]
        screen = graph.flow.screens[name]
        own = graph.local[name]
        for presence, what, place in _conditional(screen):
            if not any(can_hold(presence, values, own) for values in all_values):
                message = f"{what} never shows, for its condition never holds on `{name}`; mend it, or take it out"
                yield Problem(place, "unreachable-choice", message, "warning")


def _conditional(screen: Screen) -> Iterator[tuple[Presence, str, Place]]:
    for block in screen.every_block:
        if not block.presence.always:
            yield block.presence, f"this `{block.component.name}`", block.place
        for choice in block.every_choice:
            if not choice.presence.always:
                yield choice.presence, f"the choice «{choice.label.words}»", choice.place
