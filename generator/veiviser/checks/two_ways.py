"""
Only one question on a screen says where it leads.

Were there two, one of them would be ignored. Wrong:

```yaml
body:
  - question: Er du under 16 år?
    answer: ung
    choices: {ja: {label: Ja, to: barn}, nei: {label: Nei, to: voksen}}
  - question: Har du fastlege?
    answer: fastlege
    choices: {ja: {label: Ja, to: fastlege}, nei: {label: Nei, to: uten}}
```

Right: rules, which can ask for both answers.

```yaml
next:
  - to: barn
    when: {ung: ja}
  - to: fastlege
    when: {fastlege: ja}
  - to: uten
```
"""

from veiviser.messages import say
from veiviser.model.flow import Block, Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "two-ways"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        leading = [block for block in screen.body if _leads(block)]
        for block in leading[1:]:
            message = say(
                "`{answer}` says where it leads, and so does `{other}` on line {line}; write rules under `next` "
                "instead",
                answer=block.answer,
                other=leading[0].answer,
                line=leading[0].place.line,
            )
            report.error(block.place, ID, message)


def _leads(block: Block) -> bool:
    # What shows under a condition may show instead of the other.
    return block.answer is not None and block.presence.always and any(c.to for c in block.every_choice)
