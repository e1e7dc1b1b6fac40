"""The values of the edition that is built, from the file that lists the editions."""

import re
from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.flow import Text
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.markdown.literals import problems_in_text
from veiviser.reading.shown.named import NONE, UNREAD, Known
from veiviser.reading.yaml import shapes, values
from veiviser.reading.yaml.names import check_names
from veiviser.reading.yaml.nodes import Entry, Mapping, Node
from veiviser.reading.yaml.parsing import read_yaml

FILE = "editions.yaml"
"""In the folder of pages."""
KEYS = ("number", "name", "standard")
STANDARDS = ("bokmål", "nynorsk")


def read_edition(path: Path, file: PurePosixPath, report: Report) -> Known:
    """`slug`, `number`, `name` and `standard` of the one edition; nothing where there is no such file."""
    try:
        if not path.exists():
            return NONE
    except OSError:  # of its folder, which is told where the pages are read
        return NONE
    before = len(report)
    text = read_text(path, file, report)
    node = read_yaml(text, file, report) if text is not None else None
    is_empty = node is None or shapes.is_empty(node)
    table = shapes.mapping(node, say("a file of editions"), report) if node is not None and not is_empty else None
    if table is None or not table.items:
        if not report.has_error_since(before):
            message = say(
                "the file is empty; write `slug: {{number: 4204, name: …, standard: bokmål}}`, or take it away"
            )
            report.error(Place(file), "empty-file", message)
        return UNREAD
    check_names((entry.key for entry in table.items.values()), say("an edition"), report)
    editions = [_edition(entry, report) for entry in table.items.values()]
    for entry in list(table.items.values())[1:]:
        first = next(iter(table.items))
        message = say(
            "a site is built for one edition, and `{first}` stands first; take `{name}` out",
            first=first,
            name=entry.key.text,
        )
        report.error(entry.key.place, "wrong-value", message)
    return Known(editions[0], is_whole=not report.has_error_since(before))


def _edition(entry: Entry, report: Report) -> dict[str, str]:
    slug = entry.key.text
    what = say("the edition `{slug}`", slug=slug)
    table = shapes.mapping(entry.value, what, report)
    if table is None:
        return {}
    shapes.only(table, KEYS, what, report)
    shapes.require(Mapping(table.items, entry.key.place), KEYS, what, report)
    number, name, standard = (shapes.value(table, key) for key in KEYS)
    code = _number(number, report) if number is not None else None
    before = len(report)
    said = shapes.plain(name, "`name`", report) if name is not None else None
    if said is not None and not report.has_error_since(before):
        report += problems_in_text(Text(said.text, said.place, said.first), markdown=False)
    written = values.word(standard, STANDARDS, "`standard`", report) if standard is not None else None
    found = {"slug": slug, "number": code, "name": said.text if said else None, "standard": written}
    return {key: words for key, words in found.items() if words is not None}


def _number(node: Node, report: Report) -> str | None:
    """Of a municipality, as SSB's code list 131 has them: two digits for the county, two within it."""
    found = shapes.scalar(node, "`number`", report)
    if found is not None and not re.fullmatch(r"(?!00|99)[0-9]{4}", found.text):
        message = say(
            "`number` is the municipality's, of four digits such as 4204; here is `{written}`", written=found.text[:40]
        )
        report.error(found.place, "wrong-value", message)
    return found.text if found is not None else None
