"""
What a flow promises, holds on every way through it.

A promise that is broken is shown by the shortest way that breaks it. Wrong, where «Bestill time» on the first screen
leads straight to `sendt`:

```yaml
promises:
  - always before: {«113»: sendt}
```

Right, once every way to `sendt` passes a screen that says 113. There are five promises, each with `when:` if it is made
for some situations only:

```yaml
promises:
  - always before: {«113»: sendt}
  - never: {from: {fysisk: ja}, reach: sendt}
  - can always reach: an end
  - at most 12 steps to: sendt
    when: {ledige: flere-dager}
  - every end says: legevakt
```
"""

from collections.abc import Iterator

from veiviser.journeys.in_words import walk_in_words
from veiviser.journeys.proving.promises import Breach, find_breach
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.model.promise import Promise, Spot
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    for promise in graph.flow.promises:
        breach = find_breach(graph, promise)
        if breach is not None:
            yield Problem(promise.place, "broken-promise", message(graph, promise, breach))


def message(graph: Graph, promise: Promise, breach: Breach) -> str:
    """What is wrong, the shortest way on which it is, and what would mend it."""
    if breach.walk is None:
        return f"no way leads to {_named(promise.spot)}; mend the flow, or the promise"
    return f"{_wrong(promise, breach)}: {walk_in_words(graph, breach.walk)}; mend the flow, or the promise"


def _wrong(promise: Promise, breach: Breach) -> str:
    to = _named(promise.spot)
    walk = breach.walk
    if promise.kind == "always before":
        return f"one can come to {to} without {_named(promise.earlier)} before it"
    if promise.kind == "never":
        return f"one can come to {to}" + (f" from {_named(promise.earlier)}" if promise.earlier else "")
    if promise.kind == "can always reach":
        return f"one cannot reach {to} any more after this"
    if promise.kind == "at most":
        presses = len(walk.edges) if walk else 0
        return f"it takes {presses} steps to {to}, more than {promise.steps}"
    return f"an end does not say {to}"


def _named(spot: Spot | None) -> str:
    if spot is None:
        return "it"
    if spot.kind == "answer":
        return " or ".join(f"`{atom.variable}: {atom.value}`" for atom in spot.answer)
    return {"screen": f"`{spot.words}`", "words": f"«{spot.words}»", "end": "an end"}[spot.kind]
