"""
A fact that a text shows holds on the day that the site is checked.

`content/facts.yaml` says from when and until when it does. Look the fact up again at its source and renew it there, or
take it out of the text. `veiviser check --as-of 2027-01-01` looks ahead. Wrong, in the summer of 2026:

```yaml
frikort: {value: 3165, unit: kr, source: helfo.no, from: 2024-01-01, until: 2024-12-31, checked: 2024-01-15}
```

Right:

```yaml
frikort: {value: 3278, unit: kr, source: helfo.no, from: 2026-01-01, until: 2026-12-31, checked: 2026-01-15}
```
"""

from collections.abc import Iterable, Iterator
from datetime import date

from veiviser.model.fact import Mention
from veiviser.problem import Problem


def find_problems(mentions: Iterable[Mention], today: date) -> Iterator[Problem]:
    """A problem for each that shows what does not hold any more, or not yet."""
    for mention in mentions:
        fact = mention.fact
        mend = f"renew it in {fact.place.file}:{fact.place.line}, or take it out of the text"
        if mention.by_name and fact.until is not None and fact.until < today:
            message = f"the fact `{fact.name}` held until {fact.until}; {mend} (source: {fact.source})"
            yield Problem(mention.place, "expired-fact", message)
        elif mention.by_name and fact.since is not None and fact.since > today:
            message = f"the fact `{fact.name}` does not hold before {fact.since}; {mend} (source: {fact.source})"
            yield Problem(mention.place, "expired-fact", message)
