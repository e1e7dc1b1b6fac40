"""Links and pictures of a text, each with its address and where that was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from veiviser.markdown.document import Document, Inline, Spot
from veiviser.markdown.placing import SPAN
from veiviser.markdown.words import alternative, plain_words


@dataclass(frozen=True, slots=True)
class Link:
    """A link, or a picture."""

    words: str
    """As read; of a picture, what it is said to show."""
    address: str
    """As written, entities and backslashes resolved."""
    spot: Spot
    """Of the address; of a link that refers to a definition, there."""
    start: Spot
    """Of all of it."""
    is_image: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """`[name]: address`."""

    name: str
    """As written."""
    address: str
    spot: Spot
    """Of the address."""
    start: Spot
    is_used: bool
    """Whether a link or a picture refers to it."""


@lru_cache(maxsize=1024)
def links_of(document: Document) -> tuple[Link, ...]:
    """Those that are drawn, in the order in which they are."""
    return tuple(link for inline in document.inlines() for link in _links(document, inline))


def definitions_of(document: Document) -> Iterator[Definition]:
    """In the order of the text; of two with one name, the second is used by nothing."""
    referred = {name for inline in document.inlines() for _, name in _referring(inline)}
    first = document.env.get("references", {})
    more = [(normalizeReference(found["label"]), found, False) for found in document.env.get("duplicate_refs", ())]
    defined = [(name, found, name in referred) for name, found in first.items()]
    for _, found, is_used in sorted((*defined, *more), key=lambda one: one[1]["map"]):
        start, name_end, address = _defined(document, found["map"][0])
        written = document.text[start + 1 : name_end]
        yield Definition(written, found["href"], document.spot(address), document.spot(start), is_used)


def _links(document: Document, inline: Inline) -> Iterator[Link]:
    names = dict(_referring(inline))
    for number, token in enumerate(inline.children):
        if token.type == "image":
            yield _link(document, inline, token, alternative(token), str(token.attrs["src"]), names.get(number))
        elif token.type == "link_open":
            end = _closing(inline.children, number)
            words = plain_words(inline.children[number + 1 : end])
            yield _link(document, inline, token, words, str(token.attrs["href"]), names.get(number))


def _closing(children: list[Token], number: int) -> int:
    level = 0
    for at in range(number, len(children)):
        level += (children[at].type == "link_open") - (children[at].type == "link_close")
        if level == 0:
            return at
    return len(children)


def _link(document: Document, inline: Inline, token: Token, words: str, address: str, name: str | None) -> Link:
    start, _ = inline.span(token)
    given = token.meta.get("by_hand")
    key = "src" if token.type == "image" else "href"
    if given is not None and any(k == key for k, _ in given.meta["given"]):
        at = inline.offset(given.meta[SPAN][0] + max(given.content.find(address), 0))
    elif name is not None:
        *_, at = _defined(document, document.env["references"][name]["map"][0])
    elif token.markup == "autolink":
        at = start + 1
    else:
        at = inline.offset(_address(inline.token.content, *_label(inline, token)))
    return Link(words, address, document.spot(at), document.spot(start), token.type == "image")


def _referring(inline: Inline) -> Iterator[tuple[int, str]]:
    """Number of each child that refers to a definition, and the name of that."""
    for number, token in enumerate(inline.children):
        if token.type not in ("image", "link_open") or token.markup == "autolink":
            continue
        content, end = inline.token.content, token.meta[SPAN][1]
        first, last = _label(inline, token)
        if content[last + 1 : last + 2] == "(" and end > last + 1:
            continue
        written = content[last + 2 : end - 1] if end > last + 1 else ""
        yield number, normalizeReference(written or content[first:last])


def _label(inline: Inline, token: Token) -> tuple[int, int]:
    """Where the words between the brackets begin, and where they end."""
    start = token.meta[SPAN][0] + (2 if token.type == "image" else 1)
    if token.type == "image":
        return start, start + len(token.content)
    return start, token.meta["label_end"]


def _address(content: str, _: int, label_end: int) -> int:
    at = label_end + 2
    while content[at : at + 1].isspace():
        at += 1
    return at + (content[at : at + 1] == "<")


def _defined(document: Document, line: int) -> tuple[int, int, int]:
    """Offsets of a definition: of its bracket, of the end of its name, and of its address."""
    text, start = document.text, document.lines[line]
    start = end = max(text.find("[", start), start)
    while end < len(text) and not (text[end] == "]" and text[end + 1 : end + 2] == ":"):
        end += 2 if text[end] == "\\" else 1
    at = end + 2
    while text[at : at + 1].isspace() or (text[at : at + 1] == ">" and text[at - 1 : at].isspace()):
        at += 1
    return start, end, min(at + (text[at : at + 1] == "<"), len(text))
