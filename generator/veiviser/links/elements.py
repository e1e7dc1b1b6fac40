"""The elements of an HTML page that say something, as a browser builds them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.links.nesting import nesting_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DEEPEST = 5_000
_ALWAYS = frozenset(
    (
        "a",
        "button",
        "frame",
        "html",
        "iframe",
        "img",
        "input",
        "script",
        "select",
        "style",
        "summary",
        "textarea",
        "title",
    )
)
"""Elements that are judged without attributes too."""


class Element(NamedTuple):
    """An element with attributes, or one that is judged without."""

    number: int
    """From 0, in the order of the page."""
    tag: str
    """In lower case."""
    attributes: dict[str, str]
    """Names in lower case; an attribute without a value has an empty one."""
    tree: int
    """0 is the page; each shadow root (`<template shadowrootmode>`) has a number of its own."""
    node: LexborNode


def decoded(content: bytes) -> str:
    """A page's text, by its byte order mark, its `<meta charset>`, UTF-8, or what browsers fall back to."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        declared = _CHARSET.search(content, 0, 2048)
        try:
            return content.decode(declared[1].decode() if declared else "cp1252", "replace")
        except (LookupError, UnicodeError):  # a name that is none, or a codec of Python's own
            return content.decode("cp1252", "replace")


@lru_cache(maxsize=4)
def is_too_deep(html: str) -> bool:
    """Whether more elements stand one in the other, or attributes in a tag, than any page needs."""
    return (html.count("<") > DEEPEST or len(html) > 4 * DEEPEST) and nesting_of(html).deepest > DEEPEST


def elements_of(html: str) -> list[Element]:
    """In the order of the page; none of a page that nests too deeply, which takes parsers too long."""
    if is_too_deep(html):
        return []
    root = LexborHTMLParser(html).root
    found: list[Element] = []
    trees = 0
    reading = [(root.traverse(), trees)] if root is not None else []  # the tree that is read, on those that wait for it
    while reading:
        nodes, tree = reading[-1]
        node = next(nodes, None)
        if node is None:
            reading.pop()
            continue
        attributes, tag = node.attributes, node.tag
        if tag is None or (not attributes and tag not in _ALWAYS):
            continue
        plain = {name.lower(): value or "" for name, value in attributes.items()}
        found.append(Element(len(found), tag.lower(), plain, tree, node))
        if tag == "template" and "shadowrootmode" in plain:
            for fragment in node.template_fragments():
                trees += 1
                reading.append((fragment.traverse(), trees))
    return found


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """From the nearest to the root of the node's tree."""
    up = node.parent
    while up is not None:
        yield up
        up = up.parent
