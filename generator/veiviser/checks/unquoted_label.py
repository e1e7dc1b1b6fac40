"""
What the guide says to press or choose stands in «…», where it is called what it is called on the screen.

Only words in «…» are held against the screen, so that the guide follows when a button gets another name. It is so in
parts of pages that a mark ties to a screen, too. The definite form counts: «Velg timen» is about «Time». Wrong:

```yaml
dato:
  title: Velg dato
  guide: Trykk på neste.
  body: [{button: Neste}]
```

Right:

```yaml
dato:
  title: Velg dato
  guide: Trykk på «Neste».
  body: [{button: Neste}]
```
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from veiviser.journeys.doable import Doables
from veiviser.journeys.instructions import unquoted_in
from veiviser.journeys.leads import place_in, screen_tellings
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.wording.tied import tied_passages

_ENDED = r"(?:n|en|et|a|ene)?"
_THEN = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:og|eller|for|før|når|da|så|hvis|viss|dersom|om|igjen|nederst|nedst|øverst|øvst|nede"
    r"|oppe|i|på|under|over|ved|til)\b)"
)
"""What can follow a name; other words make something else of it, as in «velg legen du vil ha»."""


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    doables = Doables(graph)
    for name, screen in graph.flow.screens.items():
        for text in (telling.text for telling in screen_tellings(screen)):
            yield from _in_text(text.words, partial(place_in, text), doables, name)
    for tie, placed in tied_passages(project, graph.flow.name):
        if tie.screen is not None and tie.screen in graph.flow.screens:
            yield from _in_text(placed.passage.words, placed.place, doables, tie.screen)


def _in_text(words: str, place: Callable[[int], Place], doables: Doables, screen: str) -> Iterator[Problem]:
    for act, offset in unquoted_in(words):
        labels = {doable.label for doable in doables.on(screen) if act in doable.acts and doable.label}
        named = max((label for label in labels if _begins(words, offset, label)), key=len, default=None)
        if named is not None:
            message = f"«{named}» on the screen `{screen}` is named without «…»; write «{named}», so that it can follow"
            yield Problem(place(offset), "unquoted-label", message, "warning")


def _begins(words: str, offset: int, label: str) -> bool:
    if words[offset : offset + 2].casefold() != label[:2].casefold():  # most are not, and patterns take time to make
        return False
    pattern = r"\s+".join(map(re.escape, label.split())) + _ENDED + _THEN
    return re.compile(pattern, re.IGNORECASE).match(words, offset) is not None
