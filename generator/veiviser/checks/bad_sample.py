"""
A sample is something that its own field would take.

It stands in the pictures as if somebody had written it. Wrong:

```yaml
- field: E-post
  kind: mail
  answer: epost
  sample: Kari Nordmann
```

Right:

```yaml
- field: E-post
  kind: mail
  answer: epost
  sample: kari@eksempel.no
```
"""

import re
from decimal import Decimal

from veiviser.messages import Message, say
from veiviser.model.flow import Block, Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "bad-sample"

_FORMS = {
    "mail": re.compile(r"\s*[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\s*"),
    "phone": re.compile(r"\s*((\+|00)[\s.\-]*)?([0-9][\s.\-]*){5,15}"),
}
"""By the word that says what a field takes; as its template has it."""


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            if block.sample is not None and (wrong := _wrong(block, block.sample.words)):
                report.error(block.sample.place, ID, wrong)


def _wrong(block: Block, sample: str) -> Message | None:
    for name, value in block.options.items():
        if isinstance(value, str) and value in _FORMS and not _FORMS[value].fullmatch(sample):
            return _not_taken(value, sample)
        if name == "limit" and isinstance(value, Decimal) and len(sample) > value:
            return say(
                "the sample has {count} characters, and the field takes {most}; shorten it",
                count=len(sample),
                most=value,
            )
    return None


def _not_taken(kind: str, sample: str) -> Message:
    if kind == "mail":
        return say(
            "the field takes an e-mail address, and «{sample}» is none; write a sample that it takes", sample=sample
        )
    return say(
        "the field takes a telephone number, and «{sample}» is none; write a sample that it takes", sample=sample
    )
