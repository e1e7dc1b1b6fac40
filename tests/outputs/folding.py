"""A page as what sets it apart from another: what both have is told by its number of pieces alone."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_PIECE = re.compile(r"<[^>]*>|[^<\n]+|\n")


def folded(page: str, whole: str, name: str) -> str:
    """
    The pieces of a page, tags and texts, that another page does not have, each on a line.

    A word that both have changes nothing here: only the golden of the whole page holds it.
    """
    return "".join(f"{line}\n" for line in _lines(_pieces(whole), _pieces(page), name))


def _pieces(html: str) -> list[str]:
    return [piece for piece in _PIECE.findall(html) if piece != "\n"]


def _lines(whole: list[str], page: list[str], name: str) -> Iterator[str]:
    matcher = SequenceMatcher(None, whole, page, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield f"[{last - first} as in {name}]"
            continue
        if end > start:
            yield f"[without {end - start}]"
        yield from page[first:last]
