"""
Every variable that is set is read somewhere.

A name that nothing reads may be a slip of another. Wrong:

```yaml
- button: Send
  to: sendt
  set: {bestillt: ja}
```

Right, where a condition asks for `bestilt`:

```yaml
- button: Send
  to: sendt
  set: {bestilt: ja}
```
"""

from veiviser.journeys.texts.written import texts
from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Report, nearest

ID = "unread-variable"


def check(project: Project, flow: Flow, report: Report) -> None:
    read: set[str] = set()
    for screen in flow.screens.values():
        for presence in screen.presences:
            read |= presence.variables
    words = "\n".join(text.words for text in texts(flow))
    for variable in flow.variables.values():
        if variable.kind == "set" and variable.name not in read and f"{{{variable.name}}}" not in words:
            near = nearest(variable.name, read) or say("; ask for it with `when`, or take it out")
            message = say("`{name}` is set, but nothing reads it{near}", name=variable.name, near=near)
            report.note(variable.place, ID, message)
