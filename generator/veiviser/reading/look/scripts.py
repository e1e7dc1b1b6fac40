"""Slips in scripts of a project's own components: brackets and quotes that are not closed, and who loads them."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import ClassVar

from pygments.lexer import inherit
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Error, Punctuation, String

from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Report, nearest

_PAIRS = {")": "(", "]": "[", "}": "{"}
_LOADED = re.compile(r"data-script=\"([^\"{]*)\"")


class _Lexer(JavascriptLexer):
    """With what it lacks: after an arrow, a slash begins a pattern."""

    tokens: ClassVar = {"root": [(r"=>", Punctuation, "slashstartsregex"), inherit]}


def check_script(text: str, file: PurePosixPath, report: Report) -> None:
    """A warning at the first sign that is not closed, or closes nothing: what reads it here is no browser."""
    for offset, message in _slips(text):
        line = text.count("\n", 0, offset) + 1
        report.warning(Place(file, line, offset - text.rfind("\n", 0, offset)), "bad-script", message)
        return


def check_loading(name: str, template: str, file: PurePosixPath, scripts: Collection[str], report: Report) -> None:
    """
    An error where a template loads a script that no component has, or does not load its own.

    Args:
        scripts: names of the components that have one.
    """
    asked = list(_LOADED.finditer(template))
    for one in asked:
        if one[1] not in scripts:
            near = nearest(one[1], scripts) or say("; put `script.js` into the component's folder")
            line = template.count("\n", 0, one.start()) + 1
            report.error(
                Place(file, line), "bad-script", say("no component has a script `{name}`{near}", name=one[1], near=near)
            )
    if name in scripts and not any(one[1] in scripts for one in asked):
        message = say(
            '`script.js` is never loaded; write `data-script="{name}"` on an element of the template', name=name
        )
        report.error(Place(file), "bad-script", message)


def _slips(text: str) -> Iterator[tuple[int, Message]]:
    opened: list[tuple[int, str]] = []
    for offset, kind, words in _Lexer().get_tokens_unprocessed(text):
        if kind in (String.Single, String.Double) and re.search(r"(?<!\\)\n", words):
            yield offset, say("`{sign}` is never closed", sign=words[0])
        elif kind is Error:
            yield offset, say("`{sign}` cannot stand here; is a quote before it closed?", sign=words.strip() or words)
        elif kind is Punctuation and words in _PAIRS.values():
            opened.append((offset, words))
        elif kind is Punctuation and words in _PAIRS:
            if not opened or opened[-1][1] != _PAIRS[words]:
                place = say("line {line}", line=text.count("\n", 0, opened[-1][0]) + 1) if opened else ""
                yield (
                    offset,
                    (
                        say(
                            "`{sign}` does not close the `{other}` of {place}",
                            sign=words,
                            other=opened[-1][1],
                            place=place,
                        )
                        if opened
                        else say("this `{sign}` closes nothing; take it out", sign=words)
                    ),
                )
                return
            opened.pop()
    for offset, words in opened[-1:]:
        yield offset, say("this `{sign}` is never closed", sign=words)
