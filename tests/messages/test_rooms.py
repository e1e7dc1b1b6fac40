"""No English sentence stands outside of `say`, so that all can be told in each language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.renew_messages import FUNCTION, PACKAGE

ROOMS = sorted(path.name for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
OTHERWISE = {
    "__init__.py": ("module ",),  # as Python says it
    "__main__.py": ("veiviser needs Python",),  # where nothing can be read yet
    "cli/words.py": ("Show this message", "Show the version"),  # Click's own, translated where they are shown
    "engine/reader.py": (
        "Names of what is read",
        "How code is drawn",
        "What leads from a footnote",
    ),  # an extension's options, as Python-Markdown asks
    "journeys/walking/circulation.py": ("no circulation:",),  # a mistake of ours, which nobody else meets
    "links/outside/connecting.py": ("veiviser-links (checks",),  # what other sites are told of us
    "model/dates.py": ("first of next", "last of month"),  # words of flows
    "outputs/schema/journey.py": ("first of next", "last of month"),  # words of flows
    "pytest_plugin/__init__.py": (
        "flows of a Veiviser site",
        "Walk the flows",
        "Go the random walks",
        "Random walks a flow",
        "What a stranger does",
    ),  # the help of pytest's command, which is English
    "pytest_plugin/collecting.py": ("in a browser › ",),  # names of tests, by which they are run again
    "stranger/browser/exploring.py": ("from a folder",),
    "reading/door/allowed.py": ("as crossorigin href",),  # names of attributes
    "reading/door/drawings.py": ("\n    calc clamp",),  # functions of CSS
    "reading/markdown/literal_forms.py": ("a|abbr|b",),  # names of elements
    "reading/markdown/meant.py": ("no|com|org",),
    "reading/yaml/explaining.py": ("scanning for the next token", "end of stream"),  # PyYAML's own, to know it by
    "writing/marker.py": ("veiviser wrote these files",),  # by which we know what we wrote before
    "wording/conditions.py": ("avbestill be ", "ikke ikkje "),  # words of Norwegian
}
"""By module, how English begins in it that is not a message."""
_ENGLISH = re.compile(
    r"\b(?:an?|and|are|as|be|by|cannot|from|has|have|is|it|no|not|nothing|of|or|out|that|the|this|was|what|which|with)\b",
    re.IGNORECASE,
)
"""Words that Norwegian has not, or not often."""
_WORD = re.compile(r"(?<![\w/.$#-])[a-z]+(?![\w/$#(=-])", re.IGNORECASE)
_CODE = re.compile(r"=>|</|<[a-z!?]+[ >]|[;{]\s*\n|\\[sdwb]|\(\?|^[a-z]+ [a-z]+-[a-z ,.:-]+$")


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """English in a module that somebody could read, with its line: three words or more, one of which is English."""
    module = ast.parse(source)
    seen = _unread(module)
    for node in ast.walk(module):
        if id(node) in seen or not isinstance(node, (ast.Constant, ast.JoinedStr)):
            continue
        seen |= {id(inner) for inner in ast.walk(node)}
        text = _text(node)
        words = " ".join(_WORD.findall(text))
        if words.count(" ") > 1 and _ENGLISH.search(words) and not _CODE.search(text):
            yield node.lineno, text


def _unread(module: ast.Module) -> set[int]:
    """What documents the code, what is given to `say`, what a pattern is made of, and whose a file is."""
    found: set[int] = set()
    for node in ast.walk(module):
        match node:
            case ast.Expr(value=ast.Constant()):
                found.add(id(node.value))
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name == FUNCTION:
                found.add(id(first))
            case ast.keyword(arg="holders"):  # whose the files of a site are, as they say it themselves
                found |= {id(inner) for inner in ast.walk(node)}
            case ast.Call(func=ast.Attribute(attr="compile")):
                found |= {id(inner) for inner in ast.walk(node)}
    return found


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)


def found_in(module: Path) -> list[tuple[int, str]]:
    return list(sentences(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("room", ROOMS)
def test_no_english_stands_outside_of_a_message(room: str) -> None:
    path = PACKAGE / room
    named = {
        module: module.relative_to(PACKAGE).as_posix() for module in (path.rglob("*.py") if path.is_dir() else [path])
    }
    found = [
        f"{name}:{line}: {text[:80]!r}"
        for module, name in sorted(named.items())
        for line, text in found_in(module)
        if not text.startswith(OTHERWISE.get(name, ()))
    ]
    assert found == []


def test_each_exception_is_needed() -> None:
    texts = {name: [text for _, text in found_in(PACKAGE / name)] for name in OTHERWISE}
    needless = [
        begin
        for name, begins in OTHERWISE.items()
        for begin in begins
        if not any(text.startswith(begin) for text in texts[name])
    ]
    assert needless == []


@pytest.mark.parametrize(
    "line",
    [
        'found("the link is empty")',
        'found(f"`{address}` is not there")',
        'found(f"the page {name} did not come out" for name in names)',
        'message = f"no port from {port} on"',
        'x = {"dead": "has no certificate"}',
        'raise ValueError("no site " + f"of the {name}")',
        'say("{what}", what="the disk is full")',
    ],
)
def test_a_sentence_is_found(line: str) -> None:
    assert list(sentences(f"{line}\n"))


@pytest.mark.parametrize(
    "line",
    [
        '"""What the module is about."""',
        'say("the link is empty")',
        'pattern = re.compile("the link is empty")',
        'name = "siden er ikke bygget"',
        'html = f"<p>{words}</p>"',
        'path = f"prototype/{flow}/{page}.html"',
    ],
)
def test_what_is_no_message_is_not_taken_for_one(line: str) -> None:
    assert list(sentences(f"{line}\n")) == []
