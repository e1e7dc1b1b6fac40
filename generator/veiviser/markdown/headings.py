"""Headings of a text, each with the id that its address ends in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from veiviser.markdown.attributes import ids_by_hand
from veiviser.markdown.document import Document, Spot
from veiviser.markdown.words import plain_words


@dataclass(frozen=True, slots=True)
class Heading:
    """Wherever it stands: in a quotation, in a list, in a box."""

    level: int
    words: str
    id: str
    line: int
    """From 0; the first that it takes."""
    is_nameless: bool
    """Whether no id can be made of its words, and it was given none."""
    has_picture: bool


@lru_cache(maxsize=1024)
def headings_of(document: Document) -> tuple[Heading, ...]:
    """In the order of the text."""
    return tuple(
        Heading(
            int(inline.block.tag[1]),
            " ".join(plain_words(inline.children).split()),
            str(inline.block.attrs.get("id", "")),
            (inline.token.map or [0])[0],
            bool(inline.block.meta.get("nameless")),
            any(token.type == "image" for token in inline.children),
        )
        for inline in document.inlines()
        if inline.block.type == "heading_open"
    )


def given_ids(document: Document) -> Iterator[tuple[str, Spot]]:
    """Each id that a text gives an element between braces."""
    for inline in document.inlines():
        for id, at in ids_by_hand(inline.children):
            yield id, document.spot(inline.offset(at))
