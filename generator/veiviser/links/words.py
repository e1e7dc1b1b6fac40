"""What links and pictures say to somebody who does not see them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from veiviser.links.elements import Element, ancestors
from veiviser.links.fault import Fault, Found

VAGUE = frozenset(
    (
        # bokmål
        "her", "klikk her", "trykk her", "les mer", "les mer her", "mer", "se her", "se mer", "lenke", "lenken", "link",
        "denne lenken", "denne siden", "mer info", "mer informasjon", "klikk her for å lese mer",
        "trykk her for å lese mer",
        # nynorsk
        "les meir", "les meir her", "meir", "sjå her", "sjå meir", "lenkje", "lenkja", "denne lenkja", "denne sida",
        "meir info", "meir informasjon", "klikk her for å lese meir", "trykk her for å lese meir",
        # English
        "here", "click here", "press here", "tap here", "read more", "more", "learn more", "read more here", "see here",
        "this link", "this page", "more info", "more information", "go here",
    )
)  # fmt: skip
_FILE = re.compile(r"[\w .()%+-]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|heic|ico)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:img|dsc[nf]?|dscn|pxl|screenshot|skjermbilde|image|bilde|photo)[-_ ]?\d{2,}[\w-]*", re.I)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF])


def unclear_words(elements: Sequence[Element], ids: Mapping[int, Mapping[str, int]]) -> Iterator[Fault]:
    """Links without words or with words that say nothing, and pictures without an alternative."""
    by_tree = {tree: {id: elements[number].node for id, number in known.items()} for tree, known in ids.items()}
    is_hidden = _Hidden()
    for element in elements:
        attributes = element.attributes
        if (
            element.tag == "img"
            or (element.tag == "input" and attributes.get("type", "").lower() == "image")
            or (element.tag == "area" and "href" in attributes)
        ):
            yield from _of_picture(element, is_hidden)
        elif element.tag == "a" and "href" in attributes:
            yield from _of_link(element, by_tree.get(element.tree, {}), is_hidden)


def _of_picture(element: Element, is_hidden: "_Hidden") -> Iterator[Fault]:
    attributes, alt = element.attributes, element.attributes.get("alt")
    if alt is None:
        named = any(attributes.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title"))
        if not named and attributes.get("role") not in ("presentation", "none") and not is_hidden(element.node):
            message = f'the picture `{_short(attributes)}` has no alt; say what it shows, or write alt="" if nothing'
            yield Fault(Found("missing-alt", message), element.number, "src" if "src" in attributes else None)
        return
    if (alt and not alt.strip()) or (not alt and element.tag != "img"):
        message = f"the alt of `{_short(attributes)}` holds no words; say what it shows or does"
        yield Fault(Found("missing-alt", message), element.number, "alt", alt)
    elif _FILE.fullmatch(alt.strip()) or _CAMERA.fullmatch(alt.strip()):
        message = f"the alt `{alt.strip()}` is the name of a file; say what the picture shows"
        yield Fault(Found("filename-as-alt", message), element.number, "alt", alt)


def _of_link(element: Element, named: Mapping[str, LexborNode], is_hidden: "_Hidden") -> Iterator[Fault]:
    attributes = element.attributes
    words = _label(attributes, named) or words_of(element.node)
    shown = _shown(words)
    if not shown:
        if not _shown(attributes.get("title", "")) and not is_hidden(element.node):
            message = f"the link to `{attributes['href']}` has no words; say where it leads"
            yield Fault(Found("empty-link", message), element.number, "href", attributes["href"])
        return
    plain = _EDGES.sub("", shown).casefold()
    if plain in VAGUE and not _names_its_heading(plain, element) and not is_hidden(element.node):
        message = f"the link «{shown}» does not say where it leads; name the page or the matter"
        yield Fault(Found("vague-link", message, "warning"), element.number, None, words.strip())


def _label(attributes: Mapping[str, str], named: Mapping[str, LexborNode]) -> str:
    """The words that stand in place of a link's own, if there are any."""
    ids = dict.fromkeys(attributes.get("aria-labelledby", "").split())
    label = " ".join(words_of(named[id]) for id in ids if id in named) or attributes.get("aria-label", "")
    return label if _shown(label) else ""


def _names_its_heading(words: str, element: Element) -> bool:
    """Whether it stands in a table of contents, where even «her» is what the heading says."""
    fragment = unquote(element.attributes["href"].partition("#")[2]).casefold()
    return fragment == words.replace(" ", "-")


def words_of(node: LexborNode) -> str:
    """The words of an element as a screen reader would find them, in the order of the page."""
    parts: list[str] = []
    waiting = _children(node)[::-1]  # a stack of our own: a page may nest deeper than functions can call each other
    while waiting:
        child = waiting.pop()
        if child.is_text_node:
            parts.append(child.text_content or "")
        elif child.is_element_node:
            said, inside = _said(child)
            parts.append(said)
            waiting += inside[::-1]
    return "".join(parts)


def _said(node: LexborNode) -> tuple[str, list[LexborNode]]:
    """What an element says by itself, and what is to be read in it."""
    attributes, tag = node.attributes, node.tag
    if attributes.get("aria-hidden") == "true" or "hidden" in attributes or tag in ("script", "style"):
        return "", []
    label = attributes.get("aria-label")
    if label and label.strip():
        return f" {label} ", []
    if tag == "img" or (tag == "input" and attributes.get("type") != "hidden"):
        return f" {attributes.get('alt') or attributes.get('value') or attributes.get('title') or ''} ", []
    if tag in ("slot", "object", "video", "iframe") or attributes.get("aria-labelledby"):
        return " … ", _children(node)  # named from elsewhere
    if tag == "template":
        fragments = node.template_fragments() if "shadowrootmode" in attributes else ()
        return "", [child for fragment in fragments for child in _children(fragment)]
    return "", _children(node)


def _children(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


class _Hidden:
    """Whether a screen reader passes an element by; each is looked at once, however deep a page nests."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def __call__(self, node: LexborNode) -> bool:
        way: list[int] = []
        found = False
        for up in chain([node], ancestors(node)):
            if (known := self._known.get(up.mem_id)) is not None:
                found = known
                break
            way.append(up.mem_id)
            if up.is_element_node and (up.attributes.get("aria-hidden") == "true" or "hidden" in up.attributes):
                found = True
                break
        self._known.update(dict.fromkeys(way, found))
        return found


def _shown(words: str) -> str:
    return " ".join((words if words.isascii() else words.translate(_INVISIBLE)).split())


def _short(attributes: Mapping[str, str]) -> str:
    address = attributes.get("src") or attributes.get("href") or ""
    return address if len(address) < 60 else address[:57] + "…"
