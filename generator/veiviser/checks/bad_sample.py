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

A date always has a sample, written as it reads: `sample: 24. desember 1950`.
"""

import re
from datetime import date
from decimal import Decimal

from veiviser.messages import Message, say
from veiviser.model.dates import KINDS, whole
from veiviser.model.flow import Block, Flow
from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "bad-sample"

_DAY = date(1950, 12, 24)
_NUMBERS = re.compile(r"(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})")
_FORMS = {
    "mail": re.compile(r"\s*[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\s*"),
    "phone": re.compile(r"\s*((\+|00)[\s.\-]*)?([0-9][\s.\-]*){5,15}"),
}
"""By the word that says what a field takes; as its template has it."""


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            if block.options.get("kind") in KINDS:
                _check_date(block, project.look.words, report)
            elif block.sample is not None and (wrong := _wrong(block, block.sample.words)):
                report.error(block.sample.place, ID, wrong)


def _check_date(block: Block, words: InterfaceWords, report: Report) -> None:
    """Pictures show it, and tests write it, as the prototype reads a date that somebody wrote."""
    if block.sample is None:
        message = say(
            "a date needs a sample, for pictures and tests; write `sample: {sample}`", sample=whole(_DAY, words)
        )
        report.error(block.place, ID, message)
    elif _day_in(block.sample.words, words) is None:
        written = _NUMBERS.fullmatch(block.sample.words.strip())
        day = _day(*map(int, written.groups())) if written is not None else None
        message = say(
            "the field takes a date, and «{sample}» is none; write it as «{day}»",
            sample=block.sample.words,
            day=whole(day or _DAY, words),
        )
        report.error(block.sample.place, ID, message)


def _day_in(sample: str, words: InterfaceWords) -> date | None:
    """The day that is said as an answer reads; None where it is none."""
    numbers = [int(number) for number in re.findall(r"\d+", sample)]
    days = (_day(numbers[0], month, numbers[-1]) for month in range(1, 13)) if len(numbers) == 2 else ()
    return next((day for day in days if day is not None and whole(day, words) == sample.strip()), None)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


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
