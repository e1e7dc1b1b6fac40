"""Facts that texts show by name."""

from dataclasses import dataclass
from datetime import date

from veiviser.model.days import ALWAYS, Days
from veiviser.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact: a fee, a phone number, a count or a rule, with its source and how long it holds."""

    name: str
    value: str
    """As machines write it: `116117`, `+4723327000`, `3278`."""
    words: str
    """As readers see it: `116 117`, `23 32 70 00`, `3 278 kr`."""
    source: str
    """Where to look it up."""
    checked: date
    """When somebody last did."""
    place: Place
    unit: str = ""
    days: Days = ALWAYS
    """On which it holds, as far as that is known."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact in a text."""

    fact: Fact
    place: Place
    written: str
    """`{fact.legevakt}`, or `116 117` where it was typed by hand."""
    shown: str
    """What stands there for readers: the fact's words, and its value in an address."""

    @property
    def by_name(self) -> bool:
        return self.written.startswith("{")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of the edition in a page's text."""

    place: Place
    written: str
    """`{edition.name}`."""
    shown: str
