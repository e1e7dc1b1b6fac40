"""Makes a booklet: prints it until every number of a page in it is right."""

from collections.abc import Callable

from jinja2 import Environment

from veiviser.booklet.binding import Booklet, bind
from veiviser.booklet.finishing import finish
from veiviser.booklet.numbers import page_numbers
from veiviser.booklet.paper import Paper

_FREE = 3
"""How often numbers may move what they count, before all are given the same room."""
_MOST = 6


def make(booklet: Booklet, paper: Paper, templates: Environment, show: Callable[[str], bytes]) -> bytes:
    """
    The booklet as a PDF.

    It is printed, the page of each place is read, and it is printed again with these; mostly twice is enough.

    Args:
        show: prints HTML that is laid at the root of the site.

    Raises:
        CannotPrint: when the browser fails.
        RuntimeError: when the numbers never settle, which is our mistake.
    """
    pages: dict[str, int] = {}
    for turn in range(_MOST):
        pdf = show(bind(booklet, paper, templates, pages, steady=turn >= _FREE))
        before, pages = pages, page_numbers(pdf)
        if pages == before:
            words = {place.id: place.words for place in booklet.places.values()}
            return finish(pdf, booklet.title, booklet.chapters[0].language, words)
    raise RuntimeError(booklet.title)
