"""Slips in stylesheets of a project's own, which browsers pass over in silence."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from pygments.lexers import css
from pygments.token import Keyword

from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Report, nearest

_PART = re.compile(
    r"""(?P<comment>/\*.*?\*/)|(?P<words>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?P<address>url\((?!\s*["'])[^)\n]*\))"""
    r"""|(?P<open>/\*|["'])|(?P<sign>[{};])""",
    re.DOTALL,
)
_DECLARED = re.compile(r"(--[\w-]+)\s*:")
_NAMED = re.compile(r"[\"'`](--[\w-]+)[\"'`]")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_PROPERTY = re.compile(r"\s*([-\w]+)\s*:")
_NEXT = re.compile(r"\n\s*([a-z-]+)\s*:")
_FAR = re.compile(r"@import\b|url\(\s*[\"']?(?:https?:)?//", re.IGNORECASE)


@dataclass(slots=True)
class _Pieces:
    """What a stylesheet comes to: what is declared, and where a sign is too many or too few."""

    declarations: list[tuple[int, str]] = field(default_factory=list)
    """Each with where it begins; comments and words in quotes are blanks."""
    wrong: list[tuple[int, Message]] = field(default_factory=list)


def declared_in(styles: Iterable[str], scripts: Iterable[str]) -> frozenset[str]:
    """Names of all custom properties that styles say something of, or scripts name."""
    said = (name for style in styles for name in _DECLARED.findall(style))
    return frozenset(said) | frozenset(name for script in scripts for name in _NAMED.findall(script))


def check_styles(styles: Mapping[PurePosixPath, str], known: Collection[str], report: Report) -> None:
    """
    An error at each slip in the stylesheets.

    Args:
        styles: by file.
        known: custom properties that are declared somewhere.
    """
    for file, text in styles.items():
        for offset, message in sorted(_slips(text, known), key=lambda slip: slip[0]):
            line = text.count("\n", 0, offset) + 1
            report.error(Place(file, line, offset - text.rfind("\n", 0, offset)), "bad-style", message)


def _slips(text: str, known: Collection[str]) -> Iterator[tuple[int, Message]]:
    pieces = _read(text)
    yield from pieces.wrong
    for start, piece in pieces.declarations:
        yield from ((start + offset, message) for offset, message in _in_declaration(piece, known))
    bare = re.sub(r"/\*.*?\*/", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    for far in _FAR.finditer(bare):
        yield (
            far.start(),
            (
                say("all styles are joined into one file, where `@import` is nothing; put the rules in here")
                if far[0].startswith("@")
                else say("a page loads nothing from other sites; put the file into the project")
            ),
        )


def _in_declaration(piece: str, known: Collection[str]) -> Iterator[tuple[int, Message]]:
    begin = len(piece) - len(piece.lstrip())
    found = _PROPERTY.match(piece)
    if found is None:
        said = piece.strip().split("\n")[0]
        yield begin, say("`{said}` has no colon; write `property: value;`", said=said)
        return
    if missing := _NEXT.search(piece, found.end()):
        yield missing.start(1), say("a `;` is missing before `{name}`", name=missing[1])
    name = found[1]
    if not name.startswith("-") and not _is_property(name) and (near := nearest(name, _properties())):
        yield begin, say("there is no property `{name}`{near}", name=name, near=near)
    for asked in _ASKED.finditer(piece):
        if asked[1] not in known:
            near = nearest(asked[1], known) or say("; declare it, or give a value after a comma")
            yield asked.start(1), say("nothing declares `{name}`{near}", name=asked[1], near=near)


def _read(text: str) -> _Pieces:
    pieces, opened, piece, start = _Pieces(), list[int](), "", 0
    at = 0
    for part in _PART.finditer(text):
        piece += text[at : part.start()]
        at = part.end()
        if part["open"]:
            pieces.wrong.append((part.start(), say("`{sign}` is never closed", sign=part[0])))
            return pieces
        if not part["sign"]:
            piece += re.sub(r"[^\n]", " ", part[0]) if part["comment"] else "_" * len(part[0])
            continue
        if part[0] == "{":
            opened.append(start + len(piece) - len(piece.lstrip()))
        else:
            if piece.strip() and not piece.strip().startswith("@"):
                pieces.declarations.append((start, piece))
            if part[0] == "}" and not opened:
                pieces.wrong.append((part.start(), say("this `{sign}` closes nothing; take it out", sign="}")))
            elif part[0] == "}":
                opened.pop()
        piece, start = "", at
    if opened:
        pieces.wrong.append(
            (opened[0], say("the rule that begins here is never closed; put `{sign}` after it", sign="}"))
        )
    return pieces


@lru_cache(maxsize=512)
def _is_property(name: str) -> bool:
    """Whether it is one of those that Pygments colours as such."""
    return any(
        kind is Keyword for _, kind, words in css.CssLexer().get_tokens_unprocessed(f"a{{{name}:0}}") if words == name
    )


@lru_cache(maxsize=1)
def _properties() -> tuple[str, ...]:
    """All of these, to name what is near; none where a later Pygments calls the list otherwise."""
    return tuple(getattr(css, "_css_properties", ()))
