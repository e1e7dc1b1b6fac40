"""
Boxes that can be ticked together do not lead to different places.

Only one of the ways can be gone, and nobody has said which. Wrong:

```yaml
- checkboxes: Hva plager deg?
  answer: plager
  choices:
    brystsmerter: {label: Brystsmerter, to: ring}
    utslett: {label: Utslett, to: bilde}
```

Right, where rules say which comes first; or where one of the boxes goes with no other:

```yaml
next:
  - {to: ring, when: {plager: brystsmerter}}
  - {to: bilde, when: {plager: utslett}}
  - to: time
```
"""

from veiviser.messages import Message, say
from veiviser.model.flow import Choice, Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "competing-targets"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            if not block.many or block.answer is None:
                continue
            leading = [c for c in block.choices if not c.exclusive and (c.to is not None or c.end is not None)]
            for choice in leading[1:]:
                if _way(choice) != _way(leading[0]):
                    report.error(choice.place, ID, _message(leading[0], choice))


def _message(first: Choice, second: Choice) -> Message:
    return say(
        "«{second}» and «{first}» on line {line} can be ticked together, and lead to different places; write rules "
        "under `next`, or `exclusive: true` on one of them",
        second=second.label.words,
        first=first.label.words,
        line=first.place.line,
    )


def _way(choice: Choice) -> tuple[object, ...]:
    if choice.to is None:
        return (choice.end,)
    return choice.to.kind, choice.to.flow, choice.to.address, choice.to.fragment
