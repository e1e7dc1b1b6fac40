"""HTML inside Markdown: what is let through, and what it leads to."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.prose import Prose

ALLOWED = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "background", "xlink:href")
_ELEMENT = re.compile(r"""<([a-zA-Z][\w-]*)(?![\w:@.-])((?:[^<>"']|"[^"<]*+"|'[^'<]*+'|["'])*+)""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
_DECLARATION = re.compile(r"<!\[|<[!?](?=[a-zA-Z])")
"""Marked sections, document types and the like; some end Python's own parser."""
_HANDLER = re.compile(r"\{:?[^{}\n]*?\b(on[a-z]+)\s*=")


def check_html(prose: Prose, file: PurePosixPath, problems: list[Problem]) -> None:
    """A problem for each element and handler that pages may not have."""
    for line, column, name, attributes in _elements(prose):
        place = Place(file, line, column)
        if name not in ALLOWED and "-" not in name:
            message = f"<{name}> is not allowed in a page; write it in Markdown, or leave it out"
            problems.append(Problem(place, "raw-html", message))
        for key in attributes:
            if key.startswith("on"):
                message = f"`{key}` would run a script, and pages have none; leave it out"
                problems.append(Problem(place, "raw-html", message))
    for number, line_text in prose.numbered():
        for match in _DECLARATION.finditer(line_text):
            message = f"`{match[0]}` is for parsers, and what follows would be lost; leave it out, or write &lt; for <"
            problems.append(Problem(Place(file, number, match.start() + 1), "raw-html", message))
        for match in _HANDLER.finditer(line_text):
            message = f"`{match[1]}` would run a script, and pages have none; leave it out"
            problems.append(Problem(Place(file, number, match.start(1) + 1), "raw-html", message))


def addresses_in_html(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """Line, column and address of everything that elements lead to or show."""
    for line, column, _, attributes in _elements(prose):
        for key in _ADDRESSES:
            if key in attributes:
                yield line, column, attributes[key]
        for candidate in attributes.get("srcset", "").split(","):
            if candidate.strip():
                yield line, column, candidate.split()[0]


def _elements(prose: Prose) -> Iterator[tuple[int, int, str, dict[str, str]]]:
    """Line, column, name and attributes of each element that begins; a search, for a parser can be kept busy."""
    text = prose.text
    line, start = 1, 0
    for match in _ELEMENT.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        attributes: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(match[2]):
            attributes.setdefault(found[1].lower(), found[2] or found[3] or found[4] or "")
        yield line, start - text.rfind("\n", 0, start), match[1].lower(), attributes
