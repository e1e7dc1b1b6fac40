"""Pages of a prototype as one reads them without scripts: one after another, each choice leading to a place below."""

import re
from collections.abc import Collection

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.templating.contexts import PackedLead, PackedPage

_NAMING = re.compile(r'\s(?:id|for|name|aria-labelledby|aria-describedby|aria-controls)="[^"]*"')
"""What names something else; screens that stand in one page would name each other's."""
_LEADING = re.compile(r'\s(?:href|src)="(?!data:)[^"]*"')
_TO_SITE = re.compile(r'\shref="(?![a-z]+:)[^"]*"')
"""What leads to a page that is not in the file."""


def read_plain(name: str, html: str, names: Collection[str], suffix: str) -> PackedPage:
    """
    A page's screen as it is before anything is answered, what the guide says of it, and where each choice leads.

    Args:
        names: of all pages that are in the file.
        suffix: ends the titles of all of them.
    """
    page = LexborHTMLParser(html)
    screen, title = page.css_first(".screen"), page.css_first("title")
    return {
        "id": place_of(name),
        "title": title.text().strip().removesuffix(suffix) if title else name,
        "screen": Markup(_LEADING.sub("", _NAMING.sub("", screen.html or ""))) if screen else Markup(),
        "told": Markup("\n").join(Markup(_TO_SITE.sub("", told.inner_html or "")) for told in page.css(".told__words")),
        "leads": [lead for node in page.css(".lead") if (lead := _lead(node, names))],
    }


def place_of(name: str) -> str:
    """The id of a page's place."""
    return f"side-{name}"


def _lead(node: LexborNode, names: Collection[str]) -> PackedLead | None:
    href = node.attributes.get("href") or ""
    kind = node.attributes.get("data-kind") or ""
    if href.startswith("#"):  # an error shows on the screen itself, which nobody can answer here
        return None
    to = href.removesuffix(".html")
    within = to != href and to in names
    outside = href if ":" in href else None
    return {
        "kind": kind,
        "href": f"#{place_of(to)}" if within else outside,
        "html": Markup(node.inner_html or ""),
    }
