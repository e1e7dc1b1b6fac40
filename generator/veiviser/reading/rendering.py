"""Pages' Markdown made into HTML as the site's engine makes it."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from importlib.metadata import entry_points
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from veiviser.reading.markdown_keys import TAGS, complete

Render = Callable[[str], str]
"""The HTML of a page's Markdown; it raises whatever its extensions do of text that they cannot take."""
_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs has whatever the settings say."""
_KNOWN = ("markdown.extensions.", "material.extensions.", "pymdownx.")
_BEFORE_HTML = 21
"""Where among Markdown's preprocessors MkDocs has its own."""


def render_as(extensions: Sequence[Mapping[str, Mapping[str, Any]]]) -> Render:
    """How a site renders its pages whose settings, as they are obeyed, name these extensions with their options."""
    return _rendered_with(json.dumps(extensions))


@lru_cache(maxsize=16)
def _rendered_with(extensions: str) -> Render:
    return _Renderer({name: configs for one in json.loads(extensions) for name, configs in one.items()})


def render_as_usual() -> Render:
    """How a site renders its pages that says nothing of its own."""
    return render_as(complete({}))


class _Renderer:
    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        known = {entry.name for entry in entry_points(group="markdown.extensions")}
        named = dict.fromkeys((*_ALWAYS, *extensions))
        self._names = [name for name in named if name in known or name.startswith(_KNOWN)]
        self._configs = {name: _meant(configs) for name, configs in extensions.items()}
        self._made: Markdown | None = None

    def __call__(self, text: str) -> str:
        markdown, self._made = self._made or self._make(), None
        html = markdown.convert(text)
        markdown.reset()
        self._made = markdown  # and not after a mistake, which leaves it half-way through a page
        return html

    def _make(self) -> Markdown:
        usable = [name for name in self._names if _is_usable(name)]
        try:
            markdown = Markdown(extensions=usable, extension_configs=self._configs)
        except (KeyError, TypeError, ValueError, AttributeError):  # MkDocs complains of them
            markdown = Markdown(extensions=usable)
        markdown.preprocessors.register(_LookForAnchors(markdown), "anchors", _BEFORE_HTML)
        return markdown


class _LookForAnchors(Preprocessor):
    """As MkDocs does it before Markdown sees a page's HTML; it may give up where Markdown would not."""

    def run(self, lines: list[str]) -> list[str]:
        parser = HTMLParser()
        parser.feed("\n".join(lines))
        parser.close()
        return lines


@lru_cache
def _is_usable(name: str) -> bool:
    try:
        Markdown(extensions=[name])
    except Exception:  # whatever an extension does; MkDocs tells of it
        return False
    return True


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
