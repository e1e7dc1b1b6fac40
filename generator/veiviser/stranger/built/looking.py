"""What somebody sees on a page of the prototype, read off its HTML and its stylesheets."""

import re

from veiviser.stranger.built.document import Document
from veiviser.stranger.saying import bare
from veiviser.stranger.seen import FORMED, SOME_WORDS, Seen, SeenInput, SeenLink

_PICKED = ("radio", "checkbox")


def look(page: Document, picked: frozenset[str], written: dict[str, str]) -> Seen:
    """All of it; closed boxes are read as if somebody had opened them."""
    screens = page.select(".screen")
    if not screens:
        return Seen("", "", "", (), (), (), ())
    screen = screens[0]
    labels = {page.nodes[at].attributes.get("for"): at for at in page.select("label[for]")}
    shown = [at for at in page.inside(screen) if page.nodes[at].tag and at not in page.hidden]
    headings = [at for at in shown if page.nodes[at].tag == "h1"]
    return Seen(
        heading=bare(page.words(headings[0])) if headings else "",
        title="",
        text=bare(page.words(screen)),
        links=tuple(_link(page, at) for at in shown if _is_link(page, at)),
        inputs=tuple(_input(page, at, labels, picked, written) for at in shown if _is_input(page, at)),
        outside=(),
        answers=(),
    )


def id_of(page: Document, at: int) -> str:
    """The id of what can be answered in, where `look` says that it is."""
    node = page.nodes[at]
    return (node.attributes.get("for") if node.tag == "label" else node.attributes.get("id")) or ""


def _is_link(page: Document, at: int) -> bool:
    node = page.nodes[at]
    return node.tag == "a" or node.attributes.get("role") == "link"


def _link(page: Document, at: int) -> SeenLink:
    attributes = page.nodes[at].attributes
    off = attributes.get("aria-disabled") == "true"
    return SeenLink(at, bare(page.words(at)), attributes.get("href"), off, attributes.get("data-control") or "")


def _is_input(page: Document, at: int) -> bool:
    node = page.nodes[at]
    return node.tag == "textarea" or (node.tag == "input" and node.attributes.get("type") != "search")


def _input(
    page: Document, at: int, labels: dict[str | None, int], picked: frozenset[str], written: dict[str, str]
) -> SeenInput:
    attributes = page.nodes[at].attributes
    id, kind = attributes.get("id") or "", attributes.get("type") or "text"
    label = labels.get(id)
    words = bare(page.words(label)) if label is not None else ""
    if kind in _PICKED:
        return SeenInput(label if label is not None else at, kind, words, id in picked, "", kind)
    pattern = attributes.get("pattern")
    if kind == "text" and pattern is not None and not re.fullmatch(pattern, SOME_WORDS):
        kind = FORMED
    return SeenInput(label if label is not None else at, "text", words, False, written.get(id, ""), kind)
