"""Binds chapters into one page that can be printed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.booklet.chapters import Chapter, Place
from veiviser.booklet.paper import Paper
from veiviser.templating.contexts import (
    BookletAddressContext,
    BookletChapter,
    BookletContext,
    BookletEntry,
    BookletPageContext,
)

Pages = Mapping[str, int]
"""On which page each place is, by its id, from 1."""
_SIGN = re.compile(r"[\x00-\x1f\x7f\"'\\<>&]")
"""What would end a string of a stylesheet, or the stylesheet, or mean something there."""
_UNKNOWN = 8
"""Stands for the number of a page before anything was printed."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """Chapters to be printed as one."""

    title: str
    chapters: Sequence[Chapter]
    """At least one."""
    url: str = ""
    """Where the site will stand, with a final slash; empty when nobody has said."""
    logo: str = ""
    """The picture at the top of the first page, by path in the site."""

    @property
    def is_of_one(self) -> bool:
        """Whether the whole booklet is one page of the site, whose steps its contents name."""
        return len(self.chapters) == 1

    @property
    def listed(self) -> tuple[tuple[Place, int], ...]:
        """What the contents name, and at which level."""
        first, last = (2, 3) if self.is_of_one else (1, 2)
        places = (place for chapter in self.chapters for place in chapter.headings)
        return tuple((place, 1 + place.level - first) for place in places if first <= place.level <= last)

    @property
    def places(self) -> Mapping[str, Place]:
        """Of all chapters, by the address that links give them, `PATH#ID`."""
        return {f"{c.path}#{old}": place for c in self.chapters for old, place in c.places.items()}


def bind(booklet: Booklet, paper: Paper, templates: Environment, pages: Pages, *, steady: bool = False) -> str:
    """
    The HTML of a booklet, to be laid at the root of its site.

    Args:
        pages: as far as they are known.
        steady: whether all numbers in the text shall take the same room.
    """
    links = _Links(booklet, templates, pages)
    drawn = [(chapter, *links.put(chapter)) for chapter in booklet.chapters]
    chapters: list[BookletChapter] = []
    for chapter, opening, html in drawn:
        page, above = ("auto", "") if booklet.is_of_one else (chapter.places[""].id, opening)
        chapters.append(
            {"page": page, "running_head": css_string(chapter.title), "opening": Markup(above), "html": Markup(html)}
        )
    entries: list[BookletEntry] = [
        {"id": place.id, "words": place.words, "level": level, "page": pages.get(place.id, _UNKNOWN)}
        for place, level in booklet.listed
    ]
    title = Markup("<h1>{}</h1>").format(booklet.title)
    context: BookletContext = {
        "title": booklet.title,
        "running_head": css_string(booklet.title),
        "lang": booklet.chapters[0].language,
        "paper": paper.name,
        "steady": steady,
        "styles": tuple(dict.fromkeys(style for chapter in booklet.chapters for style in chapter.styles)),
        "logo": booklet.logo,
        "opening": Markup(drawn[0][1]) if booklet.is_of_one else title,
        "entries": entries,
        "chapters": chapters,
    }
    return templates.get_template("booklet.html").render(context)


def css_string(words: str) -> Markup:
    """The words as a string in a stylesheet that stands in HTML; letters that are no signs there stay as they are."""
    return Markup('"{}"').format(Markup(_SIGN.sub(lambda sign: f"\\{ord(sign[0]):x} ", words)))


class _Links:
    """What links become on paper, where nobody can press them."""

    def __init__(self, booklet: Booklet, templates: Environment, pages: Pages) -> None:
        self.places, self.url, self.pages = booklet.places, booklet.url, pages
        self.page = templates.get_template("booklet-page.html")
        self.address = templates.get_template("booklet-address.html")

    def put(self, chapter: Chapter) -> tuple[str, str]:
        """What stands above a chapter's first heading, and the rest, with the number or address behind each link."""
        told: set[str] = set()
        return self._put(chapter.opening, told), self._put(chapter.html, told)

    def _put(self, html: str, told: set[str]) -> str:
        page = LexborHTMLParser(f"<body>{html}</body>")
        body = page.body
        assert body is not None
        for link in body.css("a[href]"):
            href = link.attributes["href"] or ""
            if href in self.places:
                self._within(link, self.places[href])
            elif _is_of_the_site(href):
                self._elsewhere(link, href, told)
            else:
                self._outside(link, href, told)
        return body.inner_html or ""

    def _within(self, link: LexborNode, place: Place) -> None:
        link.attrs["href"] = f"#{place.id}"
        context: BookletPageContext = {"page": self.pages.get(place.id, _UNKNOWN)}
        _append(link, self.page.render(context))

    def _elsewhere(self, link: LexborNode, href: str, told: set[str]) -> None:
        """A page of the site that is not in the booklet: only where the site's address is known can one go there."""
        path, _, fragment = href.partition("#")
        if not self.url:
            link.unwrap()
            return
        address = self.url + path.removesuffix("index.html") + (f"#{fragment}" if fragment else "")
        link.attrs["href"] = address
        self._outside(link, address, told)

    def _outside(self, link: LexborNode, href: str, told: set[str]) -> None:
        """Its address, where the words are another, once a chapter."""
        scheme, _, rest = href.partition(":")
        if scheme.lower() not in ("http", "https", "mailto") or href in told:
            return
        told.add(href)
        shown = rest.removeprefix("//").rstrip("/")
        if shown not in link.text(deep=True):
            context: BookletAddressContext = {"address": shown}
            _append(link, self.address.render(context))


def _is_of_the_site(href: str) -> bool:
    return "#" in href and ":" not in href.partition("#")[0]


def _append(link: LexborNode, html: str) -> None:
    """Put nodes into a link, behind its words."""
    body = LexborHTMLParser(f"<body><i></i>{html}</body>").body  # a space at the very beginning would be dropped
    node = body.first_child.next if body is not None and body.first_child is not None else None
    while node is not None:
        link.insert_child(node)
        node = node.next
