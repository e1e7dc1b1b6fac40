"""
A figure that is a fact is shown by the fact's name, and not typed by hand.

Then it is right everywhere when it changes. Asked are phone numbers, amounts with kr, e-mail addresses, and counts of
four digits or more. Wrong:

```yaml
text: Ring legevakt på [116 117](tel:116117).
```

Right:

```yaml
text: Ring legevakt på [{fact.legevakt}](tel:{fact.legevakt}).
```
"""

from collections.abc import Iterable
from datetime import date

from veiviser.messages import say
from veiviser.model.fact import Mention
from veiviser.problem import Report

ID = "typed-fact"


def check(mentions: Iterable[Mention], today: date, report: Report) -> None:
    """A problem for each that stands there in figures."""
    for mention in mentions:
        fact = mention.fact
        if not mention.by_name:
            message = say(
                "`{written}` is the fact `{fact}` ({where}) typed by hand; write {{fact.{fact}}}",
                written=mention.written,
                fact=fact.name,
                where=f"{fact.place.file}:{fact.place.line}",
            )
            report.warning(mention.place, ID, message)
