"""
A task says what somebody wants, not what to press.

Who reads the name of a button in the task looks for the button, and the test shows only that people can read. What can
be pressed or chosen on the screens is not named in «…», nor with two words or more without. Wrong:

```yaml
tasks:
  time:
    ask: Trykk på «Bestill time», og bestill en time på torsdag.
    to: sendt
```

Right:

```yaml
    ask: Du har fått utslett, og vil snakke med en lege på torsdag.
```
"""

import re
from collections.abc import Iterator

from veiviser.journeys.telling.visible import plain
from veiviser.journeys.texts.written import place_in
from veiviser.messages import say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "leading-task"
_QUOTED = re.compile(r"[«\"“”„](?P<words>[^«»\"“”„]+)[»\"“”„]")


def check(project: Project, graph: Graph, report: Report) -> None:
    if not graph.flow.tasks:
        return
    labels = {plain(label).casefold() for label in _labels(graph)} - {""}
    for task in graph.flow.tasks:
        for offset, words in _named(task.ask.words, labels):
            message = say(
                "the task names «{label}», which stands on a screen; say what somebody wants, not what to press",
                label=words,
            )
            report.warning(place_in(task.ask, offset), ID, message)


def _labels(graph: Graph) -> Iterator[str]:
    """What can be pressed or chosen."""
    yield from (control.label.words for controls in graph.controls.values() for control in controls)
    for screen in graph.flow.screens.values():
        yield from (choice.label.words for block in screen.every_block for choice in block.every_choice)


def _named(ask: str, labels: set[str]) -> Iterator[tuple[int, str]]:
    """Where a label begins in what is asked, and the words there."""
    said = {at.start("words"): at["words"].strip() for at in _QUOTED.finditer(ask)}
    quoted = {offset: words for offset, words in said.items() if words.casefold() in labels}
    yield from quoted.items()
    for label in sorted(label for label in labels if " " in label):
        for at in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", ask, re.IGNORECASE):
            if at.start() not in quoted:
                yield at.start(), at[0]
