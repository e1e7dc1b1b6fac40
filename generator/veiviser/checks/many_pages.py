"""
No screen has a page for each of very many combinations of answers.

What is answered and read on a later screen makes a page of it for each way to answer. Boxes that can be ticked together
double the pages with each box: six make 64, twelve 4,096. Wrong, where `plager` has twelve boxes:

```yaml
time:
  body:
    - notice: Ta en test.
      when: {plager: hoste}
    - notice: Ta bilde av utslettet.
      when: {plager: utslett}
```

Right: say it where it is asked, which costs no page; list the answer, as `{plager}`; or let what matters later be set.

```yaml
choices:
  hoste: {label: Hoste, set: {luftveier: ja}}
  feber: {label: Feber, set: {luftveier: ja}}
```

From 100 pages of a screen on it is a warning, and nothing is built where such screens have more than 2,000 together. So
it is with the ways on from one page.
"""

from collections.abc import Callable, Iterable, Mapping
from math import log2

from veiviser.journeys.texts.shown import asking_blocks
from veiviser.messages import Count, Listed, Message, all_of, say
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph, Picks
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Report

ID = "many-pages"

MANY = 100
"""Pages of one screen, or ways on from one page, that an author should know of."""
ABSURD = 2_000
"""Of all such screens together; their pages are some 17 MB."""
Combinations = Mapping[str, list[Picks]]
"""By screen."""


def check(project: Project, graph: Graph, report: Report) -> None:
    told: set[Place] = set()
    _tell(graph, _pages(graph), _of_pages, told, report)
    _tell(graph, _ways(graph), _of_ways, told, report)


def _tell(
    graph: Graph, found: Combinations, words: Callable[[str, int, Listed], Message], told: set[Place], report: Report
) -> None:
    """One problem for each question that makes most of them, of the screen where these are most."""
    add = report.error if sum(map(len, found.values())) > ABSURD else report.warning
    for screen, combinations in sorted(found.items(), key=lambda pair: -len(pair[1])):
        causes = _causes(combinations)
        place = _place(graph.flow, next(iter(causes), ""), screen)
        if place not in told:
            told.add(place)
            named = (_cause(name, values) for name, values in causes.items())
            add(place, ID, words(screen, len(combinations), all_of(*named)))


def _pages(graph: Graph) -> Combinations:
    """What sets the pages of a screen apart that has many."""
    found = {name: [state.values for state in states] for name, states in graph.by_screen.items()}
    return {name: values for name, values in found.items() if len(values) > MANY}


def _ways(graph: Graph) -> Combinations:
    """The answers that together lead on from a page with many ways."""
    found: dict[str, list[Picks]] = {}
    for state, edges in graph.outgoing.items():
        picks = [edge.picks for edge in edges if len(edge.picks) > 1]
        if len(picks) > max(MANY, len(found.get(state.screen, ()))):
            found[state.screen] = picks
    return found


def _causes(combinations: Iterable[Picks]) -> Mapping[str, frozenset[tuple[str, str]]]:
    """By answer or situation that is not the same in all, what is; what makes most of them comes first."""
    seen: dict[str, set[str]] = {}
    for picks in combinations:
        for name, value in picks:
            seen.setdefault(name, set()).add(value)
    causes: dict[str, frozenset[tuple[str, str]]] = {}
    for name, values in seen.items():
        if len(values) > 1:
            answer = name.rstrip("?").partition(".")[0]
            causes[answer] = causes.get(answer, frozenset()) | {(name, value) for value in values}
    return dict(sorted(causes.items(), key=lambda pair: -_weight(pair[1])))


def _weight(values: frozenset[tuple[str, str]]) -> float:
    """How many times what it has doubles the combinations."""
    boxes = {name for name, _ in values if "." in name}
    return len(boxes) or log2(len(values))


def _cause(answer: str, values: frozenset[tuple[str, str]]) -> Message:
    boxes = {name for name, _ in values if "." in name}
    if boxes:
        return say("`{name}` ({count} boxes)", name=answer, count=Count(len(boxes)))
    return say("`{name}` ({count} values)", name=answer, count=Count(len(values)))


def _of_pages(screen: str, count: int, causes: Listed) -> Message:
    return say(
        "`{screen}` has {count} pages, one for each combination of {causes}; say it on the screen that asks, list the "
        "answer, or `set` the little that matters there",
        screen=screen,
        count=Count(count),
        causes=causes,
    )


def _of_ways(screen: str, count: int, causes: Listed) -> Message:
    return say(
        "a page of `{screen}` has {count} ways on, one for each combination of {causes}; let fewer of them decide "
        "where it leads, or ask for them on several screens",
        screen=screen,
        count=Count(count),
        causes=causes,
    )


def _place(flow: Flow, answer: str, screen: str) -> Place:
    """Of the question; of a situation, or of what is set, its own."""
    blocks = asking_blocks(flow).get(answer)
    if blocks:
        return blocks[0].place
    return flow.variables[answer].place if answer in flow.variables else flow.screens[screen].place
