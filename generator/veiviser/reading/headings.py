"""Headings of a page and the anchors that the site gives them."""

import html
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import Any

from markdown import Markdown
from pymdownx.slugs import slugify

from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.facts import Facts
from veiviser.reading.mentions import with_facts
from veiviser.reading.prose import Prose

_HASHES = re.compile(r"(?P<indent>\s*)(?P<level>#{1,6})(?P<words>[^#].*)$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_CONTAINER = re.compile(r"\s*(?:!!!|\?\?\?\+?|===)\s")
"""What makes of indented lines something else than code."""
_EXPLICIT = re.compile(r"\{:?[^{}\n]*?#([^\s{}\"'=]+)[^{}\n]*\}")
_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)")
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")


@dataclass(frozen=True, slots=True)
class Headings:
    """What a page's headings amount to."""

    title: str
    """The words of the first of the first level, or nothing."""
    anchors: frozenset[str]


def read_headings(prose: Prose, file: PurePosixPath, problems: list[Problem], facts: Facts) -> Headings:
    """The headings of a page; anchors made by hand count too, and it is a problem where two are the same."""
    found = find_headings(prose)
    lines = [f"{'#' * level} {_ICON.sub('', with_facts(words, facts))}" for _, level, words in found]
    tokens = _tokens("\n\n".join(lines)) if lines else []
    for (number, _, _), token in zip(found, tokens, strict=False):
        if re.fullmatch(r"(_[0-9]+)?", token["id"]):
            message = "no anchor can be made of this heading; give it one, like ## Words {#words}"
            problems.append(Problem(Place(file, number), "bad-name", message, "warning"))
    by_hand = _by_hand(prose, file, problems)
    title = next((html.unescape(token["name"]) for token in tokens if token["level"] == 1), "")
    return Headings(title, frozenset({token["id"] for token in tokens} | by_hand))


def find_headings(prose: Prose) -> list[tuple[int, int, str]]:
    """Line, level and words of each."""
    found = []
    is_inside = False
    previous = ""
    for number, line in prose.numbered():
        if _CONTAINER.match(line):
            is_inside = True
        elif line.strip() and not line[0].isspace():
            is_inside = False
        match = _HASHES.match(line)
        underline = _UNDERLINE.match(line)
        if match and (len(match["indent"]) < 4 or is_inside):
            found.append((number, len(match["level"]), match["words"].strip()))
        elif underline and previous.strip() and not re.match(r"\s*(?:[>|*+-]|#)", previous):
            found.append((number - 1, 1 if "=" in underline[1] else 2, previous.strip()))
        previous = line
    return found


def _by_hand(prose: Prose, file: PurePosixPath, problems: list[Problem]) -> set[str]:
    first: dict[str, int] = {}
    for number, line in prose.numbered():
        if "{" not in line and "<" not in line:
            continue
        for match in (*_EXPLICIT.finditer(line), *_ID.finditer(line)):
            if match[1] in first:
                message = f"the anchor `{match[1]}` is on line {first[match[1]]} already; give one of them another name"
                problems.append(Problem(Place(file, number, match.start(1) + 1), "duplicate-anchor", message))
            first.setdefault(match[1], number)
    return set(first)


@lru_cache(maxsize=512)
def _tokens(headings: str) -> list[dict[str, Any]]:
    """Headings alone, through the very extension that the site uses; whole pages would take a hundred times as long."""
    renderer: Any = _renderer()
    renderer.reset()
    renderer.convert(headings)
    found: list[dict[str, Any]] = []
    waiting = list(reversed(renderer.toc_tokens))
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(reversed(token["children"]))
    return found


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["toc", "attr_list"], extension_configs={"toc": {"slugify": slugify(case="lower")}})
