"""Turns the engine's warnings into problems with a place."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath

from veiviser.messages import say
from veiviser.model.site import written_at
from veiviser.place import Place
from veiviser.problem import Problem

_PAGE = re.compile(r"(?:Doc file|Error reading page|Error building page|[Pp]age) '([^']+\.md)'")
_QUOTED = re.compile(r"'([^']+)'")
_LOGGERS = ("mkdocs", "material")


class Collector(logging.Handler):
    """Keeps warnings and errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def collected_warnings(*, quiet: bool) -> Iterator[Collector]:
    """
    All that MkDocs and its theme warn of meanwhile.

    Args:
        quiet: whether nothing of it is to be printed.
    """
    collector = Collector()
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(collector)
        logger.propagate = logger.propagate and not quiet
    try:
        yield collector
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.removeHandler(collector)
            logger.propagate = propagate


def as_problems(messages: list[str], docs: Mapping[str, str | bytes]) -> list[Problem]:
    """Problems at the page that each message names, on the line with the link that it quotes."""
    return [
        Problem(_place(message, docs), "site-engine", say("MkDocs says: {told}", told=_one_line(message)))
        for message in messages
    ]


def _place(message: str, docs: Mapping[str, str | bytes]) -> Place:
    page = _PAGE.search(message)
    if page is None:
        return Place(PurePosixPath("mkdocs.yml"))
    file = PurePosixPath("content") / written_at(page[1])
    text = docs.get(page[1], "")
    for quoted in _QUOTED.findall(message[page.end() :]):
        for number, line in enumerate(text.splitlines() if isinstance(text, str) else (), 1):
            if quoted in line:
                return Place(file, number, line.index(quoted) + 1)
    return Place(file)


def _one_line(message: str) -> str:
    return " ".join(message.split()).rstrip(".")
