"""Texts and targets, with their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from veiviser.place import Place, Runs, place_in_runs

_SCHEMES: Mapping[str, Literal["phone", "mail"]] = {"tel": "phone", "mailto": "mail"}
"""In small letters; authors may write them in capitals (RFC 3986, 3.1)."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody reads; `{name}` in them is an answer or a value of the edition, facts are in their places."""

    words: str
    place: Place
    first: Place | None = field(default=None, compare=False)
    """Of its first character, where each of its lines is a line of the file; None where it is not, or nobody knows."""
    runs: Runs = field(default=(), compare=False)
    """Where it stands, where it was not written as it reads."""

    def spot(self, line: int, column: int) -> Place:
        """Of one of its characters, by line and column in it from 0; where all of it begins, if no better is known."""
        if self.runs:
            lines = self.words.split("\n")
            return place_in_runs(self.runs, sum(len(before) + 1 for before in lines[:line]) + column)
        if self.first is None:
            return self.place if "\n" in self.words else self.place._replace(column=self.place.column + column)
        return self.first._replace(line=self.first.line + line, column=self.first.column + column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where something leads."""

    kind: Literal["screen", "page", "web", "phone", "mail", "back", "next", "nowhere"]
    """`next`: where the screen's answers lead. `nowhere`: only in a component's examples."""
    address: str
    """The screen's name, the page's path without ending, or the whole address with its scheme; else empty."""
    place: Place
    flow: str | None = None
    """The flow that `address` is a screen of, where it is another flow."""
    fragment: str = ""
    """Of a page: the heading's id, without `#`."""

    @classmethod
    def read(cls, words: str, place: Place, here: str) -> "Target":
        """
        What `screen`, `flow/screen`, `page:help/browsers#top`, an address, `back`, `next` or `#` means in a flow.

        Any words mean something: an unknown scheme is an address on the web, and what else is unknown names a screen.
        Whether there is such a page or screen, and whether the address is safe, is for others to judge.

        Args:
            here: the flow's name; a screen of it has no flow in its target.
        """
        if words in ("back", "next"):
            return cls(kind="back" if words == "back" else "next", address="", place=place)
        if words == "#":
            return cls(kind="nowhere", address="", place=place)
        scheme, colon, rest = words.partition(":")
        if scheme == "page" and colon:
            path, _, fragment = rest.partition("#")
            return cls(kind="page", address=path, place=place, fragment=fragment)
        if colon or words.startswith(("//", "\\")):
            return cls(kind=_SCHEMES.get(scheme.lower(), "web"), address=words, place=place)
        flow, slash, screen = words.partition("/")
        if not slash:
            return cls(kind="screen", address=words, place=place)
        return cls(kind="screen", address=screen, place=place, flow=flow if flow != here else None)
