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
from collections.abc import Iterator
from decimal import Decimal

from veiviser.model.flow import Block, Flow
from veiviser.model.project import Project
from veiviser.problem import Problem

_FORMS = {
    "mail": (re.compile(r"\s*[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\s*"), "an e-mail address"),
    "phone": (re.compile(r"\s*((\+|00)[\s.\-]*)?([0-9][\s.\-]*){5,15}"), "a telephone number"),
}
"""By the word that says what a field takes; as its template has it."""


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for screen in flow.screens.values():
        for block in screen.every_block:
            if block.sample is not None and (wrong := _wrong(block, block.sample.words)):
                yield Problem(block.sample.place, "bad-sample", wrong)


def _wrong(block: Block, sample: str) -> str:
    for value in block.options.values():
        if isinstance(value, str) and value in _FORMS:
            form, what = _FORMS[value]
            if not form.fullmatch(sample):
                return f"the field takes {what}, and «{sample}» is none; write a sample that it takes"
        if isinstance(value, Decimal) and len(sample) > value:
            return f"the sample has {len(sample)} characters, and the field takes {value}; shorten it"
    return ""
