"""The passages of pages and of flows' texts, each with its place in the author's file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from veiviser.model.flow import Text
from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.reading.markdown.prose import prose_of
from veiviser.wording.passages import Passage, find_passages

NORWEGIAN = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage of something that begins at a place."""

    passage: Passage
    start: Place
    is_exact: bool
    """Whether each line of it is a line of the file; a text of several lines in YAML need not be."""

    def place(self, offset: int) -> Place:
        """Of one of its characters; the start where no better is known."""
        if not self.is_exact:
            return self.start
        line, column = self.passage.spot(offset)
        return Place(self.start.file, self.start.line + line - 1, column + (self.start.column - 1 if line == 1 else 0))


def passages_of_page(page: Page) -> Iterator[Placed]:
    """What a page in Norwegian says, its title and description among it; one in another language says nothing here."""
    if page.language in NORWEGIAN:
        for text in page.head:
            for placed in passages_of_text(text):
                yield replace(placed, passage=replace(placed.passage, is_running=False))
        start = page.place._replace(line=1, column=1)
        for passage in _passages(page.text, page.head_lines):
            yield Placed(passage, start, True)


def passages_of_text(text: Text) -> Iterator[Placed]:
    """What a text of a flow says, read as Markdown."""
    for passage in _passages(text.words):
        yield Placed(passage, text.place, "\n" not in text.words)


@lru_cache(maxsize=2048)
def _passages(text: str, head_lines: int = 0) -> tuple[Passage, ...]:
    """Cache, for each check asks again, and a preview does so of all pages whenever one has changed."""
    return tuple(find_passages(prose_of(text, head_lines).lines))
