"""
A row that lets an answer be changed shows that answer.

Else it can say something else than what was answered, or lead to another question. Wrong:

```yaml
rows:
  sykmelding: {label: Trenger du sykmelding?, text: Nei, to: sykmelding}
```

Right:

```yaml
rows:
  sykmelding: {label: Trenger du sykmelding?, answer: sykmelding, to: sykmelding}
```
"""

from veiviser.journeys.compiling.controls import changes, take_apart
from veiviser.journeys.texts.shown import NAMED
from veiviser.messages import say
from veiviser.model.flow import Choice, Flow, Screen, Text
from veiviser.model.journey import Control
from veiviser.model.project import Project
from veiviser.problem import Report, nearest

ID = "review-row"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for control in take_apart(screen).controls:
            to = control.target
            if changes(control) and to.kind == "screen" and to.flow is None and to.address in flow.screens:
                _row(control, flow.screens[to.address], report)


def _row(control: Control, there: Screen, report: Report) -> None:
    row = control.choice
    asked = [field.variable for field in take_apart(there).fields]
    if row is None or not asked:
        return
    shown = [row.shows] if row.shows is not None else _named(row)
    if not shown:
        message = say(
            "«{label}» leads to where `{answer}` is answered, and does not show the answer; write `answer: {answer}` "
            "instead of `text`",
            label=row.label.words,
            answer=asked[0],
        )
        report.error(row.place, ID, message)
    elif not set(shown) & set(asked):
        names = ", ".join(f"`{name}`" for name in asked[:4])
        message = say(
            "«{label}» shows `{shown}`, which is not asked for on `{screen}`{near}",
            label=row.label.words,
            shown=shown[0],
            screen=there.name,
            near=nearest(shown[0], asked) or say("; there it is {names}", names=names),
        )
        report.error(row.place, ID, message)


def _named(row: Choice) -> list[str]:
    return [name for value in row.options.values() if isinstance(value, Text) for name in NAMED.findall(value.words)]
