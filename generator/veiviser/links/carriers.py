"""The addresses that an element of a page carries: one table of attributes, and what each stands for."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from veiviser.links.elements import Element
from veiviser.links.linked_data import addresses_in_data
from veiviser.links.modules import import_map, imports_of, speculated
from veiviser.links.styles import addresses_in_style

Role = Literal[
    "link", "action", "image", "style", "script", "frame", "part", "canonical", "alternate", "refresh", "social",
    "data", "css", "own", "module", "prefix",
]  # fmt: skip
"""What an address is for; `own` leads to something in the same tree, such as a gradient, `prefix` to a folder."""


class Carried(NamedTuple):
    """An address, and where it stands."""

    address: str
    role: Role
    element: Element
    attribute: str | None
    """None: the element's text."""


_BY_REL: tuple[tuple[str, Role | None], ...] = (
    ("stylesheet", "style"),
    ("canonical", "canonical"),
    ("icon", "image"),
    ("apple-touch-icon", "image"),
    ("apple-touch-icon-precomposed", "image"),
    ("apple-touch-startup-image", "image"),
    ("mask-icon", "image"),
    ("preload", "part"),
    ("modulepreload", "part"),
    ("prefetch", "part"),
    ("manifest", "part"),
    ("alternate", "alternate"),
    ("preconnect", None),  # only a host
    ("dns-prefetch", None),
)
_SOURCES: dict[str, Role] = {"img": "image", "input": "image", "script": "script", "iframe": "frame", "frame": "frame"}
_SVG_PARTS = ("use", "lineargradient", "radialgradient", "pattern", "textpath", "mpath", "filter", "animate", "set")
_PLAIN: dict[str, Role] = {
    "poster": "image",
    "background": "image",
    "formaction": "action",
    "cite": "data",
    "longdesc": "link",
    "manifest": "part",
    "lowsrc": "image",
}
_PAINTED = frozenset(
    (
        "fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "cursor",
        "color-profile",
    )
)  # fmt: skip
_SOCIAL = re.compile(
    r"(?:og:(?:url|(?:image|video|audio)(?::(?:url|secure_url))?)|twitter:(?:url|image(?::src)?|player(?::stream)?)|"
    r"msapplication-(?:tileimage|config|square\d+x\d+logo|wide\d+x\d+logo)|thumbnail)",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"\s*(?P<wait>\d+)?[.\d]*\s*(?:[;,\s]\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<to>.+))?", re.I | re.S
)
_CANDIDATE = re.compile(r"[\s,]*+(?P<address>\S*[^\s,])(?P<rest>,|(?:\s(?:\([^)]*+(?:\)|\Z)|[^,(])*+)?+(?:,|\Z))")


def carried_by(element: Element) -> Iterator[Carried]:
    """All addresses of an element; none is judged or cleaned yet."""
    tag = element.tag
    for name, value in element.attributes.items():
        role = _role(element, name)
        if role is not None:
            yield Carried(value, role, element, name)
        elif name in ("srcset", "imagesrcset"):
            for address in candidates(value):
                yield Carried(address, "image", element, name)
        elif (name == "style" or name in _PAINTED) and "(" in value:
            for address, _ in addresses_in_style(value, declarations=True):
                yield Carried(address, "own" if address.startswith("#") else "css", element, name)
        elif name == "ping":
            for address in value.split():
                yield Carried(address, "data", element, name)
    if tag == "meta":
        yield from _of_meta(element)
    elif tag == "style":
        for address, _ in addresses_in_style(element.node.text()):
            yield Carried(address, "own" if address.startswith("#") else "css", element, None)
    elif tag == "script" and "type" in element.attributes:
        yield from _of_script(element, element.attributes["type"].strip().lower())


def candidates(srcset: str) -> list[str]:
    """The addresses of a `srcset`, by the HTML Standard: commas within an address belong to it."""
    return [match["address"] for match in _CANDIDATE.finditer(srcset.rstrip(", \t\n\f\r"))]


def refresh_of(content: str) -> tuple[int, str | None]:
    """The seconds that a `<meta http-equiv="refresh">` waits and where it leads, if it leads anywhere."""
    match = _REFRESH.match(content)
    if match is None or match["wait"] is None:
        return 0, None
    to = match["to"]
    if to and match["quote"]:
        to = to.partition(match["quote"])[0]
    return int(match["wait"][:9]), to


def _role(element: Element, name: str) -> Role | None:
    tag = element.tag
    if name in ("href", "xlink:href"):
        if tag == "link":
            return _role_of_rel(element)
        if tag in _SVG_PARTS:
            return "own" if element.attributes[name].strip().startswith("#") else "part"
        return None if tag == "base" else "image" if tag in ("image", "feimage") else "link"
    if name == "src":
        return _SOURCES.get(tag, "part")
    if name == "action":
        return "action" if tag == "form" and element.attributes[name] else None  # left empty: the page itself
    if name == "data":
        return "part" if tag == "object" else None
    return _PLAIN.get(name)


def _role_of_rel(element: Element) -> Role | None:
    words = element.attributes.get("rel", "").lower().split()
    if "alternate" in words and "stylesheet" in words:
        return "style"
    return next((role for word, role in _BY_REL if word in words), "link")


def _of_meta(element: Element) -> Iterator[Carried]:
    content = element.attributes.get("content")
    if content is None:
        return
    if element.attributes.get("http-equiv", "").lower() == "refresh":
        to = refresh_of(content)[1]
        if to is not None:
            yield Carried(to, "refresh", element, "content")
        return
    name = element.attributes.get("property") or element.attributes.get("name") or ""
    if element.attributes.get("itemprop", "").lower() in ("image", "url") or _SOCIAL.fullmatch(name):
        yield Carried(content, "social", element, "content")


def _of_script(element: Element, kind: str) -> Iterator[Carried]:
    if "ld+json" in kind:
        for address in addresses_in_data(element.node.text()):
            yield Carried(address, "data", element, None)
    elif kind == "importmap":
        for address in import_map(element.node.text()).named:
            yield Carried(address, "prefix" if address.endswith("/") else "module", element, None)
    elif kind == "module" and "src" not in element.attributes:
        for name, _ in imports_of(element.node.text()):
            yield Carried(name, "module", element, None)
    elif kind == "speculationrules":
        for address in speculated(element.node.text()):
            yield Carried(address, "part", element, None)
