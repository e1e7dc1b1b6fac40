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

from collections.abc import Iterator

from veiviser.journeys.walking.shortest import named_walk
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    for walk in graph.flow.walks:
        is_missing = walk.to.kind == "screen" and walk.to.address not in graph.flow.screens
        if not is_missing and named_walk(graph, walk) is None:
            to = f"`{walk.to.address}`" if walk.to.address else "its target"
            message = f"no way from `{walk.entry}` to {to} gives the answers of `{walk.name}`; mend them, or `to`"
            yield Problem(walk.place, "impossible-walk", message)
