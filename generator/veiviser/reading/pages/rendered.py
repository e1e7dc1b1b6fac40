"""Pages rendered: their anchors, and where each of their links was written."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from veiviser.model.rendered import Rendered
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.markdown.addresses import cleaned
from veiviser.reading.markdown.converting import NotRendered, render
from veiviser.reading.markdown.extensions import Extensions
from veiviser.reading.markdown.prose import Prose


def rendered_page(
    lines: Sequence[str], head_lines: int, file: PurePosixPath, extensions: Extensions, problems: Report
) -> Rendered:
    """
    What a page's lines come to; nothing, with a problem, where the parser breaks down.

    Args:
        lines: all of the page, with what stands for facts in their places.
        head_lines: how many the front matter takes.
    """
    try:
        return render("\n".join([*("" for _ in lines[:head_lines]), *lines[head_lines:]]), extensions)
    except NotRendered as broken:
        message = f"Markdown breaks down here ({broken.reason}); write this line in another way"
        problems.append(Problem(Place(file, broken.line), "bad-markdown", message))
        return Rendered()


def anchors_in(rendered: Rendered) -> frozenset[str]:
    """What a fragment can name: ids, and the names of `<a name>`."""
    tree = LexborHTMLParser(rendered.html)
    found = [node.attributes.get("id") for node in tree.css("[id]")]
    found += [node.attributes.get("name") for node in tree.css("a[name]")]
    return frozenset(anchor for anchor in found if anchor)


def places_of(
    rendered: Rendered, prose: Prose, written: Iterable[tuple[Place, str]], file: PurePosixPath
) -> list[Place]:
    """
    Where each link of a rendered page stands in its source.

    Args:
        written: what looks like an address there, in reading order.
    """
    waiting: dict[str, list[Place]] = {}
    for place, address in written:
        waiting.setdefault(address, []).append(place)
    found: list[Place] = []
    for address in map(cleaned, rendered.links):
        known = waiting.get(address) or waiting.setdefault(address, list(_mentions(prose, address, file)))
        found.append(known[0] if known else Place(file))
        del known[: len(known) > 1]  # a link's definition serves all that refer to it
    return found


def _mentions(prose: Prose, words: str, file: PurePosixPath) -> Iterator[Place]:
    for number, line in prose.numbered():
        if words and words in line:
            yield Place(file, number, line.index(words) + 1)
