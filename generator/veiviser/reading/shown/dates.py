"""The dates of a flow or a page: days that are written, and what is counted from them."""

from collections.abc import Mapping as Dictionary
from datetime import date
from typing import NamedTuple

from veiviser.messages import Count, say
from veiviser.model.dates import RULES, days_left, days_said, said
from veiviser.model.interface import InterfaceWords
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


def read_dates(node: Node, text: str, words: InterfaceWords, report: Report) -> Known:
    """
    What the texts of a file can show, in words.

    Args:
        node: what stands behind `dates`.
        text: the whole file's.
        words: in which days are said.
    """
    table = shapes.mapping(node, "`dates`", report)
    if table is None:
        return UNREAD
    if len(table.items) > MOST:
        message = say(
            "{count} dates in one file; {most} is the most, take out those that no text shows",
            count=Count(len(table.items)),
            most=MOST,
        )
        report.error(table.place, "wrong-value", message)
        return UNREAD
    check_names((entry.key for entry in table.items.values()), say("a date"), report)
    counting = _Counting(table.items, words, report)
    shown = {name: told for name, entry in table.items.items() if (told := counting.words(entry)) is not None}
    for name in shown:
        if name not in counting.asked and f"{{date.{name}}}" not in text:
            message = say(
                "the date `{name}` is shown nowhere; write {{date.{name}}} in a text, or take it out", name=name
            )
            report.note(table.items[name].key.place, "unshown-date", message)
    return Known(shown, frozenset(table.items.keys() - shown.keys()))


class _Counting:
    """The dates of one flow on their way to words."""

    def __init__(self, entries: Dictionary[str, Entry], interface: InterfaceWords, report: Report) -> None:
        self.entries, self.interface, self.report = entries, interface, report
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
        return said(*found, self.interface) if found is not None else None

    def _days_left(self, entry: Entry) -> str | None:
        what, rule = say("the number of days `{name}`", name=entry.key.text), entry.value
        assert isinstance(rule, Mapping)
        shapes.only(rule, (DAYS, FROM), what, self.report)
        shapes.require(rule, (DAYS, FROM), what, self.report)
        last, today = (self._named(rule.items[key].value) if key in rule.items else None for key in (DAYS, FROM))
        if last is None or today is None:
            return None
        if last.day < today.day:
            message = say(
                "{last} is before {today}, so no day is left; change one of them, or count another way",
                last=last.day,
                today=today.day,
            )
            self.report.error(rule.items[DAYS].value.place, "wrong-value", message)
            return None
        return days_said(days_left(last.day, today.day), self.interface)

    def _day(self, entry: Entry) -> _Day | None:
        name = entry.key.text
        if name not in self.days:
            self.open.append(name)
            self.days[name] = self._counted(entry)
            self.open.pop()
        return self.days[name]

    def _counted(self, entry: Entry) -> _Day | None:
        rule, what = entry.value, say("the date `{name}`", name=entry.key.text)
        if not isinstance(rule, Mapping):
            day = values.day(rule, f"`{entry.key.text}`", self.report)
            return _Day(day, day) if day is not None else None
        shapes.only(rule, (*RULES, DAYS), what, self.report)
        if len(rule.items) != 1:
            message = say(
                "{what} is a day, or counted by one rule, such as {{last of month: dag}}; here are {count} rules",
                what=what,
                count=len(rule.items),
            )
            self.report.error(rule.place, "wrong-shape", message)
            return None
        ((written, source),) = rule.items.items()
        start = self._named(source.value) if written in RULES else None
        if start is None:
            return None
        try:
            return _Day(RULES[written](start.day), start.start)
        except OverflowError:
            message = say("{what} comes after the year 9999, where dates end; write an earlier day", what=what)
            self.report.error(source.value.place, "wrong-value", message)
            return None

    def _named(self, node: Node) -> _Day | None:
        """The day that a rule counts from."""
        name = shapes.scalar(node, say("what a rule counts from"), self.report)
        if name is None:
            return None
        self.asked.add(name.text)
        entry = self.entries.get(name.text)
        wrong = self._why_not(name, entry)
        if wrong is not None:
            self.report.append(wrong)
            return None
        return self._day(entry) if entry is not None else None

    def _why_not(self, name: Scalar, entry: Entry | None) -> Problem | None:
        if entry is None:
            near = nearest(name.text, self.entries) or say("; write it as a line `name: 2027-01-12` of its own")
            return Problem(
                name.place, "unknown-name", say("no date is called `{name}`{near}", name=name.text, near=near)
            )
        if _is_number(entry):
            message = say(
                "`{name}` is a number of days, and nothing can be counted from it; name a date", name=name.text
            )
            return Problem(name.place, "wrong-value", message)
        if name.text in self.open:
            message = say(
                "`{name}` is counted from itself in the end; give it a day, such as 2027-01-12", name=name.text
            )
            return Problem(name.place, "wrong-value", message)
        return None


def _is_number(entry: Entry) -> bool:
    return isinstance(entry.value, Mapping) and DAYS in entry.value.items
