"""
A question always has something to answer with.

Where all its choices are hidden, nobody can go on. Wrong, where somebody answers `troms`:

```yaml
- question: Hvilken kommune bor du i?
  answer: kommune
  choices:
    kristiansand: {label: Kristiansand, when: {fylke: agder}}
    stavanger: {label: Stavanger, when: {fylke: rogaland}}
```

Right: a choice that is always there, or the question only where it has one.

```yaml
- question: Hvilken kommune bor du i?
  answer: kommune
  when: {fylke: [agder, rogaland]}
  choices:
    kristiansand: {label: Kristiansand, when: {fylke: agder}}
    stavanger: {label: Stavanger, when: {fylke: rogaland}}
```
"""

from collections.abc import Iterator, Mapping
from itertools import islice, product

from veiviser.journeys.in_words import known_to_author
from veiviser.messages import Message, all_of, say
from veiviser.model.condition import Presence
from veiviser.model.flow import Choice
from veiviser.model.journey import Field, Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "no-choice"

_TRIES = 2_000
"""Ways to answer what the choices wait for, at most; nobody hides choices by more."""


def check(project: Project, graph: Graph, report: Report) -> None:
    told: set[Field] = set()
    for state in graph.states:
        for field in graph.fields[state.screen]:
            if field.free or field in told or any(choice.presence.always for choice in field.block.choices):
                continue
            without = next((known for known in _ways(graph, state, field) if _is_without(field, known)), None)
            if without is not None:
                told.add(field)
                report.error(field.block.place, ID, _message(field, without))


def _message(field: Field, known: Mapping[str, str]) -> Message:
    names = {name for _, chain in field.block.values for choice in chain for name in choice.presence.variables}
    values = known_to_author((name, known[name]) for name in sorted(names & known.keys()))
    if not values:
        return say(
            "every choice of `{answer}` is hidden when nothing is answered; add one that shows then, or hide the "
            "question",
            answer=field.variable,
        )
    return say(
        "every choice of `{answer}` is hidden when {values}; add one that shows then, or hide the question",
        answer=field.variable,
        values=all_of(*values),
    )


def _is_without(field: Field, known: Mapping[str, str]) -> bool:
    return _hold(field.presences, known) and not any(_hold(_of(chain), known) for _, chain in field.block.values)


def _ways(graph: Graph, state: State, field: Field) -> Iterator[dict[str, str]]:
    """What can be known: the state's values, with each answer to what is asked on the screen itself."""
    own, values = graph.local[state.screen], graph.flow.variables
    waits = {name for presence in field.presences for name in presence.variables}
    waits |= {name for _, chain in field.block.values for presence in _of(chain) for name in presence.variables}
    asked = sorted(name for name in waits & own if name in values)
    known = {name: value for name, value in state.values if name not in own}
    for answers in islice(product(*(("", *values[name].values) for name in asked)), _TRIES):
        yield known | {name: value for name, value in zip(asked, answers, strict=True) if value}


def _of(chain: tuple[Choice, ...]) -> tuple[Presence, ...]:
    return tuple(choice.presence for choice in chain)


def _hold(presences: tuple[Presence, ...], known: Mapping[str, str]) -> bool:
    return all(presence.holds(known) for presence in presences)
