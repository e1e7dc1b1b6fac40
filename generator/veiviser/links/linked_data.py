"""The addresses in JSON for machines: linked data (JSON-LD) in a page, or a web app's manifest."""

import json
from collections.abc import Iterator
from typing import Any

_KEYS = frozenset(
    (
        "url", "image", "logo", "sameas", "contenturl", "thumbnailurl", "embedurl", "mainentityofpage", "item",
        "target", "urltemplate", "src", "start_url", "scope",
    )
)  # fmt: skip


def addresses_in_data(text: str) -> list[str]:
    """
    The values whose key says that they are addresses; none where the text is no JSON.

    `@id` and `@context` are names, which need not lead anywhere.
    """
    try:
        return list(_within(json.loads(text), False))
    except (ValueError, RecursionError):
        return []


def _within(value: Any, address: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _within(inner, key.lower() in _KEYS)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner, address)
    elif address and isinstance(value, str) and "{" not in value:  # `{search_term}` is filled in by a search engine
        yield value
