"""The lines between `---` and `---` that a page may begin with."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading import shapes
from veiviser.reading.yaml import read_yaml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself."""

    title: str = ""
    lines: int = 0
    """How many lines of the page it takes."""


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
    title = shapes.value(table, "title") if table else None
    found = shapes.scalar(title, "`title`", problems) if title is not None else None
    return FrontMatter(found.text.strip() if found else "", end + 1)
