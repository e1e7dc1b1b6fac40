"""The lines between `---` and `---` that a page may begin with."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading import shapes
from veiviser.reading.dates import read_dates
from veiviser.reading.known import NONE, Known
from veiviser.reading.yaml import read_yaml

_LANGUAGE = re.compile(r"(?!no\b)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""BCP 47; `no` does not say which Norwegian."""


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


def read_front_matter(text: str, file: PurePosixPath, problems: list[Problem]) -> FrontMatter:
    """The front matter of a page's text; an empty one where there is none."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        if any(line.strip() for line in lines[1:3]):
            message = "`---` opens the front matter and no second `---` closes it; add one on a line of its own"
            problems.append(Problem(Place(file), "open-front-matter", message))
        return FrontMatter()
    if end > 1 and not lines[1].strip():
        return FrontMatter()  # a rule across the page, as Markdown has it
    node = read_yaml("\n" + "\n".join(lines[1:end]), file, problems)  # keeps the numbers of the lines
    if node is None or shapes.is_empty(node):
        return FrontMatter(lines=end + 1)
    table = shapes.mapping(node, "front matter", problems)
    found: dict[str, Text] = {}
    for key in ("title", "description", "lang"):
        value = shapes.value(table, key) if table else None
        words = shapes.text(value, f"`{key}`", problems) if value is not None else None
        if words is not None:
            found[key] = words
    title, language = found.get("title"), found.pop("lang", None)
    _check_language(language, problems)
    days = table.items.get("dates") if table else None
    return FrontMatter(
        title.words.strip() if title else "",
        end + 1,
        language.words if language else "nb",
        tuple(found.values()),
        read_dates(days.value, text, problems) if days else NONE,
    )


def _check_language(language: Text | None, problems: list[Problem]) -> None:
    if language is not None and not _LANGUAGE.fullmatch(language.words):
        message = f"`{language.words}` is no language; write two letters, such as `en`, or `nb` for bokmål"
        problems.append(Problem(language.place, "wrong-value", message))
