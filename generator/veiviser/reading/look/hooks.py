"""What styles take hold of: the root of a component's template, and the classes that templates have."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import NamedTuple

from veiviser.messages import say
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.look.sheets import selectors

_MACRO = re.compile(r"{%-?\s*macro\b.*?{%-?\s*endmacro\s*-?%}", re.DOTALL)
_SAID = re.compile(r"{#.*?#}|{%.*?%}", re.DOTALL)
_SHOWN = re.compile(r"{{.*?}}", re.DOTALL)
_BRANCH = re.compile(r"{%-?\s*(if|elif|else|endif)\b.*?%}", re.DOTALL)
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_WORD = re.compile(r"[\w-]+")
_UNKNOWN = "x"
"""Stands for each sign of what only drawing tells."""
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


class Root(NamedTuple):
    """An element of a template that stands in no other."""

    line: int
    classes: tuple[str, ...] | None
    """None where only drawing tells."""


def check_root(name: str, template: str, file: PurePosixPath, report: Report) -> None:
    """A warning where a component has not one root with its name as a class, by which styles find it."""
    roots = roots_of(template)
    if not roots:
        message = say('the template has no element around it; put all into `<div class="{name}">`', name=name)
        report.warning(Place(file), "bad-template", message)
    for other in roots[1:2]:
        message = say(
            "a second element stands beside that of line {line}; put all into one with the class `{name}`",
            line=roots[0].line,
            name=name,
        )
        report.warning(Place(file, other.line), "bad-template", message)
    if len(roots) == 1 and roots[0].classes is not None and name not in roots[0].classes:
        message = say('the outermost element lacks the class `{name}`; write `class="{name}"` on it', name=name)
        report.warning(Place(file, roots[0].line), "bad-template", message)


def check_classes(styles: Mapping[PurePosixPath, str], used: Iterable[str], report: Report) -> None:
    """
    A warning for the first place of each class in a stylesheet that nothing has.

    Args:
        used: templates, scripts and stylesheets that tell which there are.
    """
    known = {word for text in used for word in _WORD.findall(text)}
    begun = tuple(word for word in known if word.endswith("-") and len(word) > 2)
    for file, text in styles.items():
        seen: set[str] = set()
        for offset, selector in selectors(text):
            for found in _CLASS.finditer(selector):
                name = found[1]
                if name in seen or name in known or name.startswith(begun):
                    continue
                seen.add(name)
                near = nearest(name, known) or say("; take the rule out, or give an element the class")
                at = offset + found.start(1)
                place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
                report.warning(
                    place, "bad-style", say("no template has the class `{name}`{near}", name=name, near=near)
                )


def roots_of(template: str) -> list[Root]:
    """The elements that stand in no other, as the template has them where each first condition holds."""
    text = _MACRO.sub(_blank, template)
    for start, end in reversed([*_other_branches(text)]):
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    parser = _Roots()
    parser.feed(_SHOWN.sub(lambda found: re.sub(r"[^\n]", _UNKNOWN, found[0]), _SAID.sub(_blank, text)))
    parser.close()
    return parser.found


def _other_branches(text: str) -> Iterator[tuple[int, int]]:
    """From each `else` and `elif` to its end; of several within each other, the outermost."""
    opened: list[int | None] = []
    for found in _BRANCH.finditer(text):
        if found[1] == "if":
            opened.append(None)
        elif found[1] == "endif" and opened:
            start = opened.pop()
            if start is not None and all(one is None for one in opened):
                yield start, found.start()
        elif opened and opened[-1] is None:
            opened[-1] = found.start()


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


class _Roots(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth, self.found = 0, list[Root]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(attrs)
        self.depth += tag not in _VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(attrs)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= self.depth > 0 and tag not in _VOID

    def _note(self, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            words = next((value or "" for name, value in attrs if name == "class"), "")
            is_known = not re.search(rf"(?:^|\s|-){_UNKNOWN}{{5,}}", words)
            self.found.append(Root(self.getpos()[0], tuple(words.split()) if is_known else None))
