"""Pages' Markdown made into HTML as the site's engine makes it."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from importlib.metadata import entry_points
from typing import Any

import yaml
from markdown import Markdown
from markdown.preprocessors import Preprocessor

Render = Callable[[str], str]
"""The HTML of a page's Markdown; it raises whatever its extensions do of text that they cannot take."""
_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs has whatever the settings say."""
_KNOWN = ("markdown.extensions.", "material.extensions.", "pymdownx.")
_USUAL = ("admonition", "attr_list", "md_in_html", "pymdownx.details", "pymdownx.superfences")
_BEFORE_HTML = 21
"""Where among Markdown's preprocessors MkDocs has its own."""
_TAG = "tag:yaml.org,2002:python/"


class _Loader(yaml.SafeLoader):
    """Gives the few things that tags of the theme's documentation stand for, and nothing for all others."""


@lru_cache(maxsize=16)
def render_as(settings: str) -> Render:
    """
    How a site with this `mkdocs.yml` renders its pages.

    Extensions of other origin than Markdown's own, PyMdown's and the theme's are left out: to name a module is to run
    it.
    """
    try:
        found = yaml.load(settings, Loader=_Loader).get("markdown_extensions") or ()  # nosec: no tag runs anything
    except (yaml.YAMLError, AttributeError, TypeError, ValueError, RecursionError):
        found = ()
    named = found.items() if isinstance(found, dict) else (_named(item) for item in found)
    return _Renderer({str(name): configs if isinstance(configs, dict) else {} for name, configs in named})


@lru_cache
def render_as_usual() -> Render:
    """How a site renders its pages that says nothing of its own."""
    return _Renderer({name: {} for name in _USUAL})


class _Renderer:
    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        known = {entry.name for entry in entry_points(group="markdown.extensions")}
        named = dict.fromkeys((*_ALWAYS, *extensions))
        self._names = [name for name in named if name in known or name.startswith(_KNOWN)]
        self._configs = {name: dict(configs) for name, configs in extensions.items()}
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


def _named(item: object) -> tuple[object, object]:
    return next(iter(item.items()), ("", {})) if isinstance(item, dict) else (item, {})


def _slugify(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    from pymdownx.slugs import slugify

    arguments = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    return slugify(**(arguments.get("kwds") or {}))


def _fence(*_: object) -> object:
    from pymdownx.superfences import fence_code_format

    return fence_code_format


def _twemoji(*_: object) -> object:
    from material.extensions.emoji import twemoji

    return twemoji


def _to_svg(*_: object) -> object:
    from material.extensions.emoji import to_svg

    return to_svg


_Loader.add_multi_constructor("", lambda *_: None)
_Loader.add_constructor(f"{_TAG}object/apply:pymdownx.slugs.slugify", _slugify)
_Loader.add_constructor(f"{_TAG}name:pymdownx.superfences.fence_code_format", _fence)
_Loader.add_constructor(f"{_TAG}name:material.extensions.emoji.twemoji", _twemoji)
_Loader.add_constructor(f"{_TAG}name:material.extensions.emoji.to_svg", _to_svg)
