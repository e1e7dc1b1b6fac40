"""Ids of headings, which links can end in."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from pymdownx.slugs import slugify

from veiviser.markdown.words import plain_words

_slug: Callable[[str, str], str] = slugify(case="lower")
"""Keeps æ, ø and å."""


def heading_ids(md: MarkdownIt) -> None:
    """Give each heading an id of its words, another than all that were given by hand."""
    md.core.ruler.push("heading_ids", _give)


def _give(state: StateCore) -> None:
    taken = {str(token.attrs["id"]) for token in state.tokens if "id" in token.attrs}
    taken |= {str(c.attrs["id"]) for token in state.tokens for c in token.children or () if "id" in c.attrs}
    numbers: dict[str, int] = {}
    for number, token in enumerate(state.tokens):
        if token.type == "heading_open" and "id" not in token.attrs:
            slug = _slug(plain_words(state.tokens[number + 1].children or []), "-")
            token.meta["nameless"] = not slug
            token.attrs = {"id": _unique(slug, taken, numbers), **token.attrs}


def _unique(slug: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The slug, or `slug_1`, `slug_2` where it is taken; of those of no words, `_1` is the first."""
    id = slug
    while not id or id in taken:
        numbers[slug] = numbers.get(slug, 0) + 1
        id = f"{slug}_{numbers[slug]}"
    taken.add(id)
    return id
