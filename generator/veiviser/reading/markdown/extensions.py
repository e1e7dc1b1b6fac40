"""The dialect that a project's settings ask for, by the names that Python-Markdown's extensions have."""

from collections.abc import Mapping, Sequence
from typing import Any

from veiviser.markdown.code import CodeStyle
from veiviser.markdown.dialects import MORE, Dialect

_HIGHLIGHT = "pymdownx.highlight"


def dialect_of(chosen: Sequence[Mapping[str, Mapping[str, Any]]]) -> Dialect:
    """
    What pages are written in.

    Args:
        chosen: names with their options.
    """
    options = {name: said for one in chosen for name, said in one.items()}
    return Dialect(True, frozenset(options) & frozenset(MORE), CodeStyle(**options.get(_HIGHLIGHT, {})))
