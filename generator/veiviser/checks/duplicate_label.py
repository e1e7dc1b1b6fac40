"""
No two choices of a question read the same.

Nobody could tell which is which, neither on the screen nor in the guide. Wrong:

```yaml
choices:
  dag: {label: Time, to: dag}
  kveld: {label: time, to: kveld}
```

Right:

```yaml
choices:
  dag: {label: Time på dagen, to: dag}
  kveld: {label: Time på kvelden, to: kveld}
```
"""

from collections.abc import Iterator

from veiviser.journeys.telling.visible import plain
from veiviser.messages import say
from veiviser.model.flow import Block, Choice, Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "duplicate-label"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            for siblings in _families(block):
                _among(siblings, report)


def _families(block: Block) -> Iterator[tuple[Choice, ...]]:
    waiting = [value for value in block.options.values() if _are_choices(value)]
    while waiting:
        siblings = waiting.pop(0)
        yield siblings  # type: ignore[misc]
        for choice in siblings:  # type: ignore[union-attr]
            waiting += [value for value in choice.options.values() if _are_choices(value)]  # type: ignore[union-attr]


def _are_choices(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Choice)


def _among(siblings: tuple[Choice, ...], report: Report) -> None:
    first: dict[tuple[str, object], Choice] = {}
    for choice in siblings:
        reads = plain(choice.label.words).casefold()
        # What shows under different conditions need not show together.
        key = (reads, None if choice.presence.always else choice.presence)
        if key in first:
            message = say(
                "`{name}` reads «{label}» like `{other}` on line {line}; say what sets them apart",
                name=choice.name,
                label=choice.label.words,
                other=first[key].name,
                line=first[key].label.place.line,
            )
            report.warning(choice.label.place, ID, message)
        else:
            first[key] = choice
