"""Dates as people write them, and what can be wrong with one."""

import re
from calendar import monthrange

from veiviser.model.interface import InterfaceWords

KINDS = ("any-date", "birthday", "past-date", "future-date")
"""The words by which a question says that it asks for a date."""


def wrong_day(text: str, words: InterfaceWords, scripts: bool) -> str | None:
    """
    The option with the words for what is wrong with it, if anything is.

    Args:
        scripts: whether the page can tell one mistake from another.
    """
    day, month, year = _parts(text, words)
    if not _is_within(day, 1, 31):
        wrong = "error-day"
    elif not _is_within(month, 1, 12):
        wrong = "error-month"
    elif not _is_within(year, 1900, 2099):
        wrong = "error-year"
    else:
        wrong = "" if int(day) <= monthrange(int(year), int(month))[1] else "error-none"
    return (wrong if scripts else "error-wrong") if wrong else None


def _parts(text: str, words: InterfaceWords) -> tuple[str, str, str]:
    """The day, the month as a number, and the year; each empty where it is not there."""
    names = [words(f"month.{number}") for number in range(1, 13)]
    day, month, year, *_ = [*re.split(r"[.\s/-]+", text.strip()), "", "", ""]
    return day, str(names.index(month.lower()) + 1) if month.lower() in names else month, year


def _is_within(number: str, least: int, most: int) -> bool:
    return number.isdecimal() and least <= int(number) <= most
