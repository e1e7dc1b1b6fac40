"""Dates reckoned by named rules, and how they are said."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from veiviser.model.interface import InterfaceWords

KINDS = ("any-date", "birthday", "past-date", "future-date")
"""The words by which a component says that what is written in it is a date."""
_IN_WORDS = 12
"""Up to this, numbers in a text are words, as Språkrådet advises."""


def last_of_month(day: date) -> date:
    """31 January of any day in January, the day itself where it is the last."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def first_of_next_month(day: date) -> date:
    """
    1 February of any day in January, 1 January of any in December.

    Raises:
        OverflowError: in December 9999, the last month there is.
    """
    return last_of_month(day) + timedelta(days=1)


def first_of_next_year(day: date) -> date:
    """
    1 January of the year after.

    Raises:
        OverflowError: in 9999, the last year there is.
    """
    return first_of_next_month(day.replace(month=12))


RULES: Mapping[str, Callable[[date], date]] = {
    "first of next month": first_of_next_month,
    "last of month": last_of_month,
    "first of next year": first_of_next_year,
}
"""
By the name that authors write.

A change of GP holds from the first of the next month (helsenorge.no, and Helsedirektoratet on FLO). It can be regretted
until then, so through the last of the month (the brief, which has 12 and 30 January as examples). Two changes are for a
calendar year, so there are new ones on the first of the next (pasient- og brukerrettighetsloven § 2-1 c).
"""


def days_left(last: date, today: date) -> int:
    """How many days there are to use, today and the last one among them: two from 30 January until 31 January."""
    return (last - today).days + 1


def said(day: date, today: date, words: InterfaceWords) -> str:
    """`1. februar`, and of other years than today's `1. januar neste år` or `1. januar 2030`; no line breaks in it."""
    named = words("date.day", day=day.day, month=words(f"month.{day.month}"))
    if day.year == today.year:
        return named
    if day.year == today.year + 1:
        return words("date.next_year", date=named)
    return words("date.other_year", date=named, year=day.year)


def days_said(count: int, words: InterfaceWords) -> str:
    """`én dag`, `to dager`, `13 dager`."""
    if count == 1:
        return words("date.one_day")
    return words("date.days", count=words(f"number.{count}") if 1 < count <= _IN_WORDS else count)


def whole(day: date, words: InterfaceWords) -> str:
    """`12. mai 1960`, as an answer reads."""
    return words("date.whole", day=day.day, month=words(f"month.{day.month}"), year=day.year)
