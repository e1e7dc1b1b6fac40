"""Dates reckoned by named rules, and how Norwegian says them."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_COUNTS = ("", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
"""Up to twelve, numbers in a text are words, as Språkrådet advises."""


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


def said(day: date, today: date) -> str:
    """`1. februar`, and of other years than today's `1. januar neste år` or `1. januar 2030`."""
    named = f"{day.day}.\N{NO-BREAK SPACE}{MONTHS[day.month - 1]}"
    if day.year == today.year:
        return named
    return f"{named} neste år" if day.year == today.year + 1 else f"{named} {day.year}"


def days_said(count: int) -> str:
    """`én dag`, `to dager`, `13 dager`."""
    number = _COUNTS[count] if 0 < count < len(_COUNTS) else str(count)
    return f"{number}\N{NO-BREAK SPACE}{'dag' if count == 1 else 'dager'}"
