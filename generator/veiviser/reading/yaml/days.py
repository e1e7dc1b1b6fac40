"""`from:` and `until:`: the days on which something is there."""

from datetime import date

from veiviser.messages import say
from veiviser.model.days import Days
from veiviser.problem import Report
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.nodes import Mapping

KEYS = ("from", "until")


def read_days(table: Mapping, report: Report) -> Days:
    """Those that stand in a table; all of them where neither key does."""
    first, last = (_day(table, key, report) for key in KEYS)
    if first is not None and last is not None and last < first:
        message = say("`until` is before `from`, which is {since}; change one of them", since=first)
        report.error(table.items["until"].value.place, "wrong-value", message)
        return Days()
    return Days(first, last)


def _day(table: Mapping, key: str, report: Report) -> date | None:
    node = shapes.value(table, key)
    return values.day(node, f"`{key}`", report) if node is not None else None
