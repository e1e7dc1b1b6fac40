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

from veiviser.journeys.in_words import walk_in_words
from veiviser.journeys.proving.promises import Breach, find_breach
from veiviser.messages import Message, any_of, say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.model.promise import Promise, Spot
from veiviser.problem import Report

ID = "broken-promise"


def check(project: Project, graph: Graph, report: Report) -> None:
    for promise in graph.flow.promises:
        breach = find_breach(graph, promise)
        if breach is not None:
            report.error(promise.place, ID, message(graph, promise, breach))


def message(graph: Graph, promise: Promise, breach: Breach) -> Message:
    """What is wrong, the shortest way on which it is, and what would mend it."""
    if breach.walk is None:
        return say("no way leads to {spot}; mend the flow, or the promise", spot=_named(promise.spot))
    way = walk_in_words(graph, breach.walk)
    return say("{wrong}: {way}; mend the flow, or the promise", wrong=_wrong(promise, breach), way=way)


def _wrong(promise: Promise, breach: Breach) -> Message:
    to = _named(promise.spot)
    walk = breach.walk
    if promise.kind == "always before":
        return say("one can come to {to} without {earlier} before it", to=to, earlier=_named(promise.earlier))
    if promise.kind == "never" and promise.earlier is not None:
        return say("one can come to {to} from {earlier}", to=to, earlier=_named(promise.earlier))
    if promise.kind == "never":
        return say("one can come to {to}", to=to)
    if promise.kind == "can always reach":
        return say("one cannot reach {to} any more after this", to=to)
    if promise.kind == "at most":
        presses = len(walk.edges) if walk else 0
        return say("it takes {presses} steps to {to}, more than {most}", presses=presses, to=to, most=promise.steps)
    return say("an end does not say {to}", to=to)


def _named(spot: Spot | None) -> str:
    if spot is None:
        return say("it")
    if spot.kind == "answer":
        return any_of(*(f"`{atom.variable}: {atom.value}`" for atom in spot.answer))
    return {"screen": f"`{spot.words}`", "words": f"«{spot.words}»", "end": say("an end")}[spot.kind]
