"""Approvals, in `godkjent.yaml` beside the settings."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from veiviser.messages import render, say
from veiviser.model.approval import Approval
from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.nodes import Mapping as Table
from veiviser.reading.yaml.nodes import Node
from veiviser.reading.yaml.parsing import read_yaml

FILE = PurePosixPath("godkjent.yaml")
_NEEDED = ("what", "digest", "who", "day")
_KEYS = ("what", "digest", "words", "who", "author", "day", "until")
_HEADING = (
    say("Who approved what readers see. Written by `veiviser approve`."),
    say("An approval holds until readers see something else, and no longer than the day behind `until`."),
)


def read_approvals(root: Path, report: Report) -> Mapping[str, Approval]:
    """By what is approved; nothing where there is no such file."""
    if not (root / FILE).is_file() or not (root / FILE).resolve().is_relative_to(root.resolve()):
        return {}
    text = read_text(root / FILE, FILE, report)
    node = read_yaml(text, FILE, report) if text is not None else None
    if node is None or shapes.is_empty(node):
        return {}
    found = (_approval(item, report) for item in shapes.sequence(node, say("a file of approvals"), report))
    return {one.what: one for one in found if one is not None}


def _approval(node: Node, report: Report) -> Approval | None:
    what = say("an approval")
    table = shapes.mapping(node, what, report)
    if table is None:
        return None
    shapes.only(table, _KEYS, what, report)
    shapes.require(table, _NEEDED, what, report)
    said = [_text(table, key, report) for key in _NEEDED[:-1]]
    words, author = (_text(table, key, report) or "" for key in ("words", "author"))
    first, last = (table.items.get(key) for key in ("day", "until"))
    day = values.day(first.value, "`day`", report) if first is not None else None
    until = values.day(last.value, "`until`", report) if last is not None else None
    if day is None or None in said:
        return None
    named, digest, who = (words or "" for words in said)
    place = table.items["what"].value.place
    return Approval(what=named, digest=digest, words=words, who=who, author=author, day=day, until=until, place=place)


def _text(table: Table, key: str, report: Report) -> str | None:
    entry = table.items.get(key)
    found = shapes.scalar(entry.value, f"`{key}`", report) if entry is not None else None
    return found.text if found is not None else None


def written_approvals(approvals: Iterable[Approval]) -> str:
    """The file's text, sorted; the same for the same approvals."""
    lines = [*(f"# {render(words)}" for words in _HEADING), *map(_written, sorted(approvals, key=lambda one: one.what))]
    return "\n".join([*lines, ""])


def _written(one: Approval) -> str:
    said = {"digest": one.digest, "words": one.words, "who": one.who, "author": one.author}
    texts = {"what": one.what, **{key: json.dumps(text, ensure_ascii=False) for key, text in said.items() if text}}
    days = {"day": one.day, "until": one.until} if one.until is not None else {"day": one.day}
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in {**texts, **days}.items())
