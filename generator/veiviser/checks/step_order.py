"""
Steps are counted rightly: as many as there are, each number there and in order, all with the same total.

A step that has been may come again, on another way. A heading that counts too says the same as `step`; in `part`,
`{step}` is that.

Wrong:

```yaml
velg: {title: Velg dato, step: 1 of 3, part: "Steg 1 av 4: Dato", next: send}
send: {title: Send, step: 2 of 2, end: done}
```

Right:

```yaml
velg: {title: Velg dato, step: 1 of 2, part: "Steg {step}: Dato", next: send}
send: {title: Send, step: 2 of 2, end: done}
```
"""

import re
from collections import Counter
from collections.abc import Iterator

from veiviser.journeys.texts.written import place_in
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Problem

_COUNTS = re.compile(
    r"\b(?:steg|trinn|step) ?(?P<number>[0-9]{1,2})(?: ?(?:av|of|/) ?(?P<total>[0-9]{1,2}))?\b"
    r"|(?:^|\bdel )(?P<first>[0-9]{1,2}) ?(?:av|of|/) ?(?P<last>[0-9]{1,2})(?=\s*(?:[:.–-]|$))",
    re.IGNORECASE,
)


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
    highest, been = 0, set[int]()
    for screen, (number, _) in stepped:
        if number < highest and number not in been:
            message = f"`{screen.name}` is step {number}, and step {highest} stands above it; put them in order"
            yield Problem(screen.place, "step-order", message, "warning")
        been.add(number)
        highest = max(highest, number)
    yield from _headings(flow)


def _headings(flow: Flow) -> Iterator[Problem]:
    """Headings that count otherwise than the screen they stand on."""
    for screen in flow.screens.values():
        headings = (screen.part, screen.title, *(telling.heading for telling in screen.every_telling))
        for heading in (heading for heading in headings if heading is not None and screen.step is not None):
            said = _COUNTS.search(heading.words)
            if said is None or screen.step is None:
                continue
            number, total = int(said["number"] or said["first"]), int(said["total"] or said["last"] or screen.step[1])
            if (number, total) != screen.step:
                counted = f"{screen.step[0]} of {screen.step[1]}"
                mend = "; write {step} for the numbers" if heading is screen.part else "; make them agree"
                message = f"«{said[0]}» stands on a screen that is step {counted}{mend}"
                yield Problem(place_in(heading, said.start()), "step-order", message, "warning")
