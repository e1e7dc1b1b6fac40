"""What must be on a page, as the small interpreter says it."""

from dataclasses import dataclass, field
from re import Pattern
from typing import Literal

from veiviser.model.flow import Block, Target, Text

Where = Target | Literal["stop", "error"] | None
"""A target; or that nothing leads on, that what is open is told, or that nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something that can be pressed."""

    words: Pattern[str]
    """Found in its words, without blanks."""
    where: Where
    key: tuple[int, str]
    """The block, by its number on the screen, and the option or choice of it."""
    sets: tuple[tuple[str, str], ...] = ()
    changes: bool = False
    """That it leads to where an answer is changed."""
    leaves: bool = False
    of_answers: bool = False
    """That it leads where the answers do."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something that can be answered in."""

    kind: Literal["radio", "checkbox", "text"]
    words: Pattern[str]
    answer: str
    value: str
    """Of a choice, `day/time`."""
    picked: bool
    block: Block
    text: str = ""
    """What is written in it."""


@dataclass(slots=True)
class Page:
    """All that must be on a page."""

    title: Pattern[str]
    texts: list[Pattern[str]] = field(default_factory=list)
    """In this order."""
    further: list[Pattern[str]] = field(default_factory=list)
    """In any order."""
    between: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By number of such a one: the text that it stands behind, which may be -1, and the one that it stands before."""
    perhaps: list[Pattern[str]] = field(default_factory=list)
    """That may be there or not."""
    hidden: list[str] = field(default_factory=list)
    """Words that must not show, unless something else on the page says them too."""
    links: list[Link] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    answers: dict[str, tuple[Pattern[str], bool]] = field(default_factory=dict)
    """What was answered so far, by label: the words, and whether it must be there."""
    answers_heading: str = ""
    """Of the list of them; empty where there may be others, as on a page without scripts."""
    has_data: bool = False
    """That a long list is on it, with controls of its own."""
    written: dict[str, Text] = field(default_factory=dict)
    """Where the words of a pattern were written, by the pattern."""
