"""
A fact that a text shows was looked up within the last year, and so was each row of a table.

Look it up again where its `source` says, and write the day behind `checked` in `content/facts.yaml` or in the row, also
when nothing has changed. Wrong, in the autumn of 2026:

```yaml
legevakt: {value: 116117, words: 116 117, source: helsenorge.no, checked: 2024-05-02}
```

Right:

```yaml
legevakt: {value: 116117, words: 116 117, source: helsenorge.no, checked: 2026-05-02}
```
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from veiviser.model.fact import Mention
from veiviser.model.table import Row
from veiviser.problem import Problem

YEAR = timedelta(days=366)


def find_problems(mentions: Iterable[Mention], today: date) -> Iterator[Problem]:
    """A problem for each that shows what nobody has looked up for a year."""
    for mention in mentions:
        fact = mention.fact
        if mention.by_name and today - fact.checked > YEAR:
            message = (
                f"the fact `{fact.name}` was last checked on {fact.checked}, more than a year ago; look it up again "
                f"(source: {fact.source}) and renew `checked` in {fact.place.file}:{fact.place.line}"
            )
            yield Problem(mention.place, "unchecked-fact", message, "warning")


def find_problems_of_rows(rows: Iterable[Row], today: date) -> Iterator[Problem]:
    """Likewise of the rows of tables."""
    for row in rows:
        if today - row.checked > YEAR:
            message = (
                f"the row was last checked on {row.checked}, more than a year ago; look it up again (source: "
                f"{row.source}) and renew `checked`"
            )
            yield Problem(row.place, "unchecked-fact", message, "warning")
