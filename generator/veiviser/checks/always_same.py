"""
What says that it branches leads to different places.

Choices with `to`, and rules with conditions, say that the answer matters. Wrong:

```yaml
choices:
  nei: {label: Nei, to: dato}
  ja: {label: Ja, to: dato}
```

Right: say once where it goes on, or let the answers differ.

```yaml
choices: [Nei, Ja]
next: dato
```
"""

from collections.abc import Iterator, Mapping

from veiviser.model.flow import Block, Flow, Screen, Target
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for screen in flow.screens.values():
        yield from _rules(screen)
        for block in screen.every_block:
            yield from _choices(block)


def _rules(screen: Screen) -> Iterator[Problem]:
    if len(screen.rules) > 1 and len({_way(rule.to, rule.sets) for rule in screen.rules}) == 1:
        message = f"all rules of `{screen.name}` lead to the same; write `next:` with that alone"
        yield Problem(screen.rules[1].place, "always-same", message, "warning")


def _choices(block: Block) -> Iterator[Problem]:
    if block.answer is None or block.many or len(block.choices) < 2:
        return
    if any(choice.to is None or choice.end is not None or choice.within for choice in block.choices):
        return
    if len({_way(choice.to, choice.sets) for choice in block.choices if choice.to}) == 1:
        to = block.choices[1].to
        message = f"all choices of `{block.answer}` lead to the same; write `next:` on the screen instead of each `to`"
        yield Problem(to.place if to else block.place, "always-same", message, "warning")


def _way(to: Target, sets: Mapping[str, str]) -> tuple[object, ...]:
    return to.kind, to.flow, to.address, to.fragment, tuple(sorted(sets.items()))
