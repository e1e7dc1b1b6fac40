"""The elements of a page that are open, as their author wrote them, and what was told of them."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from veiviser.links.fault import Found
from veiviser.links.markup import Tag
from veiviser.links.nesting.standard import KINDS
from veiviser.links.text import Text
from veiviser.messages import Message, say


class Misnested(NamedTuple):
    """A tag that stands where it must not, and its offset."""

    found: Found
    offset: int


class Open(NamedTuple):
    """An element that is open, and where it began."""

    name: str
    offset: int
    foreign: bool


class Opened:
    """A page on its way from tag to tag."""

    def __init__(self, html: str, *, quirks: bool) -> None:
        self.html, self.quirks = html, quirks
        self.told: list[Misnested] = []
        self.open: list[Open] = []
        self.at: dict[str, list[int]] = {}
        """By name, how deep the open elements of that name are; `#wall` and so on stand for kinds of them."""
        self.forgiven: Counter[str] = Counter()
        """End tags that were told of before they come, until something else begins where they may stand."""
        self._forgiven_at = 0
        self.ended: dict[str, str] = {}
        """What ended the last paragraph, head or element of a list without an end tag."""
        self.begun: set[str] = set()
        """Of `html`, `head` and `body`, those that can no longer begin."""
        self.deepest = 0
        self._text: Text | None = None

    @property
    def top(self) -> str:
        """The name of the innermost; empty where nothing is open."""
        return self.open[-1].name if self.open else ""

    @property
    def is_foreign(self) -> bool:
        """Whether the innermost belongs to a drawing or a formula."""
        return bool(self.open) and self.open[-1].foreign

    def push(self, tag: Tag) -> None:
        depth = len(self.open)
        self.deepest = max(self.deepest, depth)
        if self.forgiven and depth <= self._forgiven_at:
            self.forgiven.clear()
        self.open.append(Open(tag.name, tag.start, tag.foreign))
        for known in (tag.name, *KINDS.get(tag.name, ())):
            self.at.setdefault(known, []).append(depth)

    def pop(self) -> None:
        name = self.open.pop().name
        for known in (name, *KINDS.get(name, ())):
            self.at[known].pop()

    def pop_to(self, depth: int) -> None:
        while len(self.open) > depth:
            self.pop()

    def last(self, name: str) -> int:
        """How deep the innermost of a name or kind is; -1 where none is open."""
        known = self.at.get(name)
        return known[-1] if known else -1

    def left(self, depth: int, implied: Collection[str]) -> Open | None:
        """The innermost element from a depth on that should have been closed; the end tags of all such are forgiven."""
        left = [one for one in self.open[depth:] if one.name not in implied or one.foreign]
        if left:
            self.forgive([one.name for one in left], depth - 1)
        return left[-1] if left else None

    def forgive(self, names: list[str], depth: int | None = None) -> None:
        self._forgiven_at = len(self.open) if depth is None else depth
        self.forgiven.update(names)

    # -- In words ------------------------------------------------------------------------------------------------------

    def tell(self, offset: int, message: Message, id: str = "wrong-nesting") -> None:
        self.told.append(Misnested(Found(id, message), offset))

    def spot(self, one: Open) -> Message:
        self._text = self._text or Text(self.html)
        return say("the `<{name}>` of line {line}", name=one.name, line=self._text.position(one.offset).line)
