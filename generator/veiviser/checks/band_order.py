"""
Bands of a number rise and meet, and the last takes all the rest.

A number belongs to the first band that it is below. Each band must have numbers between `min`, which is 0 where nobody
has written it, and `max`; and a label such as «18 til 66 år» says the limits that its band has. Wrong, where a child of
ten is «16 til 66»:

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

import re
from collections.abc import Iterator
from decimal import Decimal

from veiviser.messages import say
from veiviser.model.flow import Block, Choice, Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "band-order"
_Bands = list[tuple[Choice, Decimal | None]]
"""With the number that each is below."""
_NUMBER = r"(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_MORE = r"(?:mer|meir|eldre|flere|fleire|høyere|høgare|over)\b"
_LABELS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:fra |frå |mellom )?{_NUMBER}(?: \w+)? ?(?:til og med|til|og|–|-) ?{_NUMBER}",
        rf"(?:under|mindre enn|yngre enn|færre enn|inntil|opptil|høyst|til og med) ()(?:[^\W\d]+ )?{_NUMBER}",
        rf"(?:over|mer enn|meir enn|eldre enn|flere enn|fleire enn|minst|(?:fra|frå)(?: og med)?) {_NUMBER}()",
        rf"{_NUMBER}()(?: \w+)? (?:eller|og) {_MORE}",
    )
)
"""How labels say limits, the lower one first; empty where they say but one."""


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        for block in screen.every_block:
            limits = [(choice, _limit(choice)) for choice in block.choices]
            if block.answer is not None and any(limit is not None for _, limit in limits):
                least, most = _bound(block, "min"), _bound(block, "max")
                _rise(limits, most, report)
                if _is_rising(limits):
                    _within(limits, least, most, report)
                    _as_labelled(limits, report)


def _rise(limits: _Bands, most: Decimal | None, report: Report) -> None:
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
    if limit is not None and (most is None or limit <= most):
        message = say(
            "a number of {limit} or more is in no band; let the last one have no limit, or add another", limit=limit
        )
        report.error(last.place, ID, message)


def _is_rising(limits: _Bands) -> bool:
    said = [limit for choice, limit in limits[:-1] if choice.presence.always]
    known = [limit for limit in said if limit is not None]
    return known == said == sorted(set(known))


def _bound(block: Block, option: str) -> Decimal | None:
    value = block.options.get(option)
    return value if isinstance(value, Decimal) else None


def _within(limits: _Bands, least: Decimal | None, most: Decimal | None, report: Report) -> None:
    """Whether the field takes any number of each band."""
    for choice, lower, upper in _spans(limits):
        if least is not None and upper is not None and upper <= least:
            message = say(
                "«{label}» is below {limit}, and the field takes no number under {least}; write a lower `min`, or take "
                "the band out",
                label=choice.label.words,
                limit=upper,
                least=least,
            )
            report.error(choice.place, ID, message)
        elif most is not None and lower is not None and lower > most:
            message = say(
                "«{label}» begins at {limit}, and the field takes no number over {most}; write a higher `max`, or take "
                "the band out",
                label=choice.label.words,
                limit=lower,
                most=most,
            )
            report.error(choice.place, ID, message)


def _as_labelled(limits: _Bands, report: Report) -> None:
    """Whether each label says the limits of its band, or the numbers just inside them."""
    if not all(choice.presence.always for choice, _ in limits):
        return  # which bands meet depends on what was answered
    for choice, *span in _spans(limits):
        found = next(filter(None, (pattern.match(choice.label.words) for pattern in _LABELS)), None)
        for said, limit in zip(found.groups() if found else (), span, strict=False):
            if said and limit is not None and abs(_read(said) - limit) > 1:
                message = say(
                    "«{label}» says {said}, and the limit of the band is {limit}; write the same, so that no number is "
                    "without a band",
                    label=choice.label.words,
                    said=said,
                    limit=limit,
                )
                report.warning(choice.place, ID, message)


def _spans(limits: _Bands) -> Iterator[tuple[Choice, Decimal | None, Decimal | None]]:
    """Each band with where it begins and what it is below, as far as that is said."""
    lower: Decimal | None = None
    for choice, upper in limits:
        yield choice, lower, upper
        if choice.presence.always:
            lower = upper


def _read(number: str) -> Decimal:
    return Decimal(re.sub(r"[ .\u00a0\u202f]", "", number).replace(",", "."))


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
