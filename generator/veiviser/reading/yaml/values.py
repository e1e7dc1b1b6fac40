"""Numbers, dates, flags and words of a list: texts that must be of a certain form."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import get_args

from veiviser.messages import Message, any_of, say
from veiviser.model.fact import Fact
from veiviser.model.flow import End
from veiviser.problem import Problem, Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Node, Scalar
from veiviser.reading.yaml.norwegian import nearest_known

_MONTHS = (
    *(say("January"), say("February"), say("March"), say("April"), say("May"), say("June")),
    *(say("July"), say("August"), say("September"), say("October"), say("November"), say("December")),
)
_NUMBER = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_COUNT = re.compile(
    r"(?:[^\W\d]{1,3}\.?\s)?(?P<count>-?(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+)(?:,[0-9]+|\.[0-9]{1,2}|\.[0-9]{4,})?)"
    r"(?:,-)?(?:\s?(?:[^\W\d]+\.?|%|°\w?))?"
)
"""Of a fact, with its unit; `300.000` can be read in two ways, and is none."""
_COUNTED = re.compile(r"(?:steg |trinn |step )?([1-9][0-9]?) ?(?:av|/|of|out of) ?([1-9][0-9]?)", re.IGNORECASE)
ENDS: tuple[End, ...] = get_args(End)


def number(node: Node, what: str, report: Report) -> Decimal | None:
    found = shapes.scalar(node, what, report)
    if found is None:
        return None
    if found.fact is not None:
        return _number_of(found.fact, found, what, report)
    if re.fullmatch(_NUMBER, found.text):
        return Decimal(found.text)
    report.append(_wrong(found, what, say("a number such as 16 or 2.5, of at most 15 digits")))
    return None


def _number_of(fact: Fact, found: Scalar, what: str, report: Report) -> Decimal | None:
    """`300000` of the fact `300 000 kr`."""
    counted = _COUNT.fullmatch(fact.value)
    written = re.sub(r"\s", "", counted["count"]).replace(",", ".") if counted else ""
    if re.fullmatch(_NUMBER, written):
        return Decimal(written)
    where = f"{fact.place.file}:{fact.place.line}"
    message = say(
        "{what} is a number, and the fact `{fact}` ({where}) is `{value}`; give the fact a `value` of digits, and "
        "write what is to be read under `words`",
        what=what,
        fact=fact.name,
        where=where,
        value=fact.value[:40],
    )
    report.error(found.place, "wrong-value", message)
    return None


def flag(node: Node, what: str, report: Report) -> bool | None:
    found = shapes.scalar(node, what, report)
    if found is None:
        return None
    if found.text in ("true", "yes", "false", "no"):
        return found.text in ("true", "yes")
    report.append(_wrong(found, what, say("`true` or `false`"), nearest_known(found.text, ("true", "false"))))
    return None


def day(node: Node, what: str, report: Report) -> date | None:
    found = shapes.scalar(node, what, report)
    if found is None:
        return None
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", found.fact.value if found.fact else found.text)
    if not parts:
        report.append(_wrong(found, what, say("a date such as 2026-04-24")))
        return None
    year, month, day_of_month = (int(part) for part in parts.groups())
    try:
        return date(year, month, day_of_month)
    except ValueError:
        named: str = found.text
        if 1 <= month <= 12:
            named = say("{day} {month} {year}", day=day_of_month, month=_MONTHS[month - 1], year=year)
        report.error(found.place, "wrong-value", say("{day} does not exist; write a day that does", day=named))
        return None


def word(node: Node, words: Collection[str], what: str, report: Report) -> str | None:
    found = shapes.scalar(node, what, report)
    if found is None or found.text in words:
        return found.text if found else None
    allowed = any_of(*(f"`{word}`" for word in words))
    near = nearest_known(found.text, words)
    report.append(_wrong(found, what, say("one of {allowed}", allowed=allowed), near))
    return None


def end(node: Node | None, report: Report) -> End | None:
    """How the journey ends here, if it does."""
    found = word(node, ENDS, "`end`", report) if node is not None else None
    return next((e for e in ENDS if e == found), None)


def step(node: Node, report: Report) -> tuple[int, int] | None:
    """`1 of 4`."""
    found = shapes.scalar(node, "`step`", report)
    if found is None:
        return None
    parts = re.fullmatch(r"([1-9][0-9]?) of ([1-9][0-9]?)", found.text)
    if parts and int(parts[1]) <= int(parts[2]):
        return int(parts[1]), int(parts[2])
    counted = _COUNTED.fullmatch(found.text)
    near = ""
    if counted and int(counted[1]) <= int(counted[2]):
        near = say("; did you mean `{near}`?", near=" of ".join(counted.groups()))
    report.append(_wrong(found, "`step`", say("like `1 of 4`, the first not greater than the second"), near))
    return None


def _wrong(found: Scalar, what: str, expected: Message, near: str = "") -> Problem:
    written = found.text if len(found.text) <= 40 else found.text[:39] + "…"
    return Problem(
        found.place,
        "wrong-value",
        say(
            "{what} is {expected}; here is `{written}`{near}", what=what, expected=expected, written=written, near=near
        ),
    )
