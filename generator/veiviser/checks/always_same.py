"""
A branch leads to different screens.

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

from collections.abc import Mapping

from veiviser.messages import say
from veiviser.model.flow import Block, Flow, Screen, Target
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "always-same"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        _rules(screen, report)
        for block in screen.every_block:
            _choices(block, report)


def _rules(screen: Screen, report: Report) -> None:
    if len(screen.rules) > 1 and len({_way(rule.to, rule.sets) for rule in screen.rules}) == 1:
        message = say("all rules of `{screen}` lead to the same; write `next:` with that alone", screen=screen.name)
        report.warning(screen.rules[1].place, ID, message)


def _choices(block: Block, report: Report) -> None:
    if block.answer is None or block.many or len(block.choices) < 2:
        return
    if any(choice.to is None or choice.end is not None or choice.within for choice in block.choices):
        return
    if len({_way(choice.to, choice.sets) for choice in block.choices if choice.to}) == 1:
        to = block.choices[1].to
        message = say(
            "all choices of `{answer}` lead to the same; write `next:` on the screen instead of each `to`",
            answer=block.answer,
        )
        report.warning(to.place if to else block.place, ID, message)


def _way(to: Target, sets: Mapping[str, str]) -> tuple[object, ...]:
    return to.kind, to.flow, to.address, to.fragment, tuple(sorted(sets.items()))
