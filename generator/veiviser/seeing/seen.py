"""What a reader sees: screens, steps of guides, and pages, each drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Literal

from veiviser.place import Place
from veiviser.seeing.pieces import form_of, tags_of, words_of

Kind = Literal["screen", "guide", "step", "page"]
"""`guide`: what a guide says around its steps."""


@dataclass(frozen=True)  # without slots, so that what is compared is kept
class Drawn:
    """One moment of what is seen."""

    html: str
    is_screen: bool = False
    """Whether it is drawn as a phone shows it; else it is text."""
    when: str = ""
    """What is answered in it, as it reads on the screen."""

    @cached_property
    def form(self) -> tuple[str, ...]:
        """The same for as long as it reads and looks the same."""
        return form_of(self.html)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.html)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        return tags_of(self.html)


@dataclass(frozen=True, kw_only=True)  # without slots, as above
class Seen:
    """A screen, a step or a page."""

    kind: Kind
    group: str
    """The flow that it is of; of a page nothing."""
    name: str
    """Unique in its group: a screen's name, that of a step's screen and which one on it, a page's path."""
    title: str
    place: Place
    order: int
    """Where readers meet it, among those of its kind and group; 0 where nobody sees an order."""
    moments: tuple[Drawn, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.kind, self.group, self.name)

    @cached_property
    def digest(self) -> str:
        """The same for as long as all its moments read and look the same, whatever they are called."""
        return digest_of(moment.form for moment in self.moments)


def digest_of(forms: Iterable[tuple[str, ...]]) -> str:
    """Of what is seen at all moments, in whatever order and however often."""
    digest = blake2b(digest_size=16)
    for form in sorted({"\0".join(form) for form in forms}):
        digest.update(f"{len(form)}\0{form}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def by_key(seen: Iterable[Seen]) -> dict[tuple[str, str, str], Seen]:
    return {one.key: one for one in seen}


def in_order(seen: Iterable[Seen]) -> Iterator[Seen]:
    """Pages, and of each flow its screens and then its steps, as readers meet them."""
    yield from sorted(seen, key=lambda one: (one.group, one.kind, one.order, one.title))
