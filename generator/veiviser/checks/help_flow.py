"""
A flow that helps here and now (`publish: help`) asks its readers for all that it needs, and takes nothing from them.

Readers have no panel in which to choose a situation, and nobody receives what they write. Wrong:

```yaml
publish: help
situations:
  tid:
    label: Hvor lenge er det til timen?
    values: {lenge: Lenge til, straks: 5 minutter}
```

Right:

```yaml
publish: help
screens:
  tid:
    title: Hvor lenge er det til timen?
    body:
      - menu:
          lenge: {label: Lenge til, to: god-tid}
          straks: {label: 5 minutter, to: straks}
```
"""

from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "help-flow"


def check(_project: Project, flow: Flow, report: Report) -> None:
    if not flow.is_help:
        return
    for variable in flow.variables.values():
        if variable.kind == "situation":
            message = say(
                "readers cannot choose the situation `{name}`, since the flow is `publish: help`; ask for it on a "
                "screen, or take out `publish`",
                name=variable.name,
            )
            report.error(variable.place, ID, message)
        if variable.kind == "free":
            message = say(
                "nobody receives what is written in `{name}`, since the flow is `publish: help`; give choices "
                "instead, or take out `publish`",
                name=variable.name,
            )
            report.error(variable.place, ID, message)
