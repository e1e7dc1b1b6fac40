"""What a page may say of itself, and why what others know is not obeyed."""

from collections.abc import Mapping

from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.kinds import Keys, number, one_of
from veiviser.reading.yaml.nodes import Node

MOST = 999
"""The highest number by which a page can be ordered."""
_ALIKE = "every page has the same menu and frame; take it out"
_NOT_SHOWN = "no page shows it; take it out"
_PUBLISHED = "all pages are published; move what is not ready out of the folder, or name it in `exclude_docs`"


def _said(node: Node, what: str, problems: Report) -> str | None:
    found = shapes.text(node, what, problems)
    return found.words.strip() if found is not None else None


def _elsewhere(node: Node, what: str, problems: Report) -> None:
    """Read by `front_matter`, with the page's text."""


PAGE: Keys = {
    "title": _said,
    "description": _said,
    "lang": _said,
    "order": number(0, MOST),
    "audience": one_of(("staff",), otherwise="write `staff` on pages that are not for those whom the site is for"),
    "search": _said,
    "script": _said,
    "dates": _elsewhere,
    "template": "a page has the look of the whole site; take it out, and put templates into `prototype/theme/`",
    "hide": _ALIKE,
    "layout": _ALIKE,
    "toc": _ALIKE,
    "render_macros": "no macros are run in pages; take it out",
    "icon": _NOT_SHOWN,
    "status": _NOT_SHOWN,
    "subtitle": _NOT_SHOWN,
    "tags": "pages are found by their own words; write others that readers search by behind `search:`",
    "keywords": "pages are found by their own words; write others that readers search by behind `search:`",
    "categories": _NOT_SHOWN,
    "author": _NOT_SHOWN,
    "authors": _NOT_SHOWN,
    "date": "the day of the last change is shown by itself, from git; take it out",
    "revision_date": "the day of the last change is shown by itself, from git; take it out",
    "comments": _NOT_SHOWN,
    "social": _NOT_SHOWN,
    "image": _NOT_SHOWN,
    "robots": "search engines may find every page; take it out",
    "canonical": "each page says its own address, from `site_url`; take it out",
    "draft": _PUBLISHED,
    "published": _PUBLISHED,
    "guide": "only the guides that are made from flows are guides; take it out",
    "inclusion": _PUBLISHED,
    "slug": "a page has the address that its file is named by; name the file otherwise",
    "permalink": "a page has the address that its file is named by; name the file otherwise",
    "url": "a page has the address that its file is named by; name the file otherwise",
    "redirect": "a page cannot send its readers on; link to the other page in its text",
    "redirects": "a page cannot send its readers on; link to the other page in its text",
}
MEANT: Mapping[str, str] = {
    "tittel": "title",
    "overskrift": "title",
    "beskrivelse": "description",
    "ingress": "description",
    "språk": "lang",
    "spraak": "lang",
    "language": "lang",
    "rekkefølge": "order",
    "rekkefolge": "order",
    "weight": "order",
    "nav_order": "order",
    "position": "order",
    "søk": "search",
    "søkeord": "search",
    "sok": "search",
    "nøkkelord": "search",
    "målgruppe": "audience",
    "datoer": "dates",
    "js": "script",
}
"""Keys by the words that people try for them."""
