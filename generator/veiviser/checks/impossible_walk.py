"""
A named walk can be walked.

From its entry, giving its answers, one comes to its `to`. Wrong, where «Ja» stops the journey:

```yaml
walks:
  kari:
    title: Kari trenger sykmelding
    to: sendt
    answers: {fysisk: ja}
```

Right:

```yaml
    answers: {fysisk: nei}
```
"""

from veiviser.journeys.walking.shortest import named_walk
from veiviser.messages import Message, say
from veiviser.model.flow import NamedWalk
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "impossible-walk"


def check(project: Project, graph: Graph, report: Report) -> None:
    for walk in graph.flow.walks:
        is_missing = walk.to.kind == "screen" and walk.to.address not in graph.flow.screens
        if not is_missing and named_walk(graph, walk) is None:
            report.error(walk.place, ID, _message(walk))


def _message(walk: NamedWalk) -> Message:
    if not walk.to.address:
        return say(
            "no way from `{entry}` to its target gives the answers of `{walk}`; mend them, or `to`",
            entry=walk.entry,
            walk=walk.name,
        )
    return say(
        "no way from `{entry}` to `{to}` gives the answers of `{walk}`; mend them, or `to`",
        entry=walk.entry,
        to=walk.to.address,
        walk=walk.name,
    )
