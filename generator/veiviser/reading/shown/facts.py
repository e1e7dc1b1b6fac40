"""The facts of a project, from their file."""

import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.kept.inputs import today
from veiviser.messages import all_of, say
from veiviser.model.fact import Fact
from veiviser.model.flow import Text
from veiviser.model.numbers import grouped
from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.shown.named import Known
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.days import read_days
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Scalar, Sequence
from veiviser.reading.yaml.parsing import read_yaml

FILE = "facts.yaml"
"""In the folder of pages."""
KEYS = ("value", "words", "unit", "source", "from", "until", "checked")


@dataclass(frozen=True, slots=True)
class Facts:
    """What texts can name."""

    by_name: Dictionary[str, Fact] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """Names of those with problems of their own."""
    is_whole: bool = True
    """Whether all names are known."""
    others: Dictionary[str, Known] = field(default_factory=dict)
    """What else has names, by kind: `edition`, and in a flow `date`."""


NO_FACTS = Facts()


def read_facts(path: Path, file: PurePosixPath, report: Report, day: date | None = None) -> Facts:
    """
    The facts of a file; none where there is no such file.

    Args:
        day: of a fact with several values, the one of this day is had; left out, of today.
    """
    try:
        if not path.exists():
            return Facts()
    except OSError:  # of its folder, which is told where the pages are read
        return Facts()
    text = read_text(path, file, report)
    before = len(report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None or shapes.is_empty(node):
        return Facts(is_whole=text is not None and not report.has_error_since(before))
    table = shapes.mapping(node, say("a file of facts"), report)
    if table is None:
        return Facts(is_whole=False)
    check_names((entry.key for entry in table.items.values()), say("a fact"), report)
    found = {name: _fact(entry, day or today(), report) for name, entry in table.items.items()}
    sound = {name: fact for name, fact in found.items() if fact is not None}
    return Facts(sound, frozenset(found.keys() - sound.keys()))


def _fact(entry: Entry, day: date, report: Report) -> Fact | None:
    """With the value of that day; where it has none then, with the one that is nearest."""
    if not isinstance(entry.value, Sequence):
        return _one(entry, report)
    read = [_one(Entry(entry.key._replace(place=item.place), item), report) for item in entry.value.items]
    facts = [fact for fact in read if fact is not None]
    if not read:
        shapes.wrong_shape(entry.value, say("a fact with several values has one after each `- `"), report)
    if len(facts) < len(read) or not facts or _overlap(facts, report):
        return None
    return min(facts, key=lambda fact: fact.days.distance(day))


def _overlap(facts: list[Fact], report: Report) -> bool:
    """Whether several of a fact's values hold on the same day, which is told at the later one."""
    for number, fact in enumerate(facts):
        other = next((other for other in facts[:number] if other.days.meet(fact.days)), None)
        if other is not None:
            message = say(
                "both {values} hold on the same day; write `from:` and `until:`, so that each day has one",
                values=all_of(other.words, fact.words),
            )
            report.error(fact.place, "wrong-value", message)
            return True
    return False


def _one(entry: Entry, report: Report) -> Fact | None:
    before, name = len(report), entry.key.text
    table = shapes.mapping(entry.value, say("the fact `{name}`", name=name), report)
    if table is None:
        return None
    shapes.only(table, KEYS, say("the fact `{name}`", name=name), report)
    shapes.require(
        Mapping(table.items, entry.key.place),
        ("value", "source", "checked"),
        say("the fact `{name}`", name=name),
        report,
    )
    value, unit = _plain(table, "value", report), _plain(table, "unit", report)
    words, source = _plain(table, "words", report), shapes.value(table, "source")
    told = shapes.text(source, "`source`", report) if source is not None else None
    days, looked_up = read_days(table, report), shapes.value(table, "checked")
    checked = values.day(looked_up, "`checked`", report) if looked_up is not None else None
    if value is None or told is None or checked is None or report.has_error_since(before):
        return None
    said = words.text if words else _in_words(value.text, unit.text if unit else "")
    where = " ".join(told.words.split())
    return Fact(
        name=name,
        value=value.text,
        words=said,
        source=where,
        checked=checked,
        place=entry.key.place,
        unit=unit.text if unit else "",
        days=days,
    )


def _plain(table: Mapping, key: str, report: Report) -> Scalar | None:
    node = shapes.value(table, key)
    before = len(report)
    found = shapes.plain(node, f"`{key}`", report) if node is not None else None
    if found is not None and not report.has_error_since(before):
        report += problems_in_text(Text(found.text, found.place, found.first), markdown=False)
    return found


def _in_words(value: str, unit: str) -> str:
    """`3 278 kr`, with blanks where no line breaks."""
    number = grouped(int(value)) if re.fullmatch(r"[1-9][0-9]{3,14}", value) else value
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number
