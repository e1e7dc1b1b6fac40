"""A project with words in every slot, built past the checks: what they refuse might be found a way around them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.door.slots import write_project
from veiviser.engine import build_generated
from veiviser.journeys import compile_flows
from veiviser.model.project import Look
from veiviser.pipeline import draw
from veiviser.reading import read_project

Shape = tuple[tuple[str, tuple[str, ...]], ...]
"""Each element of a page with the names of its attributes, in order."""


@dataclass(frozen=True)
class Slots:
    """The built site, and what was written into its project."""

    site: Path
    flow: dict[str, Any]


def built(root: Path, words: str, marked: str, simple: str, look: Look) -> Slots:
    flow = write_project(root, words, marked, simple, look)
    project, _ = read_project(root)
    assert project is not None
    assert project.flows, "the flow was not read"
    graphs, too_large = compile_flows(project)
    assert not too_large
    made = draw(project, graphs)
    (root / "site").mkdir()
    build_generated(made, root / "site", url="https://example.no/veiledning/")
    return Slots(root / "site", flow)


def shape_of(html: str) -> Shape:
    """What words cannot change; outside of drawings and of code, in which it depends on how long they are."""
    page = LexborHTMLParser(html)
    assert page.root is not None
    waiting, found = [page.root], []
    while waiting:
        for node in waiting.pop().traverse():
            waiting += [child for part in node.template_fragments() for child in part.iter()] if _holds(node) else []
            if node.is_element_node and not _is_drawn(node):
                found.append((node.tag or "", tuple(sorted(node.attributes))))
    return tuple(found)


def words_of(html: str) -> list[str]:
    """Each text, and each value of an attribute that people read, in order and on one line."""
    page = LexborHTMLParser(html)
    assert page.root is not None
    waiting, found = [page.root], []
    while waiting:
        for node in waiting.pop().traverse(include_text=True):
            waiting += [child for part in node.template_fragments() for child in part.iter()] if _holds(node) else []
            if node.is_text_node and not _is_drawn(node):
                found.append(" ".join((node.text_content or "").split()))
            elif node.is_element_node and not _is_drawn(node):
                found += (" ".join((node.attributes.get(name) or "").split()) for name in _READ)
    return [text for text in found if text]


_READ = ("alt", "aria-label", "content", "data-label", "data-words", "placeholder", "title")


def _holds(node: LexborNode) -> bool:
    return node.tag == "template"


def _is_drawn(node: LexborNode) -> bool:
    parent: LexborNode | None = node
    while parent is not None:
        if parent.tag in ("svg", "pre"):
            return True
        parent = parent.parent
    return False
