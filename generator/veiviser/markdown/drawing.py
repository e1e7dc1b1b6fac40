"""A text drawn as HTML."""

from collections.abc import Callable, Mapping
from typing import Any

from veiviser.markdown.dialects import parser_of
from veiviser.markdown.document import Document

Address = Callable[[str], str]
"""What an element leads to, from what its author wrote."""


def draw(
    document: Document, address: Address, picture: Address | None = None, linked: Mapping[str, str] | None = None
) -> str:
    """
    The text as HTML, with a line break behind each block.

    Args:
        address: asked once of each link and picture, in order.
        picture: asked of pictures in its place.
        linked: attributes of every link.
    """
    parser = parser_of(document.dialect)
    env: dict[str, Any] = {**document.env, "address": address, "picture": picture or address, "linked": linked or {}}
    return str(parser.renderer.render(document.tokens, parser.options, env))
