"""
The guide tells every choice that branches, and every entry.

Where a choice leads elsewhere than the others, it has a `guide` of its own, or one of the texts of its screen names it
in «…». An entry is told where its screen has a `guide`. Wrong:

```yaml
- question: Har du fastlege?
  answer: fastlege
  choices:
    ja: {label: Ja, to: bestill, guide: Svarer du «Ja», kan du bestille time.}
    nei: {label: Nei, to: finn}
```

Right:

```yaml
    nei: {label: Nei, to: finn, guide: Svarer du «Nei», får du vite hvordan du finner en fastlege.}
```
"""

from collections.abc import Iterator

from veiviser.journeys.telling.visible import plain
from veiviser.messages import say
from veiviser.model.flow import Block, Choice, Flow, Screen
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "untold-branch"


def check(project: Project, flow: Flow, report: Report) -> None:
    if not any(screen.every_telling for screen in flow.screens.values()):
        return  # `untold-flow` says so once
    for screen in flow.screens.values():
        words = " ".join(plain(telling.text.words) for telling in screen.every_telling)
        for block in screen.every_block:
            for choice in _branching(block, screen):
                if not choice.tellings and f"«{plain(choice.label.words)}»" not in words:
                    message = say(
                        "the guide never tells what «{label}» leads to; give the choice a `guide`",
                        label=choice.label.words,
                    )
                    report.warning(choice.place, ID, message)
    for entry in flow.entries:
        if not flow.screens[entry.screen].every_telling:
            message = say(
                "the guide never tells the entry «{label}»; give `{screen}` a `guide`",
                label=entry.label.words,
                screen=entry.screen,
            )
            report.warning(entry.place, ID, message)


def _branching(block: Block, screen: Screen) -> Iterator[Choice]:
    """The choices of a question whose answer decides where its screen leads."""
    if block.answer is None:
        return
    choices = list(block.every_choice)
    read = frozenset(variable for rule in screen.rules for variable in rule.presence.variables)
    if any(choice.to or choice.end for choice in choices):
        yield from (choice for choice in choices if not choice.within)
    elif block.many:
        yield from (choice for choice in choices if f"{block.answer}.{choice.name}" in read)
    elif block.answer in read:
        yield from (choice for choice in choices if not choice.within)
