"""The passages of pages and of flows' texts, each with its place in the author's file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from veiviser.markdown.dialects import FLOW
from veiviser.markdown.document import Document, read
from veiviser.model.flow import Text
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.reading.markdown.prose import read_page
from veiviser.wording.passages import Passage, find_passages

NORWEGIAN = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage of a page or of a text."""

    passage: Passage
    text: Text
    """Of a page, all of it."""

    def place(self, offset: int) -> Place:
        """Of one of its characters."""
        line, column = self.passage.spot(offset)
        return self.text.spot(line - 1, column - 1)


def passages_of_page(page: Page) -> Iterator[Placed]:
    """What a page in Norwegian says, its title and description among it; one in another language says nothing here."""
    if page.language in NORWEGIAN:
        for text in page.head:
            for placed in passages_of_text(text):
                yield replace(placed, passage=replace(placed.passage, is_running=False))
        start = page.place._replace(line=1, column=1)
        whole = Text(page.text, start, start)
        for passage in _passages(read_page(page.text, page.head_lines, page.dialect)):
            yield Placed(passage, whole)


def passages_of_text(text: Text) -> Iterator[Placed]:
    """What a text of a flow says, read as Markdown."""
    for passage in _passages(read(text.words, FLOW)):
        yield Placed(passage, text)


@lru_cache(maxsize=2048)
def _passages(document: Document) -> tuple[Passage, ...]:
    """Cache, for each check asks again, and a preview does so of all pages whenever one has changed."""
    return tuple(find_passages(document))
