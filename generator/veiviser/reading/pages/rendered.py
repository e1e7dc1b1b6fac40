"""Pages rendered: their HTML, their anchors, and where each of their links was written."""

from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from veiviser.markdown.document import Document
from veiviser.markdown.drawing import draw
from veiviser.markdown.links import links_of
from veiviser.model.rendered import Rendered, stand_in
from veiviser.place import Place


def render(document: Document) -> Rendered:
    """A page's HTML, with a stand-in for each address."""
    links: list[str] = []

    def address(written: str) -> str:
        links.append(written)
        return stand_in(len(links) - 1)

    html = draw(document, address)
    return Rendered(html, tuple(links))


def anchors_in(rendered: Rendered) -> frozenset[str]:
    """What a fragment can name: ids, and the names of `<a name>`."""
    tree = LexborHTMLParser(rendered.html)
    found = [node.attributes.get("id") for node in tree.css("[id]")]
    found += [node.attributes.get("name") for node in tree.css("a[name]")]
    return frozenset(anchor for anchor in found if anchor)


def places_of(document: Document, shown: Document, file: PurePosixPath) -> tuple[Place, ...]:
    """
    Where the address of each link of a rendered page stands in its source.

    Args:
        document: the page as it was written.
        shown: the page that was rendered, with what stands for facts in their places.
    """
    written, drawn = links_of(document), links_of(shown)
    found = written if len(written) == len(drawn) else drawn  # words put in are no links, and make none
    return tuple(Place(file, link.spot.line + 1, link.spot.column + 1) for link in found)
