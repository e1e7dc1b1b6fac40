"""
No question waits for an answer that waits for it.

Of two such questions neither ever shows. Wrong:

```yaml
- question: Har du bil?
  answer: bil
  when: {hund: ja}
  choices: [Ja, Nei]
- question: Har du hund?
  answer: hund
  when: {bil: ja}
  choices: [Ja, Nei]
```

Right: one of them is asked in any case.

```yaml
- question: Har du bil?
  answer: bil
  choices: [Ja, Nei]
- question: Har du hund?
  answer: hund
  when: {bil: ja}
  choices: [Ja, Nei]
```
"""

from veiviser.journeys.compiling.controls import take_apart
from veiviser.messages import all_of, say
from veiviser.model.flow import Flow, Screen
from veiviser.model.journey import Field
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "ring-of-questions"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        _on(screen, report)


def _on(screen: Screen, report: Report) -> None:
    fields = {field.variable: field for field in take_apart(screen).fields}
    waits = {name: _waits_for(field, fields) for name, field in fields.items()}
    told: set[str] = set()
    for name in fields:
        ring = [] if name in told else _ring(name, waits)
        told.update(ring)
        if ring == [name]:
            message = say("`{name}` waits for its own answer; take that condition away", name=name)
            report.error(fields[name].block.place, ID, message)
        elif ring:
            others = [
                say("`{name}` on line {line}", name=other, line=fields[other].block.place.line) for other in ring[1:]
            ]
            message = say(
                "`{name}` waits for {others}, which waits for it; take one of the conditions away",
                name=name,
                others=all_of(*others),
            )
            report.error(fields[name].block.place, ID, message)


def _waits_for(field: Field, fields: dict[str, Field]) -> set[str]:
    names = {name.partition(".")[0] for presence in field.presences for name in presence.variables}
    return names & fields.keys()


def _ring(start: str, waits: dict[str, set[str]]) -> list[str]:
    """The shortest way from a question to itself; empty where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for name in sorted(waits[way[-1]]):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
