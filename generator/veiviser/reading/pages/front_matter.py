"""The lines between `---` and `---` that a page may begin with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any

from veiviser.messages import say
from veiviser.model.days import ALWAYS, Days
from veiviser.model.flow import Text
from veiviser.model.interface import InterfaceWords
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.pages.page_keys import MEANT, PAGE
from veiviser.reading.shown.dates import read_dates
from veiviser.reading.shown.named import NONE, Known
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.days import read_days
from veiviser.reading.yaml.kinds import closed
from veiviser.reading.yaml.parsing import read_yaml

_LANGUAGE = re.compile(r"(?!no\b)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""BCP 47; `no` does not say which Norwegian."""
_KEY = re.compile(r"(?:title|description|lang|order|audience|dates|from|until)\s*[:=]\s")
_RULE = re.compile(r"-{4,}|\+{3,}|\*{3,}|_{3,}|[-\u2013\u2014]{1,3}")
"""What some write for `---`, or what word processors make of it."""
_SCRIPT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.js")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself."""

    title: str = ""
    lines: int = 0
    """How many lines of the page it takes."""
    language: str = "nb"
    """`lang`."""
    read: tuple[Text, ...] = ()
    """What people read of it: title and description."""
    dates: Known = NONE
    said: Mapping[str, Any] = field(default_factory=dict)
    """All that stands there and is obeyed."""
    script: Text | None = None
    """What the page loads beside what all do, by path in the site."""
    days: Days = ALWAYS
    """On which it is there: `from` and `until`."""


def lines_of_front_matter(text: str) -> int:
    """How many lines of a page it takes, those around it included; 0 where there is none."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    is_rule = end > 1 and not lines[1].strip()  # across the page, as Markdown has it
    return 0 if end == 0 or is_rule else end + 1


def read_front_matter(text: str, file: PurePosixPath, words: InterfaceWords, report: Report) -> FrontMatter:
    """
    The front matter of a page's text; an empty one where there is none.

    Args:
        words: in which its dates are said.
    """
    lines, taken = text.split("\n"), lines_of_front_matter(text)
    if taken == 0:
        _find_open(lines, file, report)
        return FrontMatter()
    node = read_yaml("\n" + "\n".join(lines[1 : taken - 1]), file, report)  # keeps the numbers of the lines
    if node is None or shapes.is_empty(node):
        _find_comments_alone(lines[1 : taken - 1], file, report)
        return FrontMatter(lines=taken)
    table = shapes.mapping(node, say("front matter"), report)
    if table is None:
        return FrontMatter(lines=taken)
    said = closed(table, PAGE, say("a page"), report, MEANT)
    places = {name: entry.value.place for name, entry in table.items.items()}
    if "lang" in said:
        _check_language(Text(said["lang"], places["lang"]), report)
    if "script" in said and not _SCRIPT.fullmatch(said["script"]):
        message = say("`script` is the name of a file in `prototype/theme/assets/`, such as device-check.js; write one")
        report.error(places["script"], "wrong-value", message)
        del said["script"]
    days = shapes.value(table, "dates")
    return FrontMatter(
        said.get("title", ""),
        taken,
        said.get("lang", "nb"),
        tuple(Text(said[key], places[key]) for key in ("title", "description") if key in said),
        read_dates(days, text, words, report) if days is not None else NONE,
        said,
        Text(f"assets/{said['script']}", places["script"]) if "script" in said else None,
        read_days(table, report),
    )


def _find_comments_alone(lines: Sequence[str], file: PurePosixPath, report: Report) -> None:
    """To its author it may be a heading between two rules, or settings that once were obeyed."""
    if lines and all(line.lstrip().startswith("#") for line in lines if line.strip()):
        message = say(
            "nobody sees what stands after # between these two ---; write it below them, or take all of them out"
        )
        report.warning(Place(file, 2), "lost-text", message)


def _find_open(lines: Sequence[str], file: PurePosixPath, report: Report) -> None:
    if lines[0].rstrip() != "---":
        _find_below_blanks(lines, file, report)
        _find_unmarked(lines, file, report)
    elif all(line.rstrip() not in ("---", "...") for line in lines[1:]) and any(line.strip() for line in lines[1:3]):
        message = say("`---` opens the front matter and no second `---` closes it; add one on a line of its own")
        report.error(Place(file), "open-front-matter", message)


def _find_below_blanks(lines: Sequence[str], file: PurePosixPath, report: Report) -> None:
    """To Markdown it is a rule and a heading, which readers would see."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    inside = list(takewhile(lambda line: line.rstrip() != "---", lines[first + 1 :]))
    is_closed = first + 1 + len(inside) < len(lines)
    if first and lines[first].rstrip() == "---" and is_closed and any(_KEY.match(line) for line in inside):
        message = say("what a page says of itself begins on its first line; take out the empty lines above")
        report.error(Place(file, first + 1), "open-front-matter", message)


def _find_unmarked(lines: Sequence[str], file: PurePosixPath, report: Report) -> None:
    """Without `---` around it, or with something else there: readers would see it."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    rule = lines[first].strip()
    begun = first + (rule != "---" and _RULE.fullmatch(rule) is not None)
    inside = list(takewhile(str.strip, lines[begun:]))
    if (begun == first and _KEY.match(rule)) or (
        begun > first and any(map(_KEY.match, inside)) and rule in lines[begun:]
    ):
        message = say("what a page says of itself stands between two lines of `---`; write one above and one below it")
        report.error(Place(file, first + 1), "open-front-matter", message)


def _check_language(language: Text, report: Report) -> None:
    if not _LANGUAGE.fullmatch(language.words):
        message = say(
            "`{language}` is no language; write two letters, such as `en`, or `nb` for bokmål", language=language.words
        )
        report.error(language.place, "wrong-value", message)
