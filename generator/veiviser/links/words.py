"""Checks the words of links and pictures for readers who cannot see them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from veiviser.links.elements import Element
from veiviser.links.fault import Fault, Found
from veiviser.links.spoken import Spoken, shown
from veiviser.messages import say

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


def unclear_words(elements: Sequence[Element], spoken: Spoken) -> Iterator[Fault]:
    """Links without words or with words that say nothing, and pictures without an alternative."""
    for element in elements:
        attributes = element.attributes
        if (
            element.tag == "img"
            or (element.tag == "input" and attributes.get("type", "").lower() == "image")
            or (element.tag == "area" and "href" in attributes)
        ):
            yield from _of_picture(element, spoken)
        elif element.tag == "a" and "href" in attributes:
            yield from _of_link(element, spoken)


def _of_picture(element: Element, spoken: Spoken) -> Iterator[Fault]:
    attributes, alt = element.attributes, element.attributes.get("alt")
    if alt is None:
        named = any(attributes.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title"))
        if not named and attributes.get("role") not in ("presentation", "none") and not spoken.passes_by(element.node):
            message = say(
                'the picture `{file}` has no alt; say what it shows, or write alt="" if nothing',
                file=_short(attributes),
            )
            yield Fault(Found("missing-alt", message), element.number, "src" if "src" in attributes else None)
        return
    if (alt and not alt.strip()) or (not alt and element.tag != "img"):
        message = say("the alt of `{file}` holds no words; say what it shows or does", file=_short(attributes))
        yield Fault(Found("missing-alt", message), element.number, "alt", alt)
    elif _FILE.fullmatch(alt.strip()) or _CAMERA.fullmatch(alt.strip()):
        message = say("the alt `{alt}` is the name of a file; say what the picture shows", alt=alt.strip())
        yield Fault(Found("filename-as-alt", message), element.number, "alt", alt)


def _of_link(element: Element, spoken: Spoken) -> Iterator[Fault]:
    attributes = element.attributes
    words = spoken.label(element) or spoken.words_of(element.node)
    said = shown(words)
    if not said:
        if not shown(attributes.get("title", "")) and not spoken.passes_by(element.node):
            message = say("the link to `{address}` has no words; say where it leads", address=attributes["href"])
            yield Fault(Found("empty-link", message), element.number, "href", attributes["href"])
        return
    plain = _EDGES.sub("", said).casefold()
    if plain in VAGUE and not _names_its_heading(plain, element) and not spoken.passes_by(element.node):
        message = say("the link «{words}» does not say where it leads; name the page or the matter", words=said)
        yield Fault(Found("vague-link", message, "warning"), element.number, None, words.strip())


def _names_its_heading(words: str, element: Element) -> bool:
    """Whether it stands in a table of contents, where even «her» is what the heading says."""
    fragment = unquote(element.attributes["href"].partition("#")[2]).casefold()
    return fragment == words.replace(" ", "-")


def _short(attributes: Mapping[str, str]) -> str:
    address = attributes.get("src") or attributes.get("href") or ""
    return address if len(address) < 60 else address[:57] + "…"
