"""A page as somebody sees it: words, what can be pressed, what can be answered in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeenLink:
    """Something that looks as if it could be pressed."""

    at: int
    """Of what is seen, the number."""
    words: str
    """Without blanks."""
    href: str | None
    off: bool
    control: str = ""
    """The id that the page itself gives it, by which results name it."""


FORMED, SOME_WORDS = "formed", "Noen ord"
"""What we call a field for text that does not take just any words, and such words."""


@dataclass(frozen=True, slots=True)
class SeenInput:
    """Something that can be answered in."""

    at: int
    kind: str
    words: str
    """Its label, likewise."""
    picked: bool
    text: str
    type: str
    """As HTML has it, or `FORMED`."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as somebody sees it."""

    heading: str
    title: str
    text: str
    links: tuple[SeenLink, ...]
    inputs: tuple[SeenInput, ...]
    outside: tuple[SeenLink, ...]
    """Beside the phone: situations, and what begins anew."""
    answers: tuple[tuple[str, str], ...]
    """What was answered so far."""
