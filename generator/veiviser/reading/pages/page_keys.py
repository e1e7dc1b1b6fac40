"""What a page may say of itself, and why what others know is not obeyed."""

from collections.abc import Mapping

from veiviser.messages import say
from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.kinds import Keys, number, one_of
from veiviser.reading.yaml.nodes import Node

MOST = 999
"""The highest number by which a page can be ordered."""
_ALIKE = say("every page has the same menu and frame; take it out")
_NOT_SHOWN = say("no page shows it; take it out")
_PUBLISHED = say("all pages are published; move what is not ready out of the folder, or name it in `exclude_docs`")
_SEARCHED = say("pages are found by their own words; write others that readers search by in `search.yaml`")
_DATED = say("the day of the last change is shown by itself, from git; take it out")
_ADDRESS = say("a page has the address that its file is named by; name the file otherwise")
_NOT_SENT_ON = say("a page cannot send its readers on; link to the other page in its text")


def _said(node: Node, what: str, report: Report) -> str | None:
    found = shapes.text(node, what, report)
    return found.words.strip() if found is not None else None


def _elsewhere(node: Node, what: str, report: Report) -> None:
    """Read by `front_matter`, with the page's text."""


PAGE: Keys = {
    "title": _said,
    "description": _said,
    "lang": _said,
    "order": number(0, MOST),
    "audience": one_of(("staff",), otherwise=say("write `staff` on pages that are not for those whom the site is for")),
    "search": _SEARCHED,
    "søk": _SEARCHED,
    "søkeord": _SEARCHED,
    "sok": _SEARCHED,
    "nøkkelord": _SEARCHED,
    "script": _said,
    "dates": _elsewhere,
    "from": _elsewhere,
    "until": _elsewhere,
    "template": say("a page has the look of the whole site; take it out, and put templates into `prototype/theme/`"),
    "hide": _ALIKE,
    "layout": _ALIKE,
    "toc": _ALIKE,
    "render_macros": say("no macros are run in pages; take it out"),
    "icon": _NOT_SHOWN,
    "status": _NOT_SHOWN,
    "subtitle": _NOT_SHOWN,
    "tags": _SEARCHED,
    "keywords": _SEARCHED,
    "categories": _NOT_SHOWN,
    "author": _NOT_SHOWN,
    "authors": _NOT_SHOWN,
    "date": _DATED,
    "revision_date": _DATED,
    "comments": _NOT_SHOWN,
    "social": _NOT_SHOWN,
    "image": _NOT_SHOWN,
    "robots": say("search engines may find every page; take it out"),
    "canonical": say("each page says its own address, from `site_url`; take it out"),
    "draft": _PUBLISHED,
    "published": _PUBLISHED,
    "guide": say("only the guides that are made from flows are guides; take it out"),
    "inclusion": _PUBLISHED,
    "slug": _ADDRESS,
    "permalink": _ADDRESS,
    "url": _ADDRESS,
    "redirect": _NOT_SENT_ON,
    "redirects": _NOT_SENT_ON,
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
    "målgruppe": "audience",
    "datoer": "dates",
    "fra": "from",
    "til": "until",
    "js": "script",
}
"""Keys by the words that people try for them."""
