"""What a service has around every one of its screens."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Words of a service's header, menu row and footer, which lead nowhere in a prototype."""

    name: Text
    """Of the service, in words: no look draws a logo."""
    person: Text | None = None
    """Who is signed in."""
    menu: tuple[Text, ...] = ()
    footer: tuple[Text, ...] = ()

    @property
    def texts(self) -> Iterator[Text]:
        """All of its words, in reading order."""
        yield self.name
        yield from [self.person] if self.person is not None else []
        yield from (*self.menu, *self.footer)
