"""What stylesheets say of whether something shows, for selectors that a page without a mouse can answer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(
    r"(?<![\w-])(?P<name>display|visibility|outline|outline-style|box-shadow|opacity)\s*:\s*(?P<value>[^;}!]+)(?P<more>!important)?"
)
_UNANSWERABLE = re.compile(
    r":(?:hover|active|focus(?:-visible|-within)?|user-invalid|open|dir|-webkit[\w-]*|-moz[\w-]*)\b|::"
)
_STATES = {":target": "[data-target]", ":checked": "[checked]", ":valid": "[data-valid]"}
_PLACEHOLDER = ":placeholder-shown"
_OPEN_MEDIA = re.compile(r"\(\s*(?:min-width|width\s*>=?)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector, and what it says of one property."""

    selector: str
    name: str
    value: str
    order: tuple[bool, bool, tuple[int, int, int], int]
    """Which of two rules is obeyed: whether it is important, outside of layers, how exact it is, how late it comes."""


def read_rules(sheets: Iterable[str]) -> list[Rule]:
    """The rules of stylesheets, in the order in which a page names them."""
    found: list[Rule] = []
    for sheet in sheets:
        for selectors, body, layered in _blocks(_COMMENT.sub("", sheet), "", False):
            for said in _DECLARATION.finditer(body):
                for selector in _split(selectors):
                    order = (bool(said["more"]), not layered, exactness(selector), len(found))
                    found.append(Rule(selector, said["name"], said["value"].strip(), order))
    return found


def answerable(selector: str) -> str:
    """The selector as the tree of a filled page can answer it; empty where nobody can without a mouse."""
    if _UNANSWERABLE.search(selector) or re.search(r":(?:before|after|marker)\b", selector):
        return ""
    for state, attribute in _STATES.items():
        selector = selector.replace(state, attribute)
    return selector.replace(_PLACEHOLDER, ":not([data-filled])")


def in_two(selector: str) -> tuple[str, str]:
    """What stands around, and what must stand in it; the latter empty of a selector that is not just these two."""
    depth, gaps = 0, list[int]()
    for at, sign in enumerate(selector):
        depth += (sign in "([") - (sign in ")]")
        if depth == 0 and sign in " >+~":
            gaps.append(at)
    if len(gaps) != 1 or selector[gaps[0]] != " ":
        return selector, ""
    return selector[: gaps[0]], selector[gaps[0] + 1 :]


def exactness(selector: str) -> tuple[int, int, int]:
    """How many ids, classes and elements it names; what stands in `:where` counts for nothing."""
    selector = _without_where(selector)
    ids = len(re.findall(r"#[\w-]+", selector))
    attributes = re.findall(r"\[[^\]]*\]", selector)
    bare = re.sub(r"\[[^\]]*\]", "", selector)
    pseudos = [one for one in re.findall(r"(?<!:):([\w-]+)", bare) if one not in ("not", "is", "has", "where")]
    classes = len(re.findall(r"\.[\w-]+", bare)) + len(attributes) + len(pseudos)
    elements = len(re.findall(r"(?:^|[\s>+~(,])([a-zA-Z][\w-]*)", bare))
    return ids, classes, elements


def _without_where(selector: str) -> str:
    while (at := selector.find(":where(")) >= 0:
        selector = selector[:at] + selector[_end(selector, at + 6) + 1 :]
    return selector


def _end(text: str, start: int, pair: str = "()") -> int:
    """Where the bracket that opens at `start` closes."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == pair[0]) - (text[at] == pair[1])
        if depth == 0:
            return at
    return len(text) - 1


def _blocks(sheet: str, around: str, layered: bool) -> Iterator[tuple[str, str, bool]]:
    """Selectors, the declarations under them, and whether they stand in a layer."""
    at = 0
    while (opened := sheet.find("{", at)) >= 0:
        head = sheet[at:opened].rpartition(";")[2].strip()
        closed = _end(sheet, opened, "{}")
        body = sheet[opened + 1 : closed]
        at = closed + 1
        if head.startswith("@layer"):
            yield from _blocks(body, around, True)
        elif head.startswith(("@supports", "@container")) or (head.startswith("@media") and _OPEN_MEDIA.search(head)):
            yield from _blocks(body, around, layered)
        elif not head.startswith("@"):
            whole = head.replace("&", f":is({around})") if around else head
            yield whole, re.sub(r"[^;{}]*\{[^{}]*\}", "", body), layered
            if "{" in body:
                yield from _blocks(body, whole, layered)


def _split(selectors: str) -> Iterator[str]:
    """At the commas that are in no bracket."""
    depth, start = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()
