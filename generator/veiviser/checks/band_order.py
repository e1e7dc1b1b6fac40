"""
Bands of a number rise, and the last takes all the rest.

A number belongs to the first band that it is below. Wrong, where a child of ten is «16 til 66»:

```yaml
choices:
  voksen: {label: 16 til 66 år, below: 67}
  barn: {label: Under 16 år, below: 16}
  eldre: {label: 67 år eller eldre}
```

Right:

```yaml
choices:
  barn: {label: Under 16 år, below: 16}
  voksen: {label: 16 til 66 år, below: 67}
  eldre: {label: 67 år eller eldre}
```
"""

from decimal import Decimal

from veiviser.messages import say
from veiviser.model.flow import Block, Choice, Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "band-order"


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            limits = [(choice, _limit(choice)) for choice in block.choices]
            if block.answer is not None and any(limit is not None for _, limit in limits):
                _bands(block, limits, report)


def _bands(block: Block, limits: list[tuple[Choice, Decimal | None]], report: Report) -> None:
    """Bands under conditions may stand beside others of the same size."""
    before: tuple[Choice, Decimal] | None = None
    for choice, limit in limits[:-1]:
        if not choice.presence.always:
            continue
        if limit is None:
            message = say(
                "«{label}» takes every number, so the bands below it get none; put it last", label=choice.label.words
            )
            report.error(choice.place, ID, message)
            return
        _after(before, choice, limit, report)
        before = (choice, limit)
    last, limit = limits[-1]
    if limit is not None:
        _after(before, last, limit, report)
        message = say(
            "a number of {limit} or more is in no band; let the last one have no limit, or add another", limit=limit
        )
        report.error(last.place, ID, message)


def _after(before: tuple[Choice, Decimal] | None, choice: Choice, limit: Decimal, report: Report) -> None:
    if before is not None and limit <= before[1]:
        other, other_limit = before
        message = say(
            "«{label}» is below {limit}, and «{other}» on line {line} takes all below {before} already; write the "
            "bands from the lowest to the highest",
            label=choice.label.words,
            limit=limit,
            other=other.label.words,
            line=other.place.line,
            before=other_limit,
        )
        report.error(choice.place, ID, message)


def _limit(choice: Choice) -> Decimal | None:
    return next((value for value in choice.options.values() if isinstance(value, Decimal)), None)
