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
from veiviser.messages import Message, say
from veiviser.model.flow import Block, Choice, Screen
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "unreachable-choice"


def check(project: Project, graph: Graph, report: Report) -> None:
    for name, states in graph.by_screen.items():
        all_values = [dict(state.values) for state in states]
        screen = graph.flow.screens[name]
        own = graph.local[name]
        for part in _conditional(screen):
            if not any(can_hold(part.presence, values, own) for values in all_values):
                report.warning(part.place, ID, _message(part, name))


def _conditional(screen: Screen) -> Iterator[Block | Choice]:
    for block in screen.every_block:
        if not block.presence.always:
            yield block
        yield from (choice for choice in block.every_choice if not choice.presence.always)


def _message(part: Block | Choice, screen: str) -> Message:
    if isinstance(part, Block):
        return say(
            "this `{component}` never shows, for its condition never holds on `{screen}`; mend it, or take it out",
            component=part.component.name,
            screen=screen,
        )
    return say(
        "the choice «{label}» never shows, for its condition never holds on `{screen}`; mend it, or take it out",
        label=part.label.words,
        screen=screen,
    )
