"""Pages whose tags certainly stand where they may and close what they opened, as most do, seen at a glance."""

import re
from functools import lru_cache

from veiviser.links.markup import ATTRIBUTES, BREAKING_OUT, HTML_AGAIN, RAW, VOID
from veiviser.links.nesting.standard import (
    CONTROLS,
    ENDED_BY_PART,
    ENDS_LIST,
    ENDS_PARAGRAPH,
    FORMATTING,
    HEADINGS,
    IN_HEAD,
    PLAIN_END,
    ROWS,
    WHOLE,
)
from veiviser.links.nesting.starting import LONG, doubled

_RAW_NAMES = "|".join(sorted(RAW))
_TOKEN = re.compile(
    rf"""
    < (?: (?P<raw>{_RAW_NAMES})(?=[\t\n\f\r />])(?P<raw_rest>{ATTRIBUTES})>
          (?P<content>[^<]*+(?:<(?!!--|/(?i:(?P=raw)))[^<]*+)*+)</(?P=raw)>
        | (?P<slash>/?)(?!(?:{_RAW_NAMES})[\t\n\f\r />])
          (?P<name>[a-z][a-z0-9-]*+)(?=[\t\n\f\r />])(?P<rest>{ATTRIBUTES})>
        | !--(?!-?>)[^-]*+(?:-(?!-!?>)[^-]*+)*+-->
        | (?i:!doctype\x20html>)
        | (?P<unsure>(?=[a-zA-Z/!?]).*)
      )
    [\t\n\f\r ]*+ (?P<text>(?:[^<]|<(?![a-zA-Z/!?]))?)
    """,
    re.VERBOSE | re.DOTALL,
)
"""All between two texts, and the first letter of the text behind; from what needs a closer look on, the whole rest."""
_SLASH = re.compile(r"[^\"'\s]/\Z")
_IN = {
    "": ("html",),
    "html": ("head", "body", "script", "style", "title"),
    "table": ("caption", "colgroup", "tbody", "tfoot", "thead", "tr"),
    "colgroup": ("col",),
    **dict.fromkeys(("tbody", "tfoot", "thead"), ("tr",)),
    "tr": ("td", "th"),
}
"""All that may stand directly in these."""
_ONLY_IN = {
    **dict.fromkeys(("html", "head", "body", *ENDED_BY_PART, "col"), ()),
    "li": ("ul", "ol", "menu"),
    "dd": ("dl", "div"),
    "dt": ("dl", "div"),
    "option": ("select", "optgroup", "datalist"),
    "optgroup": ("select",),
}
"""Where these may stand, beside what `_IN` says."""
_PUT_OUT = {
    "p": ENDS_PARAGRAPH,
    "a": CONTROLS,
    "button": CONTROLS,
    "label": frozenset(("label",)),
    "form": frozenset(("form",)),
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
}
"""What never stands in these here, however deep; the Standard is less strict."""
_KNOWN = frozenset(
    (*IN_HEAD, *ENDS_LIST, *ENDS_PARAGRAPH, *PLAIN_END, *FORMATTING, *VOID, *RAW, *_ONLY_IN, "span", "path")
)
_NEVER = frozenset(("plaintext", "listing", "frameset"))
_OUTSIDE = frozenset[str]()


class _Inside(dict[str, "_Inside | None"]):
    """
    Where in a page a tag stands; what begins there leads to where its contents stand.

    None: it may be wrong there. Without contents it leads back to where it stands.
    """

    def __init__(self, top: str, put_out: frozenset[str], foreign: bool) -> None:
        super().__init__()
        self.top, self.put_out, self.foreign = top, put_out, foreign
        self.no_text = top in ROWS

    def __missing__(self, name: str) -> "_Inside | None":
        inside = self._begun(name)
        if name in _KNOWN:  # others are as many as authors think of
            self[name] = inside
        return inside

    def _begun(self, name: str) -> "_Inside | None":
        if self.foreign:
            is_html = name in BREAKING_OUT or name in HTML_AGAIN
            return self if name in RAW else None if is_html else self
        if name in _NEVER or name in self.put_out or not self._may_hold(name):
            return None
        if name in VOID or name in RAW:
            return self
        return _inside(name, self.put_out | _PUT_OUT.get(name, _OUTSIDE), name in ("svg", "math"))

    def _may_hold(self, name: str) -> bool:
        if self.top in _IN:
            return name in _IN[self.top]
        if self.top == "head":
            return name in IN_HEAD
        return not (self.top in HEADINGS and name in HEADINGS) and self.top in _ONLY_IN.get(name, (self.top,))


_PLACES: dict[tuple[str, frozenset[str], bool], _Inside] = {}
_TOPS = frozenset((*_IN, *HEADINGS, "head", "ul", "ol", "menu", "dl", "div", "select", "optgroup", "datalist"))
"""Elements that have a say in what stands directly in them."""


def _inside(top: str, put_out: frozenset[str], foreign: bool) -> _Inside:
    place = (top if top in _TOPS else "*", put_out, foreign)
    if place not in _PLACES:
        _PLACES[place] = _Inside(*place)
    return _PLACES[place]


def depth_at_a_glance(html: str) -> int | None:
    """How many elements stand one in the other at the deepest; None where the page needs a closer look."""
    found = _TOKEN.findall(html)
    if found and found[-1][6]:
        return None
    begun = [name for _, _, _, slash, name, _, _, _ in found if name in WHOLE and not slash]
    if begun not in (["html", "head", "body"], ["html", "body"]):
        return None
    return _depth(found)


def _depth(tokens: list[tuple[str, ...]]) -> int | None:
    names, deepest = [""], 0
    here = _inside("", _OUTSIDE, False)
    places = [here]
    for raw, raw_rest, content, slash, name, rest, _, text in tokens:
        if slash:
            if names.pop() != name:
                return None
            places.pop()
            here = places[-1]
        elif name:
            inside = here[name]
            if inside is None or not _is_plain(rest):
                return None
            if rest[-1:] == "/":
                if not here.foreign and name not in VOID:
                    return None
            elif here.foreign or name not in VOID:
                names.append(name)
                places.append(inside)
                here = inside
                deepest = max(deepest, len(names) - 2)
        elif raw:
            if here[raw] is None or raw_rest[-1:] == "/" or not _is_plain(raw_rest) or _is_html(here, content):
                return None
            deepest = max(deepest, len(names) - 1)
        if text and here.no_text:
            return None
    return deepest if len(names) == 1 else None


@lru_cache(maxsize=10_000)
def _is_plain(attributes: str) -> bool:
    """Whether none comes twice, and a slash at the end belongs to none."""
    if "=" not in attributes:
        return len(attributes) < LONG
    return len(attributes) < LONG and not doubled(attributes) and _SLASH.search(attributes) is None


def _is_html(here: _Inside, content: str) -> bool:
    """Whether in a drawing there are elements, where in HTML is but text."""
    return here.foreign and "<" in content
