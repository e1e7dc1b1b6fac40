"""
An extension of Python-Markdown by which any engine that has it draws pages with our own reader.

The engine gets to see what it needs to know of a page: its headings, for the list of contents, and the addresses of its
links and pictures, which it makes addresses of the site. What it makes of them is put into the HTML that we draw.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from veiviser.markdown.code import CodeStyle
from veiviser.markdown.dialects import PAGE, Dialect
from veiviser.markdown.document import Document, read
from veiviser.markdown.headings import headings_of
from veiviser.markdown.links import links_of
from veiviser.reading.pages.rendered import render

_FIRST, _AFTER_INLINE, _LAST = 1_000, 10, -1_000
"""Among processors; the list of contents and links of engines come between the second and the third."""
_DRAWN = "\ue001"
"""Stands for the page while the engine is at work."""


class _Reader(Extension):
    def __init__(self, **options: Any) -> None:
        self.config = {
            "more": [[], "Names of what is read beside the usual."],
            "code": [{}, "How code is drawn."],
            "back": ["", "What leads from a footnote back to the text."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        code: Mapping[str, bool] = self.getConfig("code")
        more, back = frozenset(self.getConfig("more")), self.getConfig("back")
        page = _Page(Dialect(True, more, CodeStyle(**code), back))
        md.preprocessors.register(_Read(page), "veiviser_read", _FIRST)
        md.treeprocessors.register(_Tell(page), "veiviser_tell", _AFTER_INLINE)
        md.treeprocessors.register(_Take(page), "veiviser_take", _LAST)
        md.postprocessors.register(_Draw(page), "veiviser_draw", _LAST)


class _Page:
    """The page at hand."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.document: Document = read("", PAGE)
        self.addresses: list[str] = []


class _Read(Preprocessor):
    def __init__(self, page: _Page) -> None:
        super().__init__()
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        self.page.document = read("\n".join(lines), self.page.dialect)
        return []


class _Tell(Treeprocessor):
    """Shows the engine headings and addresses."""

    def __init__(self, page: _Page) -> None:
        super().__init__()
        self.page = page

    def run(self, root: Element) -> None:
        for heading in headings_of(self.page.document):
            words = heading.words.replace("&", "&amp;")  # else the engine takes an author's `&lt;` for a sign of HTML
            SubElement(root, f"h{heading.level}", id=heading.id).text = AtomicString(words)
        for link in links_of(self.page.document):
            tag, key = ("img", "src") if link.is_image else ("a", "href")
            SubElement(root, tag, {key: link.address})


class _Take(Treeprocessor):
    """Takes what the engine made of the addresses."""

    def __init__(self, page: _Page) -> None:
        super().__init__()
        self.page = page

    def run(self, root: Element) -> None:
        kinds = {"a": "href", "img": "src"}
        self.page.addresses = [element.attrib[kinds[element.tag]] for element in root if element.tag in kinds]
        root.clear()
        SubElement(root, "p").text = AtomicString(_DRAWN)


class _Draw(Postprocessor):
    def __init__(self, page: _Page) -> None:
        super().__init__()
        self.page = page

    def run(self, text: str) -> str:
        if text.strip() != f"<p>{_DRAWN}</p>":  # a heading, for the list of contents
            return text
        addresses = iter(self.page.addresses)
        html, _ = render(self.page.document).finished(lambda _: next(addresses))
        return html


def makeExtension(**options: Any) -> Extension:
    """As Python-Markdown asks for it."""
    return _Reader(**options)
