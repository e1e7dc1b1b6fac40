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

from collections.abc import Iterator

from veiviser.journeys.compiling.controls import changes, take_apart
from veiviser.journeys.texts.shown import NAMED
from veiviser.model.flow import Choice, Flow, Screen, Text
from veiviser.model.journey import Control
from veiviser.model.project import Project
from veiviser.problem import Problem, nearest


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for screen in flow.screens.values():
        for control in take_apart(screen).controls:
            to = control.target
            if changes(control) and to.kind == "screen" and to.flow is None and to.address in flow.screens:
                yield from _row(control, flow.screens[to.address])


def _row(control: Control, there: Screen) -> Iterator[Problem]:
    row = control.choice
    asked = [field.variable for field in take_apart(there).fields]
    if row is None or not asked:
        return
    shown = [row.shows] if row.shows is not None else _named(row)
    if not shown:
        what = f"«{row.label.words}» leads to where `{asked[0]}` is answered, and does not show the answer"
        yield Problem(row.place, "review-row", f"{what}; write `answer: {asked[0]}` instead of `text`")
    elif not set(shown) & set(asked):
        what = f"«{row.label.words}» shows `{shown[0]}`, which is not asked for on `{there.name}`"
        mend = nearest(shown[0], asked) or f"; there it is {', '.join(f'`{name}`' for name in asked[:4])}"
        yield Problem(row.place, "review-row", f"{what}{mend}")


def _named(row: Choice) -> list[str]:
    return [name for value in row.options.values() if isinstance(value, Text) for name in NAMED.findall(value.words)]
