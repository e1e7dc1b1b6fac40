"""A page as it is served, its frame included: that nothing in it runs or loads what is not the site's own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.messages import Message, say
from veiviser.reading.door.addresses import as_taken, wrong_address
from veiviser.reading.door.allowed import DRAWN, FRAME, LOOKS, PAGE, frame_may_have
from veiviser.reading.markdown.addresses import scheme_of

_DATA = ("application/json", "application/ld+json")
"""Types of a `script` that runs nothing."""
_POLICIES = ("content-security-policy", "content-type")
_ONWARD = re.compile(r"0; url=(?:\.\./)+[\w.%/-]+")
"""What a `refresh` may say: at once, to another page of the site."""
_TOLD = ("canonical", "alternate", "prev", "next", "license", "author", "me")
"""What a `link` only tells of, and no browser fetches."""


def faults_of_page(html: str) -> tuple[Message, ...]:
    """What no page of the site may hold, in words, each once."""
    return tuple(dict.fromkeys(_faults(LexborHTMLParser(html))))


def _faults(page: LexborHTMLParser) -> Iterator[Message]:
    for node in _nodes(page):
        if node.is_element_node:
            yield from _faults_of((node.tag or "?").lower(), tuple(node.attributes.items()))
        elif not node.is_comment_node:
            yield say("<{name}>", name=(node.tag or "?").lower())


@lru_cache(maxsize=20_000)  # pages have most of their frame in common
def _faults_of(name: str, given: tuple[tuple[str, str | None], ...]) -> tuple[Message, ...]:
    return tuple(_faults_of_element(name, {key.lower(): value or "" for key, value in given}))


def _faults_of_element(name: str, attributes: dict[str, str]) -> Iterator[Message]:
    if not any(name in known for known in (PAGE, FRAME, DRAWN)):
        yield say("<{name}>", name=name)
        return
    for key, value in attributes.items():
        if _is_wrong(name, key, value):
            yield say("`{key}` on <{name}>", key=key, name=name)
    if name == "script" and not _is_ours(attributes):
        yield say("a <script> that is not a file of the site")
    elif name == "link" and not _may_be_fetched(attributes):
        yield say("<link> to `{address}`", address=attributes.get("href", "")[:80])
    elif name == "meta" and not _may_stand_for_a_header(attributes):
        yield say("<meta http-equiv={value}>", value=attributes["http-equiv"])


def _nodes(page: LexborHTMLParser) -> Iterator[LexborNode]:
    """All of them, those in shadow roots too."""
    waiting = [page.root] if page.root is not None else []
    while waiting:
        tree = waiting.pop()
        for node in tree.traverse():
            if node.tag == "template":
                waiting += (child for part in node.template_fragments() for child in part.iter())
            if node.tag != "-text" and (node.is_element_node or node.is_comment_node or node.tag is None):
                yield node


def _is_wrong(name: str, key: str, value: str) -> bool:
    if key.startswith("on"):
        return True
    if name not in ("script", "link") and wrong_address(key, value) is not None:
        return True
    is_drawn = name in DRAWN and key in LOOKS
    return not is_drawn and not frame_may_have(name, key)


def _is_ours(attributes: dict[str, str]) -> bool:
    source = as_taken(attributes.get("src", ""))
    if "src" in attributes:
        return not scheme_of(source) and not source.startswith("//") and "\\" not in source
    return attributes.get("type", "").lower() in _DATA


def _may_stand_for_a_header(attributes: dict[str, str]) -> bool:
    name = attributes.get("http-equiv", _POLICIES[0]).lower()
    return name in _POLICIES or (name == "refresh" and _ONWARD.fullmatch(attributes.get("content", "")) is not None)


def _may_be_fetched(attributes: dict[str, str]) -> bool:
    address = as_taken(attributes.get("href", ""))
    if attributes.get("rel", "").lower() in _TOLD:
        return scheme_of(address) in ("", "http", "https")
    if attributes.get("rel", "").lower() == "icon" and address.startswith("data:image/"):
        return True
    return not scheme_of(address) and not address.startswith("//") and "\\" not in address
