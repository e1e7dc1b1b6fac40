"""What somebody can do with a page, told so that it can be done again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from veiviser.messages import Message, say

Kind = Literal["open", "press", "pick", "write", "situation", "restart", "back", "forward", "reload"]


@dataclass(frozen=True, slots=True)
class Act:
    """One of them."""

    kind: Kind
    words: str = ""
    """What it is done with, without blanks; of an entry the screen."""
    number: int = 0
    """Of those that say the same, from 0."""
    text: str = ""
    """What is written."""

    @property
    def in_words(self) -> Message:
        return _IN_WORDS[self.kind](self)


_IN_WORDS: Mapping[Kind, Callable[[Act], Message]] = {
    "open": lambda act: say("open «{screen}»", screen=act.words),
    "press": lambda act: say("press «{words}»", words=act.words),
    "pick": lambda act: say("pick «{words}»", words=act.words),
    "write": lambda act: say("write «{text}» in «{words}»", text=act.text, words=act.words),
    "situation": lambda act: say("choose the situation «{words}»", words=act.words),
    "restart": lambda act: say("begin anew by «{words}»", words=act.words),
    "back": lambda _: say("go back in the browser"),
    "forward": lambda _: say("go forward in the browser"),
    "reload": lambda _: say("load the page anew"),
}


class Differs(Exception):
    """
    A page is not as the flow says.

    Attributes:
        lines: how.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))


class CannotDo(Exception):
    """There is nothing on the page to do that with."""
