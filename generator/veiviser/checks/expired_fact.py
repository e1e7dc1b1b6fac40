"""
A fact that a text shows holds on the day that the site is checked.

`content/facts.yaml` says from when and until when it does. Look the fact up again at its source and renew it there, or
take it out of the text. `veiviser check --as-of 2027-01-01` looks ahead. Wrong, in the summer of 2026:

```yaml
frikort: {value: 3165, unit: kr, source: helfo.no, from: 2024-01-01, until: 2024-12-31, checked: 2024-01-15}
```

Right, with what comes after it, which stands in the texts from its own day:

```yaml
frikort:
  - {value: 3278, unit: kr, source: helfo.no, from: 2026-01-01, until: 2026-12-31, checked: 2026-01-15}
  - {value: 3320, unit: kr, source: helfo.no, from: 2027-01-01, checked: 2026-11-28}
```
"""

from collections.abc import Iterable
from datetime import date

from veiviser.messages import Message, say
from veiviser.model.fact import Fact, Mention
from veiviser.problem import Report

ID = "expired-fact"


def check(mentions: Iterable[Mention], today: date, report: Report) -> None:
    """A problem for each that shows what does not hold any more, or not yet."""
    for mention in mentions:
        if mention.by_name and (message := _message(mention.fact, today)) is not None:
            report.error(mention.place, ID, message)


def _message(fact: Fact, today: date) -> Message | None:
    where = f"{fact.place.file}:{fact.place.line}"
    days = fact.days
    if days.last is not None and days.last < today:
        return say(
            "the fact `{fact}` held until {day}; renew it in {where}, or take it out of the text (source: {source})",
            fact=fact.name,
            day=days.last,
            where=where,
            source=fact.source,
        )
    if days.first is not None and days.first > today:
        return say(
            "the fact `{fact}` does not hold before {day}; renew it in {where}, or take it out of the text "
            "(source: {source})",
            fact=fact.name,
            day=days.first,
            where=where,
            source=fact.source,
        )
    return None
