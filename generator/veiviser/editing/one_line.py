"""A new text of a YAML file on one line: without quotes wherever it is read the same, as people write it."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from veiviser.editing.spelling import double_quoted, is_text

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Numbers, days and flags, which our own reader takes as they are written."""


def on_one_line(words: str) -> str:
    """As they stand behind a key."""
    is_plain = is_text(words) or _PLAIN.fullmatch(words)
    return words if is_plain and is_read_as(f"x: {words}", {"x": words}) else double_quoted(words)


def is_read_as(source: str, wanted: Mapping[str, str]) -> bool:
    """Whether it is a table of just these texts."""
    try:
        node = yaml.compose(source, Loader=_Loader)
    except yaml.YAMLError:
        return False
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: getattr(value, "value", None) for key, value in pairs} == wanted
