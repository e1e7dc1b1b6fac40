"""Prints problems for people, programs and code hosts."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import click

from veiviser.messages import Count, Message, all_of, render, say
from veiviser.problem import SEVERITIES, Problem

Explanations = Mapping[str, str]
"""What each kind of problem is about, in Markdown, by its ID."""

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


_BLANKS = "\xa0\u202f"


def as_text(problems: Sequence[Problem], _explanations: Explanations) -> str:
    """A line a problem, as compilers write them."""
    return "".join(f"{_visible(str(problem))}\n" for problem in problems)


def as_json(problems: Sequence[Problem], _explanations: Explanations) -> str:
    """One object: `problems`, and how many there are of each severity."""
    found = [
        {
            "id": problem.id,
            "severity": problem.severity,
            "file": str(problem.place.file),
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.text,
        }
        for problem in problems
    ]
    counts: Counter[str] = Counter(problem.severity for problem in problems)
    return _written(
        {"errors": counts["error"], "warnings": counts["warning"], "notes": counts["note"], "problems": found}
    )


def as_github(problems: Sequence[Problem], _explanations: Explanations) -> str:
    """Workflow commands, which GitHub shows beside the line."""
    return "".join(
        f"::{_GITHUB_LEVELS[problem.severity]} file={_property(str(problem.place.file))},"
        f"line={problem.place.line},col={problem.place.column},title={_property(problem.id)}::{_data(problem.text)}\n"
        for problem in problems
    )


def as_sarif(problems: Sequence[Problem], explanations: Explanations) -> str:
    """A log of the Static Analysis Results Interchange Format, OASIS standard 2.1.0."""
    ids = sorted({problem.id for problem in problems})
    rules = [{"id": id, **_help(explanations[id])} if id in explanations else {"id": id} for id in ids]
    run = {
        "tool": {"driver": {"name": "veiviser", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, ids.index(problem.id)) for problem in problems],
    }
    return _written({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


FORMATS: Mapping[str, Callable[[Sequence[Problem], Explanations], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def show(problems: Iterable[Problem], err: bool = False) -> None:
    """Print them as text, the severity in its colour where there are colours."""
    for problem in problems:
        severity = f" {render(SEVERITIES[problem.severity])}: "
        coloured = click.style(severity, fg=_COLOURS[problem.severity], bold=True)
        click.echo(as_text([problem], {}).replace(severity, coloured, 1), nl=False, err=err)


def tell(message: Message, err: bool = False) -> None:
    """Print a message in the reader's language."""
    click.echo(render(message), err=err)


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 warning`, or `no problems`, to be rendered."""
    counts: Counter[str] = Counter(problem.severity for problem in problems)
    kinds = (
        ("error", say("error"), say("errors")),
        ("warning", say("warning"), say("warnings")),
        ("note", say("note"), say("notes")),
    )
    there = [counted(counts[kind], one, many) for kind, one, many in kinds if counts[kind]]
    return all_of(*there) if there else say("no problems")


def counted(number: int, one: Message, many: Message) -> Message:
    """`1 page`, `2 pages`."""
    return say("{number} {things}", number=Count(number), things=one if number == 1 else many)


def counted_branches(branches: int, tried: int, untold: int) -> Message:
    """`All 162 branches are tried, 97 are not named in the guide.`"""
    of_all = say("all {count} branches are tried", count=branches)
    some = say("{tried} of {count} branches are tried", tried=tried, count=branches)
    told = say("{untold} are not named in the guide", untold=untold) if untold else say("all are named in the guide")
    return say("{tried}, {told}.", tried=of_all if tried == branches > 1 else some, told=told)


def capitalized(message: str) -> str:
    """A message as the beginning of a sentence, in the reader's language."""
    return render(message)[:1].upper() + render(message)[1:]


def _visible(text: str) -> str:
    """What a name of a file or a word could do to a terminal is shown instead: a line break, colours, a direction."""
    return "".join(c if c.isprintable() or c in _BLANKS else c.encode("unicode_escape").decode() for c in text)


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(str(problem.place.file), errors="replace")},
        "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
    }
    return {
        "ruleId": problem.id,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": problem.text},
        "locations": [{"physicalLocation": place}],
    }


def _help(explanation: str) -> dict[str, Any]:
    first, _, _ = explanation.partition("\n")
    return {"shortDescription": {"text": first}, "help": {"text": explanation, "markdown": explanation}}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
