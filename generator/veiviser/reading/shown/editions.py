"""The values of the edition that is built, from the file that lists the editions."""

import re
from pathlib import Path, PurePosixPath

from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.shown.named import NONE, UNREAD, Known
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, read_yaml

FILE = "editions.yaml"
"""In the folder of pages."""
KEYS = ("number", "name", "standard")
STANDARDS = ("bokmål", "nynorsk")


def read_edition(path: Path, file: PurePosixPath, problems: Report) -> Known:
    """`slug`, `number`, `name` and `standard` of the one edition; nothing where there is no such file."""
    try:
        if not path.exists():
            return NONE
    except OSError:  # of its folder, which is told where the pages are read
        return NONE
    before = len(problems)
    text = read_text(path, file, problems)
    node = read_yaml(text, file, problems) if text is not None else None
    is_empty = node is None or shapes.is_empty(node)
    table = shapes.mapping(node, "a file of editions", problems) if node is not None and not is_empty else None
    if table is None or not table.items:
        if len(problems) == before:
            message = "the file is empty; write `slug: {number: 4204, name: …, standard: bokmål}`, or take it away"
            problems.append(Problem(Place(file), "empty-file", message))
        return UNREAD
    check_names((entry.key for entry in table.items.values()), "an edition", problems)
    editions = [_edition(entry, problems) for entry in table.items.values()]
    for entry in list(table.items.values())[1:]:
        first = next(iter(table.items))
        message = f"a site is built for one edition, and `{first}` stands first; take `{entry.key.text}` out"
        problems.append(Problem(entry.key.place, "wrong-value", message))
    return Known(editions[0], is_whole=len(problems) == before)


def _edition(entry: Entry, problems: Report) -> dict[str, str]:
    slug = entry.key.text
    what = f"the edition `{slug}`"
    table = shapes.mapping(entry.value, what, problems)
    if table is None:
        return {}
    shapes.only(table, KEYS, what, problems)
    shapes.require(Mapping(table.items, entry.key.place), KEYS, what, problems)
    number, name, standard = (shapes.value(table, key) for key in KEYS)
    code = _number(number, problems) if number is not None else None
    before = len(problems)
    said = shapes.plain(name, "`name`", problems) if name is not None else None
    if said is not None and len(problems) == before:
        problems += problems_in_text(Text(said.text, said.place, said.first), markdown=False)
    written = values.word(standard, STANDARDS, "`standard`", problems) if standard is not None else None
    found = {"slug": slug, "number": code, "name": said.text if said else None, "standard": written}
    return {key: words for key, words in found.items() if words is not None}


def _number(node: Node, problems: Report) -> str | None:
    """Of a municipality, as SSB's code list 131 has them: two digits for the county, two within it."""
    found = shapes.scalar(node, "`number`", problems)
    if found is not None and not re.fullmatch(r"(?!00|99)[0-9]{4}", found.text):
        message = f"`number` is the municipality's, of four digits such as 4204; here is `{found.text[:40]}`"
        problems.append(Problem(found.place, "wrong-value", message))
    return found.text if found is not None else None
