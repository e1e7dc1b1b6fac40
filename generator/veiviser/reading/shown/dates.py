"""The dates of a flow or a page: days that are written, and what is counted from them."""

from collections.abc import Mapping as Dictionary
from datetime import date
from typing import NamedTuple

from veiviser.model.dates import RULES, days_left, days_said, said
from veiviser.problem import Problem, Report, nearest
from veiviser.reading.shown.named import UNREAD, Known
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar

DAYS = "days until"
FROM = "from"
MOST = 100
"""In one file."""


class _Day(NamedTuple):
    """A day, and the written one that it is counted from, which may be itself."""

    day: date
    start: date


def read_dates(node: Node, text: str, problems: Report) -> Known:
    """
    What the texts of a file can show, in words.

    Args:
        node: what stands behind `dates`.
        text: the whole file's.
    """
    table = shapes.mapping(node, "`dates`", problems)
    if table is None:
        return UNREAD
    if len(table.items) > MOST:
        message = f"{len(table.items):,} dates in one file; {MOST} is the most, take out those that no text shows"
        problems.append(Problem(table.place, "wrong-value", message))
        return UNREAD
    check_names((entry.key for entry in table.items.values()), "a date", problems)
    counting = _Counting(table.items, problems)
    words = {name: told for name, entry in table.items.items() if (told := counting.words(entry)) is not None}
    for name in words:
        if name not in counting.asked and f"{{date.{name}}}" not in text:
            message = f"the date `{name}` is shown nowhere; write {{date.{name}}} in a text, or take it out"
            problems.append(Problem(table.items[name].key.place, "unshown-date", message, "note"))
    return Known(words, frozenset(table.items.keys() - words.keys()))


class _Counting:
    """The dates of one flow on their way to words."""

    def __init__(self, entries: Dictionary[str, Entry], problems: Report) -> None:
        self.entries, self.problems = entries, problems
        self.asked: set[str] = set()
        """Names from which something is counted."""
        self.days: dict[str, _Day | None] = {}
        self.open: list[str] = []
        """Those that are being counted, each from the next."""

    def words(self, entry: Entry) -> str | None:
        """As it is shown; None, and a problem, where something is wrong with it."""
        if _is_number(entry):
            return self._days_left(entry)
        found = self._day(entry)
        return said(*found) if found is not None else None

    def _days_left(self, entry: Entry) -> str | None:
        what, rule = f"the number of days `{entry.key.text}`", entry.value
        assert isinstance(rule, Mapping)
        shapes.only(rule, (DAYS, FROM), what, self.problems)
        shapes.require(rule, (DAYS, FROM), what, self.problems)
        last, today = (self._named(rule.items[key].value) if key in rule.items else None for key in (DAYS, FROM))
        if last is None or today is None:
            return None
        if last.day < today.day:
            message = f"{last.day} is before {today.day}, so no day is left; change one of them, or count another way"
            self.problems.append(Problem(rule.items[DAYS].value.place, "wrong-value", message))
            return None
        return days_said(days_left(last.day, today.day))

    def _day(self, entry: Entry) -> _Day | None:
        name = entry.key.text
        if name not in self.days:
            self.open.append(name)
            self.days[name] = self._counted(entry)
            self.open.pop()
        return self.days[name]

    def _counted(self, entry: Entry) -> _Day | None:
        rule, what = entry.value, f"the date `{entry.key.text}`"
        if not isinstance(rule, Mapping):
            day = values.day(rule, f"`{entry.key.text}`", self.problems)
            return _Day(day, day) if day is not None else None
        shapes.only(rule, (*RULES, DAYS), what, self.problems)
        if len(rule.items) != 1:
            message = f"{what} is a day, or counted by one rule, such as {{last of month: dag}}; here are"
            self.problems.append(Problem(rule.place, "wrong-shape", f"{message} {len(rule.items)} rules"))
            return None
        ((written, source),) = rule.items.items()
        start = self._named(source.value) if written in RULES else None
        if start is None:
            return None
        try:
            return _Day(RULES[written](start.day), start.start)
        except OverflowError:
            message = f"{what} comes after the year 9999, where dates end; write an earlier day"
            self.problems.append(Problem(source.value.place, "wrong-value", message))
            return None

    def _named(self, node: Node) -> _Day | None:
        """The day that a rule counts from."""
        name = shapes.scalar(node, "what a rule counts from", self.problems)
        if name is None:
            return None
        self.asked.add(name.text)
        entry = self.entries.get(name.text)
        wrong = self._why_not(name, entry)
        if wrong is not None:
            self.problems.append(wrong)
            return None
        return self._day(entry) if entry is not None else None

    def _why_not(self, name: Scalar, entry: Entry | None) -> Problem | None:
        if entry is None:
            near = nearest(name.text, self.entries) or "; write it as a line `name: 2027-01-12` of its own"
            return Problem(name.place, "unknown-name", f"no date is called `{name.text}`{near}")
        if _is_number(entry):
            message = f"`{name.text}` is a number of days, and nothing can be counted from it; name a date"
            return Problem(name.place, "wrong-value", message)
        if name.text in self.open:
            message = f"`{name.text}` is counted from itself in the end; give it a day, such as 2027-01-12"
            return Problem(name.place, "wrong-value", message)
        return None


def _is_number(entry: Entry) -> bool:
    return isinstance(entry.value, Mapping) and DAYS in entry.value.items
