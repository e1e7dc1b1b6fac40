"""Chapters: what of a built page comes on paper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag

from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.model.site import STEPS

_LEFT_OUT = "script, .headerlink, .try, .tried, .device-check, [data-pagefind-ignore], [hidden], .booklet"
"""What is to be pressed, and what only search reads."""
_NAMES = ("for", "aria-labelledby", "aria-describedby")
_TRIED = frozenset(("prototype", STEPS))
"""Folders of the site in which screens can be tried."""
_LAST_DOT = re.compile(r"\s*·\s*$")
_OUTSIDE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")
_CLEAR = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
"""A picture of one clear point."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something in a chapter that the contents or a link can lead to."""

    id: str
    level: int
    """Of a heading, from 1; 0 where it is none."""
    words: str
    """Of the heading, or of the first one within; else the chapter's title."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page as it comes on paper; its own links lead to `PATH#ID`, files beside it are named from the site's root."""

    path: str
    """In the site."""
    title: str
    language: str
    opening: str
    """HTML of what stands above the first heading below the title."""
    html: str
    """Of the rest."""
    places: Mapping[str, Place]
    """By the id that the page gives them; that of the page itself is empty."""
    styles: tuple[str, ...]
    """That the page loads, from the site's root."""

    @property
    def headings(self) -> tuple[Place, ...]:
        """In reading order, each once, the title first."""
        return tuple(dict.fromkeys(place for place in self.places.values() if place.level))


def read_chapter(path: str, html: str, name: str) -> Chapter:
    """
    The chapter that a page becomes.

    Args:
        path: of the page in the site.
        html: all of it.
        name: begins all ids of the chapter, so that chapters do not share any.
    """
    way = "../" * path.count("/")
    page = LexborHTMLParser(html.replace(f'="{way}', '="/') if way else html)  # within pictures, too
    article = page.css_first("article") or page.body
    root = page.root
    assert article is not None
    assert root is not None
    for node in article.css(_LEFT_OUT):
        node.decompose()
    _practise_not(article)
    _turn_the_sheet(article)
    _draw_pictures(article)
    for node in article.css("details"):
        node.attrs["open"] = ""
    for node in article.css("[href], [src]"):
        _lead(node, path)
    places = _name(article, name)
    title = article.css_first("h1")
    opening, rest = _parted(article)
    return Chapter(
        path=path,
        title=_words(title) if title is not None else "",
        language=root.attributes.get("lang") or "nb",
        opening=opening,
        html=rest,
        places=places,
        styles=tuple((link.attributes["href"] or "").lstrip("/") for link in page.css('link[rel="stylesheet"]')),
    )


def _practise_not(article: LexborNode) -> None:
    """Without the way to the prototype, which nobody can press on paper."""
    for node in article.css(".meta a"):
        if not _TRIED.intersection((node.attributes.get("href") or "").split("/")):
            continue
        parent = node.parent
        node.decompose()
        last = parent.last_child if parent is not None else None
        if parent is not None and last is not None and last.is_text_node:
            words = _LAST_DOT.sub("", last.text_content or "")
            last.replace_with(words)


def _turn_the_sheet(article: LexborNode) -> None:
    """Without a last line that only leads on to the next page, for which a sheet would be begun."""
    said = [node for node in article.iter() if _words(node) and not _is_dated(node)]
    if said and _leads_on(said[-1]):
        said[-1].decompose()


def _draw_pictures(article: LexborNode) -> None:
    """
    Each drawn screen as one picture with its description, for whoever has the booklet read.

    A clear picture lies over the screen: browsers tag pictures as figures, and nothing within an inert screen.
    """
    for figure in article.css("figure.picture"):
        host = figure.css_first(".picture__host")
        if host is None:
            continue
        told = _made("img")
        told.attrs["class"], told.attrs["src"] = "picture__told", _CLEAR
        told.attrs["alt"] = host.attributes.get("aria-label") or ""
        for name in ("role", "aria-label"):
            if name in host.attributes:
                del host.attrs[name]
        host.attrs["aria-hidden"] = "true"
        host.insert_after(told)
        figure.attrs["role"] = "presentation"  # else it would be a figure around a figure, without a description


def _lead(node: LexborNode, path: str) -> None:
    """An address as it is from the site's root: of a page `PATH#ID`, of a file its path; others as they are."""
    for name in ("href", "src"):
        written = node.attributes.get(name)
        if not written or _OUTSIDE.match(written):
            continue
        address, fragment = urldefrag(written)
        reached = normpath(join("/", dirname(path), unquote(address))).lstrip("/") if address else path
        if name == "href" and node.tag == "a":
            reached = join(reached, "index.html") if address.endswith(("/", ".")) else reached
            node.attrs[name] = f"{reached}#{unquote(fragment)}"
        else:
            node.attrs[name] = reached


def _name(article: LexborNode, name: str) -> dict[str, Place]:
    """Ids that no other chapter has, and what they name; one for the page itself."""
    title = article.css_first("h1")
    places = {"": Place(name, 1, _words(title) if title is not None else "")}
    renamed: dict[str, str] = {}
    for node in article.css("[id]"):
        if node.tag == "article":
            continue  # which itself is left behind
        old = node.attributes["id"] or ""
        new = f"{name}-{len(renamed) + 1}"
        node.attrs["id"] = renamed[old] = new
        if node.tag == "h1":
            node.attrs["id"] = name
            places[old] = places[""]
            continue
        heading = node if node.tag in ("h2", "h3", "h4") else node.css_first("h2, h3, h4")
        level = int(node.tag.removeprefix("h")) if node is heading and node.tag else 0
        called = title if heading is None else heading
        places[old] = Place(new, level, _words(called) if called is not None else "")
    if title is not None and "id" not in title.attributes:
        title.attrs["id"] = name
    for node in article.css(",".join(f"[{attribute}]" for attribute in _NAMES)):
        for attribute in _NAMES:
            if named := node.attributes.get(attribute):
                node.attrs[attribute] = " ".join(renamed.get(one, one) for one in named.split())
    return places


def _parted(article: LexborNode) -> tuple[str, str]:
    """What stands above the first heading below the title, and the rest; dates at the end stand above, too."""
    opening: list[str] = []
    rest: list[str] = []
    dated: list[str] = []
    for node in article.iter():
        begins = node.tag in ("h2", "section") or (node.tag == "div" and node.css_first("h2") is not None)
        html = (node.html or "").replace('="/', '="')
        if _is_dated(node):
            dated.append(html)
            continue
        (rest or opening).extend(dated)
        dated = []
        (rest if rest or begins else opening).append(html)
    return "".join((*opening, *dated)), "".join(rest)


def _is_dated(node: LexborNode) -> bool:
    """Whether it says when something was checked or changed."""
    return node.tag == "p" and "meta" in (node.attributes.get("class") or "").split()


def _leads_on(paragraph: LexborNode) -> bool:
    """Whether it is nothing but a link to another page of the site."""
    link = paragraph.css_first("a[href]")
    if paragraph.tag != "p" or link is None or _OUTSIDE.match(link.attributes["href"] or ""):
        return False
    return _words(link) == _words(paragraph)


def _words(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def _made(tag: str) -> LexborNode:
    made = LexborHTMLParser(f"<{tag}>").css_first(tag)
    assert made is not None
    return made
