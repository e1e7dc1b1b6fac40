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

from collections.abc import Iterable
from datetime import date, timedelta

from veiviser.messages import say
from veiviser.model.fact import Mention
from veiviser.model.table import Row
from veiviser.problem import Report

ID = "unchecked-fact"

YEAR = timedelta(days=366)


def check(mentions: Iterable[Mention], today: date, report: Report) -> None:
    """A problem for each that shows what nobody has looked up for a year."""
    for mention in mentions:
        fact = mention.fact
        if mention.by_name and today - fact.checked > YEAR:
            message = say(
                "the fact `{fact}` was last checked on {day}, more than a year ago; look it up again (source: "
                "{source}) and renew `checked` in {where}",
                fact=fact.name,
                day=fact.checked,
                source=fact.source,
                where=f"{fact.place.file}:{fact.place.line}",
            )
            report.warning(mention.place, ID, message)


def check_rows(rows: Iterable[Row], today: date, report: Report) -> None:
    """Likewise of the rows of tables."""
    for row in rows:
        if today - row.checked > YEAR:
            message = say(
                "the row was last checked on {day}, more than a year ago; look it up again (source: {source}) and "
                "renew `checked`",
                day=row.checked,
                source=row.source,
            )
            report.warning(row.place, ID, message)
