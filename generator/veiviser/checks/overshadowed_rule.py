"""
No rule stands under one that always decides before it.

The first rule that holds decides, so a rule without a condition comes last. Wrong:

```yaml
next:
  - to: vanlig
  - to: barn
    when: {alder: under-16}
```

Right:

```yaml
next:
  - to: barn
    when: {alder: under-16}
  - to: vanlig
```
"""

from veiviser.journeys.compiling.decisions import decisions
from veiviser.messages import Message, say
from veiviser.model.flow import Rule
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Report

ID = "overshadowed-rule"


def check(project: Project, graph: Graph, report: Report) -> None:
    decides: set[Place] = set()
    before: dict[Place, Rule] = {}
    rules: dict[Place, Rule] = {}
    for decision in decisions(
        graph, lambda screen: len(screen.rules) > 1 or any(not r.presence.always for r in screen.rules)
    ):
        rules |= {rule.place: rule for rule in graph.flow.screens[decision.state.screen].rules}
        for number, rule in enumerate(decision.holding):
            if number == 0 and not decision.by_choice:
                decides.add(rule.place)
            else:
                before.setdefault(rule.place, decision.holding[0])
    for place, rule in rules.items():
        if place not in decides:
            report.warning(place, ID, _message(rule, before.get(place)))


def _message(rule: Rule, before: Rule | None) -> Message:
    if before is None:
        return say("this rule never holds, whatever is answered before; mend its condition, or take it out")
    if before is rule:
        return say("this rule never decides, for the choices themselves say where they lead; take it out")
    return say(
        "this rule never decides, for the one on line {line} always does before it; move it up, or take it out",
        line=before.place.line,
    )
