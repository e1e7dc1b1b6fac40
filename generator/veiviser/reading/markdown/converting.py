"""A page as its readers get it: rendered by the parser and the extensions that the site's engine uses."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from veiviser.model.rendered import Rendered, stand_in
from veiviser.reading.markdown.extensions import Extensions

_KEPT = 2_048
"""Pages: a preview asks for all whenever one has changed."""


class NotRendered(Exception):
    """
    Raised where the parser breaks down, as the engine would.

    Attributes:
        line: the first that it cannot take, from 1.
        reason: what the parser says, in one line.
    """

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"line {line}: {reason}")


@lru_cache(maxsize=_KEPT)
def render(text: str, extensions: Extensions) -> Rendered:
    """
    Markdown, without front matter, as HTML.

    Raises:
        NotRendered: where the parser breaks down.
    """
    try:
        return _convert(text, extensions)
    except Exception as error:  # python-markdown and its extensions have no error of their own
        reason = " ".join(str(error).split()) or type(error).__name__
        raise NotRendered(_first_bad_line(text, extensions), reason) from error


def _convert(text: str, extensions: Extensions) -> Rendered:
    converter, links, references = _converter(extensions)
    links.found.clear()
    converter.reset()
    references.clear()
    references.referred.clear()
    html = converter.convert(text)
    return Rendered(html, tuple(links.found), tuple(references), frozenset(references.referred))


def _first_bad_line(text: str, extensions: Extensions) -> int:
    """The last line of the shortest beginning of the text that cannot be rendered."""
    lines = text.split("\n")
    good, bad = 0, len(lines)
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            _convert("\n".join(lines[:middle]), extensions)
        except Exception:  # as above
            bad = middle
        else:
            good = middle
    return bad


@lru_cache(maxsize=8)
def _converter(extensions: Extensions) -> "tuple[Markdown, _Links, _References]":
    """Making one takes longer than rendering a small page."""
    converter, links, references = extensions.converter(), _Links(), _References()
    converter.references = references
    converter.treeprocessors.register(links, "relpath", 0)  # where MkDocs has its own
    return converter, links, references


class _Links(Treeprocessor):
    """Puts a number in place of each address that the engine will see to: those that are no raw HTML."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        for element, key in _carriers(root):
            address = element.get(key)
            if address is not None and AMP_SUBSTITUTE not in address:  # which hides a mail address
                element.set(key, stand_in(len(self.found)))
                self.found.append(address)


def _carriers(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter():
        if element.tag in ("a", "img"):
            yield element, "href" if element.tag == "a" else "src"


class _References(dict[str, tuple[str, str]]):
    """`Markdown.references`, which remembers what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.referred: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.referred.add(name)
        return super().__getitem__(name)
