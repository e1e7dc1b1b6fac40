"""
Steps are counted rightly: as many as there are, each number there, all with the same total.

Wrong:

```yaml
velg: {title: Velg dato, step: 1 of 3, next: send}
send: {title: Send, step: 2 of 2, end: done}
```

Right:

```yaml
velg: {title: Velg dato, step: 1 of 2, next: send}
send: {title: Send, step: 2 of 2, end: done}
```
"""

from collections import Counter
from collections.abc import Iterator

from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    stepped = [(screen, screen.step) for screen in flow.screens.values() if screen.step is not None]
    if not stepped:
        return
    totals = Counter(total for _, (_, total) in stepped)
    usual, _ = max(totals.items(), key=lambda pair: (pair[1], pair[0]))
    for screen, (number, total) in stepped:
        if total != usual:
            message = f"`{screen.name}` is step {number} of {total}, where others count to {usual}; make them agree"
            yield Problem(screen.place, "step-order", message, "warning")
        elif not 1 <= number <= total:
            message = f"`{screen.name}` is step {number} of {total}; count from 1 to {total}"
            yield Problem(screen.place, "step-order", message, "warning")
    there = {number for _, (number, total) in stepped if total == usual}
    missing = [str(number) for number in range(1, usual + 1) if number not in there]
    if missing and len(totals) == 1:
        message = f"no screen is step {' or '.join(missing)} of {usual}; count again"
        yield Problem(stepped[0][0].place, "step-order", message, "warning")
