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

from collections.abc import Iterator
from decimal import Decimal

from veiviser.model.flow import Block, Choice, Flow
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for screen in flow.screens.values():
        for block in screen.every_block:
            limits = [(choice, _limit(choice)) for choice in block.choices]
            if block.answer is not None and any(limit is not None for _, limit in limits):
                yield from _bands(block, limits)


def _bands(block: Block, limits: list[tuple[Choice, Decimal | None]]) -> Iterator[Problem]:
    """Bands under conditions may stand beside others of the same size."""
    before: tuple[Choice, Decimal] | None = None
    for choice, limit in limits[:-1]:
        if not choice.presence.always:
            continue
        if limit is None:
            message = f"«{choice.label.words}» takes every number, so the bands below it get none; put it last"
            yield Problem(choice.place, "band-order", message)
            return
        yield from _after(before, choice, limit)
        before = (choice, limit)
    last, limit = limits[-1]
    if limit is not None:
        yield from _after(before, last, limit)
        message = f"a number of {limit} or more is in no band; let the last one have no limit, or add another"
        yield Problem(last.place, "band-order", message)


def _after(before: tuple[Choice, Decimal] | None, choice: Choice, limit: Decimal) -> Iterator[Problem]:
    if before is not None and limit <= before[1]:
        other, other_limit = before
        what = f"«{choice.label.words}» is below {limit}, and «{other.label.words}» on line {other.place.line}"
        message = f"{what} takes all below {other_limit} already; write the bands from the lowest to the highest"
        yield Problem(choice.place, "band-order", message)


def _limit(choice: Choice) -> Decimal | None:
    return next((value for value in choice.options.values() if isinstance(value, Decimal)), None)
