"""A page's references to flows: ties, links and pictures."""

from dataclasses import dataclass

from veiviser.place import Place


@dataclass(frozen=True, slots=True)
class Tie:
    """A part of a page about a flow: from a mark `<!-- flow: name/screen -->` to the end of its section."""

    flow: str
    screen: str | None
    """None where it speaks of any of the flow's screens."""
    place: Place
    """Of the name in the mark."""
    lines: range
    """Of the page, from 1."""


@dataclass(frozen=True, slots=True)
class ScreenLink:
    """A link of a page to the prototype, `[words](prototype:flow/screen)`."""

    flow: str
    screen: str | None
    """None where it leads to the flow's beginning."""
    place: Place
    """Of the flow's name."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A screen that a page shows a picture of, by a mark `<!-- picture flow/screen -->`."""

    flow: str
    screen: str
    place: Place
    """Of the flow's name."""
