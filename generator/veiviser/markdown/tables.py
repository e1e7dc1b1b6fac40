"""Finds cells of a table that are not drawn."""

from collections.abc import Iterator

from veiviser.markdown.document import Document, Spot
from veiviser.markdown.placing import bounds_of_cells


def lost_cells(document: Document) -> Iterator[tuple[Spot, str]]:
    """The first cell of each row that stands beyond the last column, and what is in it."""
    rows = dict[tuple[int, int], int]()
    for inline in document.inlines():
        if "row" in inline.token.meta:
            start, end, number = inline.token.meta["row"]
            rows[start, end] = number + 1
    for (start, end), columns in rows.items():
        bounds = bounds_of_cells(document.text, start, end)
        for first, last in zip(bounds[columns:], bounds[columns + 1 :], strict=False):
            if words := document.text[first + 1 : last].strip():
                yield document.spot(document.text.index(words, first + 1)), " ".join(words.split())
                break
