"""Pages' Markdown made into HTML as the site's engine makes it."""

from collections.abc import Callable
from functools import lru_cache
from html.parser import HTMLParser

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from veiviser.reading.markdown.extensions import Extensions

Render = Callable[[str], str]
"""The HTML of a page's Markdown; it raises whatever its extensions do of text that they cannot take."""
_BEFORE_HTML = 21
"""Where among Markdown's preprocessors MkDocs has its own."""


@lru_cache(maxsize=8)
def render_as(extensions: Extensions) -> Render:
    """How a site with these extensions renders its pages."""
    return _Renderer(extensions)


class _Renderer:
    def __init__(self, extensions: Extensions) -> None:
        self._extensions = extensions
        self._made: Markdown | None = None

    def __call__(self, text: str) -> str:
        markdown, self._made = self._made or self._make(), None
        html = markdown.convert(text)
        markdown.reset()
        self._made = markdown  # and not after a mistake, which leaves it half-way through a page
        return html

    def _make(self) -> Markdown:
        markdown = self._extensions.converter()
        markdown.preprocessors.register(_LookForAnchors(markdown), "anchors", _BEFORE_HTML)
        return markdown


class _LookForAnchors(Preprocessor):
    """As MkDocs does it before Markdown sees a page's HTML; it may give up where Markdown would not."""

    def run(self, lines: list[str]) -> list[str]:
        parser = HTMLParser()
        parser.feed("\n".join(lines))
        parser.close()
        return lines
