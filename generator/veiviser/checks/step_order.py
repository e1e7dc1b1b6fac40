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
from collections.abc import Sequence

from veiviser.journeys.texts.written import place_in
from veiviser.messages import Message, any_of, say
from veiviser.model.flow import Flow, Screen
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "step-order"

_COUNTS = re.compile(
    r"\b(?:steg|trinn|step) ?(?P<number>[0-9]{1,2})(?: ?(?:av|of|/) ?(?P<total>[0-9]{1,2}))?\b"
    r"|(?:^|\bdel )(?P<first>[0-9]{1,2}) ?(?:av|of|/) ?(?P<last>[0-9]{1,2})(?=\s*(?:[:.–-]|$))",
    re.IGNORECASE,
)


def check(project: Project, flow: Flow, report: Report) -> None:
    stepped = [(screen, screen.step) for screen in flow.screens.values() if screen.step is not None]
    if not stepped:
        return
    totals = Counter(total for _, (_, total) in stepped)
    usual, _ = max(totals.items(), key=lambda pair: (pair[1], pair[0]))
    for screen, (number, total) in stepped:
        if total != usual:
            message = say(
                "`{screen}` is step {number} of {total}, where others count to {usual}; make them agree",
                screen=screen.name,
                number=number,
                total=total,
                usual=usual,
            )
            report.warning(screen.place, ID, message)
        elif not 1 <= number <= total:
            message = say(
                "`{screen}` is step {number} of {total}; count from 1 to {total}",
                screen=screen.name,
                number=number,
                total=total,
            )
            report.warning(screen.place, ID, message)
    there = {number for _, (number, total) in stepped if total == usual}
    missing = [str(number) for number in range(1, usual + 1) if number not in there]
    if missing and len(totals) == 1:
        message = say("no screen is step {missing} of {total}; count again", missing=any_of(*missing), total=usual)
        report.warning(stepped[0][0].place, ID, message)
    _sequence(stepped, report)
    _headings(flow, report)


def _sequence(stepped: Sequence[tuple[Screen, tuple[int, int]]], report: Report) -> None:
    """Steps that stand below a later one, and have not been before."""
    highest, been = 0, set[int]()
    for screen, (number, _) in stepped:
        if number < highest and number not in been:
            message = say(
                "`{screen}` is step {number}, and step {highest} stands above it; put them in order",
                screen=screen.name,
                number=number,
                highest=highest,
            )
            report.warning(screen.place, ID, message)
        been.add(number)
        highest = max(highest, number)


def _headings(flow: Flow, report: Report) -> None:
    """Headings that count otherwise than the screen they stand on."""
    for screen in flow.screens.values():
        headings = (screen.part, screen.title, *(telling.heading for telling in screen.every_telling))
        for heading in (heading for heading in headings if heading is not None and screen.step is not None):
            said = _COUNTS.search(heading.words)
            if said is None or screen.step is None:
                continue
            number, total = int(said["number"] or said["first"]), int(said["total"] or said["last"] or screen.step[1])
            if (number, total) != screen.step:
                report.warning(
                    place_in(heading, said.start()), ID, _disagrees(said[0], screen.step, heading is screen.part)
                )


def _disagrees(said: str, step: tuple[int, int], in_part: bool) -> Message:
    number, total = step
    if in_part:
        return say(
            "«{said}» stands on a screen that is step {number} of {total}; write {{step}} for the numbers",
            said=said,
            number=number,
            total=total,
        )
    return say(
        "«{said}» stands on a screen that is step {number} of {total}; make them agree",
        said=said,
        number=number,
        total=total,
    )
