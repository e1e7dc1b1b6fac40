"""
What the guide puts in «…» can be read on the screen that it speaks of.

Or it is the title of a screen one step away. So the guide follows when a button gets another name. Wrong:

```yaml
dato:
  title: Velg dato
  guide: Velg dagen og trykk «Videre».
  body: [{button: Neste}]
```

Right:

```yaml
dato:
  title: Velg dato
  guide: Velg dagen og trykk «Neste».
  body: [{button: Neste}]
```
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from veiviser.journeys.leads import place_in, presences, screen_tellings
from veiviser.journeys.marks import LABEL
from veiviser.journeys.visible import can_hold, plain, visible_texts
from veiviser.model.flow import Screen, Telling
from veiviser.model.journey import Graph, Picks, State
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    around = _titles_around(graph)
    states: dict[str, list[State]] = {}
    for state in graph.states:
        states.setdefault(state.screen, []).append(state)
    for name, reached in states.items():
        screen = graph.flow.screens[name]
        own = graph.local[name]
        views: list[tuple[Mapping[str, str], list[str]]] = []
        for telling in screen_tellings(screen):
            if "«" not in telling.text.words:
                continue
            views = views or [(v, visible_texts(screen, v, own)) for v in map(dict, _different(reached, screen))]
            shown = {graph.flow.title.words: None, **dict.fromkeys(around.get(name, ()))}
            for values, texts in views:
                if can_hold(telling.presence, values, own):
                    shown |= dict.fromkeys(texts)
            yield from _judge(telling, list(shown), name)


def _judge(telling: Telling, shown: list[str], screen: str) -> Iterator[Problem]:
    for match in LABEL.finditer(telling.text.words):
        label = plain(match[1])
        if label in shown or any(_quotes(sentence, label) for sentence in shown):
            continue
        near = get_close_matches(label, shown, n=1, cutoff=0.5)
        mend = f"; did you mean «{near[0]}»?" if near else "; write it as it stands on the screen"
        place = place_in(telling.text, match.start(1))
        yield Problem(place, "label-not-on-screen", f"«{label}» is not on the screen `{screen}`{mend}")


def _quotes(words: str, label: str) -> bool:
    """Whether it is a sentence with the label in it; in a button's words it would be another button's."""
    is_sentence = words.endswith((".", "?", "!", ":")) or ". " in words
    return is_sentence and re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words) is not None


def _different(states: list[State], screen: Screen) -> set[Picks]:
    """Values of the variables that the screen itself asks for; what only matters later changes nothing on it."""
    read = {variable for presence in presences(screen) for variable in presence.variables}
    return {tuple(pair for pair in state.values if pair[0] in read) for state in states}


def _titles_around(graph: Graph) -> Mapping[str, list[str]]:
    """By screen, the titles of those that it leads to, and of those that lead to it."""
    found: dict[str, dict[str, None]] = {}
    for edge in graph.edges:
        if isinstance(edge.target, State):
            here, there = edge.source.screen, edge.target.screen
            found.setdefault(here, {})[graph.flow.screens[there].title.words] = None
            found.setdefault(there, {})[graph.flow.screens[here].title.words] = None
    return {name: list(titles) for name, titles in found.items()}
