"""
An answer that is remembered has few values, and its author knows what it costs.

`remember: true` makes a page for each value, so that the answer is shown rightly without scripts too. Wrong, where a
day and time is remembered that has forty values:

```yaml
- day-and-time: Velg tid
  answer: tid
  remember: true
```

Right, where the answer is one of a few:

```yaml
- question: Hvem gjelder det?
  answer: hvem
  remember: true
  choices: [Meg, Barnet mitt]
```

Where it is right, a note says how many pages it makes.
"""

from collections.abc import Iterator

from veiviser.journeys.texts.shown import asking_blocks
from veiviser.model.flow import Block
from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Problem

MOST = 12
"""Values of an answer that is remembered; of boxes, each may be ticked or not."""


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    for answer, blocks in asking_blocks(graph.flow).items():
        block = next((block for block in blocks if block.remember), None)
        if block is None:
            continue
        values = _values(graph, answer, block)
        if values is None or values > MOST:
            has = "is free text" if values is None else f"has {values} values"
            message = f"`{answer}` {has}, and at most {MOST} can be remembered; take `remember` out"
            yield Problem(block.place, "remembered-answer", message)
            continue
        pages, fewer = len(graph.states), len({_without(state, answer) for state in graph.states})
        message = f"remembering `{answer}` makes {pages} pages of {fewer}; take `remember` out where that is too many"
        yield Problem(block.place, "remembered-answer", message, "note")


def _values(graph: Graph, answer: str, block: Block) -> int | None:
    if not block.choices:
        return None
    return int(2 ** len(block.choices)) if block.many else len(graph.flow.variables[answer].values)


def _without(state: State, answer: str) -> State:
    return State(state.screen, tuple(pair for pair in state.values if pair[0].partition(".")[0] != answer))
