"""The facts of a project, from their file."""

import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.fact import Fact
from veiviser.model.flow import Text
from veiviser.model.numbers import grouped
from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.shown.named import Known
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Scalar
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


def read_facts(path: Path, file: PurePosixPath, report: Report) -> Facts:
    """The facts of a file; none where there is no such file."""
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
    found = {name: _fact(entry, report) for name, entry in table.items.items()}
    sound = {name: fact for name, fact in found.items() if fact is not None}
    return Facts(sound, frozenset(found.keys() - sound.keys()))


def _fact(entry: Entry, report: Report) -> Fact | None:
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
    since, until, checked = (_day(table, key, report) for key in ("from", "until", "checked"))
    if since is not None and until is not None and until < since:
        message = say("`until` is before `from`, which is {since}; change one of them", since=since)
        report.error(table.items["until"].value.place, "wrong-value", message)
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
        since=since,
        until=until,
    )


def _plain(table: Mapping, key: str, report: Report) -> Scalar | None:
    node = shapes.value(table, key)
    before = len(report)
    found = shapes.plain(node, f"`{key}`", report) if node is not None else None
    if found is not None and not report.has_error_since(before):
        report += problems_in_text(Text(found.text, found.place, found.first), markdown=False)
    return found


def _day(table: Mapping, key: str, report: Report) -> date | None:
    node = shapes.value(table, key)
    return values.day(node, f"`{key}`", report) if node is not None else None


def _in_words(value: str, unit: str) -> str:
    """`3 278 kr`, with blanks where no line breaks."""
    number = grouped(int(value)) if re.fullmatch(r"[1-9][0-9]{3,14}", value) else value
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number
