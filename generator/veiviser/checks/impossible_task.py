"""
A task can be done, and not before anything is pressed.

From its entry, in its situations, one comes to each screen of its `to` with the answers that it wants. Wrong, where
«Ja» stops the journey:

```yaml
tasks:
  sykmelding:
    ask: Du er syk, og trenger sykmelding fra i dag.
    to: sendt
    answers: {fysisk: ja}
```

Right:

```yaml
    answers: {fysisk: nei}
```
"""

from dataclasses import replace

from veiviser.journeys.trying.doing import begin, is_done, way_on
from veiviser.messages import say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.model.task import Task
from veiviser.problem import Report

ID = "impossible-task"


def check(project: Project, graph: Graph, report: Report) -> None:
    for task in graph.flow.tasks:
        for goal in task.goals:
            if goal.address in graph.flow.screens:
                _check_goal(replace(task, goals=(goal,)), graph, report)


def _check_goal(task: Task, graph: Graph, report: Report) -> None:
    start, (goal,) = begin(graph, task), task.goals
    if start is not None and is_done(graph, task, start):
        message = say("`{task}` is done where it begins; name another screen in `to`", task=task.name)
        report.error(goal.place, ID, message)
    elif start is None or way_on(graph, task, start) is None:
        message = say(
            "nobody who begins at `{entry}` does `{task}` on `{to}`; mend `from`, `to` or `answers`",
            entry=task.entry,
            task=task.name,
            to=goal.address,
        )
        report.error(goal.place, ID, message)
