"""The Markdown extensions that a project's settings name, as Markdown is given them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markdown import Markdown

from veiviser.reading.markdown.keys import TAGS, complete

_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds whatever the settings say."""


@dataclass(frozen=True, eq=False)
class Extensions:
    """Names in the order they are registered, and how each is set up."""

    names: tuple[str, ...] = _ALWAYS
    configs: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    def converter(self) -> Markdown:
        return Markdown(extensions=list(self.names), extension_configs=dict(self.configs))


def extensions_of(chosen: Sequence[Mapping[str, Mapping[str, Any]]]) -> Extensions:
    """
    The extensions of settings as they are obeyed; the very same object for the same settings.

    Args:
        chosen: names with their options; an option that a tag stands before is a dictionary of the one key `!!…`.
    """
    return _made(json.dumps(chosen))


@lru_cache(maxsize=8)
def _made(chosen: str) -> Extensions:
    configs = {name: _meant(options) for one in json.loads(chosen) for name, options in one.items()}
    names = tuple(dict.fromkeys((*_ALWAYS, *configs)))
    return Extensions(names, {name: said for name, said in configs.items() if said})


def _meant(value: Any) -> Any:
    """An option with what its tag stands for, of those few that settings may have."""
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1 and (tag := next(iter(value))) in TAGS:
        return _STANDS_FOR[tag](value[tag])
    return {key: _meant(inner) for key, inner in value.items()}


def _slugify(said: Any) -> object:
    from pymdownx.slugs import slugify

    return slugify(**said["kwds"])


def _twemoji(_: Any) -> object:
    from material.extensions.emoji import twemoji

    return twemoji


def _to_svg(_: Any) -> object:
    from material.extensions.emoji import to_svg

    return to_svg


_STANDS_FOR: Mapping[str, Callable[[Any], object]] = dict(zip(TAGS, (_twemoji, _to_svg, _slugify), strict=True))
USUAL = extensions_of(complete({}))
"""Those of a site that says nothing of its own."""
