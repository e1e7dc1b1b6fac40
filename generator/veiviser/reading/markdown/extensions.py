"""The dialect that a project's settings ask for, by the names that Python-Markdown's extensions have."""

from collections.abc import Mapping, Sequence
from typing import Any

from veiviser.markdown.code import CodeStyle
from veiviser.markdown.dialects import MORE, Dialect
from veiviser.model.interface import InterfaceWords

_HIGHLIGHT = "pymdownx.highlight"
_FOOTNOTES, _BACK = "footnotes", "BACKLINK_TITLE"


def dialect_of(chosen: Sequence[Mapping[str, Mapping[str, Any]]]) -> Dialect:
    """
    What pages are written in.

    Args:
        chosen: names with their options.
    """
    options = {name: said for one in chosen for name, said in one.items()}
    code, back = CodeStyle(**options.get(_HIGHLIGHT, {})), options.get(_FOOTNOTES, {}).get(_BACK, "")
    return Dialect(True, frozenset(options) & frozenset(MORE), code, back)


def with_words(
    chosen: Sequence[Mapping[str, Mapping[str, Any]]], words: InterfaceWords
) -> list[Mapping[str, Mapping[str, Any]]]:
    """The same extensions, told what the site says by itself."""
    footnotes = {_FOOTNOTES: {_BACK: words("footnote.back")}}
    return [footnotes if _FOOTNOTES in one else one for one in chosen]
