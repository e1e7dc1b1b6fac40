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

from veiviser.journeys.texts.shown import asking_blocks
from veiviser.messages import Count, Message, say
from veiviser.model.flow import Block
from veiviser.model.journey import Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "remembered-answer"

MOST = 12
"""Values of an answer that is remembered; of boxes, each may be ticked or not."""


def check(project: Project, graph: Graph, report: Report) -> None:
    for answer, blocks in asking_blocks(graph.flow).items():
        block = next((block for block in blocks if block.remember), None)
        if block is None:
            continue
        values = _values(graph, answer, block)
        if values is None or values > MOST:
            report.error(block.place, ID, _too_many(answer, values))
            continue
        fewer = len({_without(state, answer) for state in graph.states})
        if fewer == len(graph.states):
            continue  # something else that is remembered hangs on it
        message = say(
            "remembering `{answer}` makes {pages} pages of {fewer}; take `remember` out where that is too many",
            answer=answer,
            pages=Count(len(graph.states)),
            fewer=Count(fewer),
        )
        report.note(block.place, ID, message)


def _too_many(answer: str, values: int | None) -> Message:
    if values is None:
        return say(
            "`{answer}` is free text, and at most {most} values can be remembered; take `remember` out",
            answer=answer,
            most=MOST,
        )
    return say(
        "`{answer}` has {count} values, and at most {most} can be remembered; take `remember` out",
        answer=answer,
        count=Count(values),
        most=MOST,
    )


def _values(graph: Graph, answer: str, block: Block) -> int | None:
    if not block.choices:
        return None
    return int(2 ** len(block.choices)) if block.many else len(graph.flow.variables[answer].values)


def _without(state: State, answer: str) -> State:
    return State(state.screen, tuple(pair for pair in state.values if pair[0].partition(".")[0] != answer))
