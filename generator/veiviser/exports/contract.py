"""The contract of exports: what each is given, and what it gives."""

from dataclasses import dataclass
from typing import Protocol

from veiviser.messages import Message
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A flow to export."""

    graph: Graph
    words: InterfaceWords
    """What is said where the flow itself says nothing."""
    source: str
    """The flow's file, with `\\n` as the only line break."""


class Format(Protocol):
    """What another tool reads."""

    def export(self, subject: Subject) -> str:
        """
        The whole file.

        Raises:
            CannotExport: when it would be of no use to anybody.
        """


class CannotExport(Exception):
    """A flow that a format has no room for."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
