"""Tags that do not close what they opened: parse errors of the HTML Standard, which browsers mend without a word."""

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from veiviser.links.fault import Found
from veiviser.links.markup import BREAKING_OUT, HTML_AGAIN, VOID, Attribute, Tag, attributes_of, tags
from veiviser.links.text import Text

_LONG = 10_000
"""Characters of attributes, from which on they are counted."""
_NESTING = "wrong-nesting"
_IMPLIED = frozenset(("dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"))
"""Elements that many end tags end too."""
_OF_WORDS = frozenset(("optgroup", "option", "rb", "rp", "rt", "rtc"))
"""Elements that all end tags but those of formatting end too."""
_IN_TABLES = frozenset(("caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"))
_MAY_STAY_OPEN = _IMPLIED | _IN_TABLES | {"html", "head", "body"}
_ROWS = frozenset(("table", "tbody", "tfoot", "thead", "tr"))
"""Where nothing stands but what makes a table."""
_ALLOWED_IN_ROWS = _IN_TABLES | {"col", "script", "style", "template", "form", "input"}
_ENDED_BY_PART = {
    "tr": frozenset(("td", "th", "tr", "caption", "colgroup")),
    "td": frozenset(("td", "th", "caption", "colgroup")),
    "th": frozenset(("td", "th", "caption", "colgroup")),
    **dict.fromkeys(("tbody", "tfoot", "thead", "caption", "colgroup"), _IN_TABLES),
}
_ENDS_PARAGRAPH = frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
        "table", "ul", "xmp",
    )
)  # fmt: skip
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_PLAIN_END = frozenset(
    (
        "address", "article", "aside", "blockquote", "button", "center", "details", "dialog", "dir", "div", "dl",
        "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "listing", "main", "menu", "nav",
        "ol", "pre", "search", "section", "summary", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt",
        "applet", "marquee", "object", "template", "body", "html", "select",
    )
)  # fmt: skip
"""End tags that may leave out those of `_IMPLIED` before them; those of other elements may not."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_IN_HEAD = frozenset(
    ("base", "basefont", "bgsound", "link", "meta", "title", "noscript", "noframes", "style", "script", "template")
)
_WHOLE = {
    "html": frozenset(("html",)),
    "head": frozenset(("html", "head")),
    "body": frozenset(("html", "head", "body")),
}
"""What can no longer begin where these have begun."""
_WALLS = frozenset(
    (
        "applet", "caption", "html", "marquee", "object", "table", "td", "template", "th", "foreignobject", "desc",
        "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
    )
)  # fmt: skip
"""An end tag in them ends nothing outside of them (the Standard's scopes)."""
_TABLE_WALLS = frozenset(("html", "table", "template"))
_CONTROLS = frozenset(("a", "button", "select", "textarea", "label", "iframe", "embed", "details", "input", "form"))
_AROUND = {"label": ("label", "a", "button"), "form": ("form",)}
"""In which none of `_CONTROLS` may stand, where that is not a link or a button."""


_DOCTYPE = re.compile(r"\s*+(?:<!--.*?-->\s*+|<\?[^>]*>\s*+)*+<!doctype html", re.IGNORECASE | re.DOTALL)


class Misnested(NamedTuple):
    """A tag that stands where it must not, and its offset."""

    found: Found
    offset: int


def depth_of(html: str) -> int:
    """How many elements stand one in the other at the deepest, or attributes in one tag, if those are more."""
    reader = _Reader(html)
    reader.read()
    return reader.deepest


def misnested(html: str) -> list[Misnested]:
    """In the order in which they are noticed. Linear in the page."""
    reader = _Reader(html)
    reader.read()
    return reader.told


class _Open(NamedTuple):
    name: str
    offset: int
    foreign: bool


class _Reader:
    """The elements that are open, as their author wrote them."""

    def __init__(self, html: str) -> None:
        self.told: list[Misnested] = []
        self._html = html
        self._open: list[_Open] = []
        self._at: dict[str, list[int]] = {}
        """By name, how deep the open elements of that name are; `#wall` and so on stand for kinds of them."""
        self._forgiven: Counter[str] = Counter()
        """End tags that were told of before they come, until something else begins where they may stand."""
        self._forgiven_at = 0
        self._ended: dict[str, str] = {}
        """What ended the last paragraph, head or element of a list without an end tag."""
        self._begun: set[str] = set()
        self._text: Text | None = None
        self.deepest = 0
        self._quirks = not _DOCTYPE.match(html)

    def read(self) -> None:
        opened, behind = self._open, 0
        for tag in tags(self._html):
            name, top = tag.name, opened[-1].name if opened else ""
            if top in _ROWS and self._html[behind : tag.start].strip("\t\n\f\r "):
                message = "text stands between the cells of a table, and browsers move it before the table"
                self._tell(behind, f"{message}; put it into a cell")
            behind = tag.end
            if not name:
                continue
            if not tag.closing:
                self._start(tag)
            elif top == name:
                self._pop()
            elif tag.foreign or (opened and opened[-1].foreign):
                self._end(tag, frozenset())
            else:
                self._end(tag, self._implied_by(name))
        for name, offset, _ in opened:
            if name not in _MAY_STAY_OPEN:
                self._tell(offset, f"`<{name}>` is never closed; write `</{name}>` where it ends")

    # -- Start tags ----------------------------------------------------------------------------------------------------

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if len(tag.rest) > _LONG:
            self.deepest = max(self.deepest, sum(1 for _ in attributes_of(tag.rest)))
        if "=" in tag.rest and (twice := _doubled(tag.rest)):
            message = f"`{twice}` stands twice in this tag, and only the first counts; take one out"
            self.told.append(Misnested(Found("repeated-attribute", message), tag.start))
        if tag.foreign:
            if not _closes_itself(tag.rest):
                self._push(tag)
            return
        if name in BREAKING_OUT and self._open and self._open[-1].foreign and self._open[-1].name not in HTML_AGAIN:
            self._break_out(tag)
        if name in _WHOLE and "template" not in self._at:
            late = name in self._begun
            self._begun |= _WHOLE[name]
            if late:
                message = f"`<{name}>` comes twice or too late, and browsers drop it; take it out"
                self._tell(tag.start, message)
                return
        elif name not in _IN_HEAD:
            self._into_body(name)
        if name in _ENDED_BY_PART or (self._open and self._open[-1].name in _ROWS):
            self._in_table(tag)
        if name in _ENDS_PARAGRAPH and "p" in self._at and not (self._quirks and name == "table"):
            self._end_implied(tag, "p", "#button-wall")
        if name in ("li", "dd", "dt", "option", "optgroup") or name in _HEADINGS:
            self._in_list(tag)
        if name in _CONTROLS:
            self._nested(tag)
        if name in VOID:
            return
        if _closes_itself(tag.rest):
            message = f"`<{name}/>` does not close itself in HTML; write `<{name}></{name}>`"
            self._tell(tag.start, message)
            self._forgive([name])  # it may be closed all the same
            return
        self._push(tag)

    def _into_body(self, name: str) -> None:
        """What cannot stand in the head ends it."""
        if self._open and self._open[-1].name == "head":
            self._pop()
            self._ended["head"] = name
        if "body" not in self._begun and "noscript" not in self._at and "template" not in self._at:
            self._begun |= _WHOLE["body"]

    def _in_table(self, tag: Tag) -> None:
        name = tag.name
        if name in _ENDED_BY_PART:
            table = self._last("#table-wall")
            if table < 0 or self._open[table].name == "html":
                self._tell(tag.start, f"`<{name}>` stands outside of a table, and browsers drop it; put it into one")
                return
            self._end_parts(tag, table)
            if name in ("td", "th") and self._open[-1].name in _ROWS - {"tr"}:
                self._tell(tag.start, f"`<{name}>` stands outside of a row; write `<tr>` before it")
        elif name not in _ALLOWED_IN_ROWS:
            message = f"`<{name}>` stands between the cells of a table, and browsers move it before the table"
            self._tell(tag.start, f"{message}; put it into a cell")

    def _end_parts(self, tag: Tag, table: int) -> None:
        """Cells, rows and groups of rows end where the next one begins."""
        ended = _ENDED_BY_PART[tag.name]
        known = [self._at[name] for name in ended if name in self._at]
        at = min((depths[here] for depths in known if (here := bisect_right(depths, table)) < len(depths)), default=0)
        if at:
            left = self._left(at + 1, _IMPLIED | _IN_TABLES)
            if left:
                self._tell(tag.start, self._before(f"`<{tag.name}>` begins", left))
            self._pop_to(at)

    def _end_implied(self, tag: Tag, ended: str, wall: str) -> None:
        """An element that needs no end tag ends where this one begins."""
        at = self._last(ended)
        if at <= self._last(wall):
            return
        left = self._left(at + 1, _IMPLIED)
        if left:
            self._tell(tag.start, self._before(f"`<{tag.name}>` ends the `<{ended}>`", left))
        self._ended[ended] = tag.name
        self._pop_to(at)

    def _in_list(self, tag: Tag) -> None:
        name = tag.name
        if name == "li":
            self._end_implied(tag, "li", "#list-wall")
        elif name in ("dd", "dt"):
            at = max((self._last("dd"), "dd"), (self._last("dt"), "dt"))
            self._end_implied(tag, at[1], "#list-wall")
        elif name in _HEADINGS:
            if self._open and self._open[-1].name in _HEADINGS:
                around = self._open[-1]
                self._tell(tag.start, f"`<{name}>` stands in the {self._spot(around)}; close that one first")
        else:
            while self._open and self._open[-1].name in ("option", name):
                self._pop()

    def _nested(self, tag: Tag) -> None:
        """Something to press inside something to press."""
        name = tag.name
        if name == "input" and _is_hidden(tag.rest):
            return
        for around in _AROUND.get(name, ("a", "button")):
            at = self._last(around)
            if at > self._last("template" if name == "form" else "#wall"):
                spot = self._spot(self._open[at])
                message = f"`<{name}>` stands in the {spot}, and only one of them can work; put it beside"
                self.told.append(Misnested(Found("nested-control", message), tag.start))
                return

    def _break_out(self, tag: Tag) -> None:
        at = len(self._open) - 1
        while at > 0 and self._open[at - 1].foreign and self._open[at].name not in ("svg", "math"):
            at -= 1
        message = f"`<{tag.name}>` ends the {self._spot(self._open[at])}; put it into a `<foreignObject>`, or behind"
        self._tell(tag.start, message)
        ended = [one.name for one in self._open[at:]]
        self._pop_to(at)
        self._forgive(ended)

    # -- End tags ------------------------------------------------------------------------------------------------------

    def _implied_by(self, name: str) -> frozenset[str]:
        if name in _IN_TABLES or name == "table":
            return _IMPLIED | _IN_TABLES
        return _IMPLIED if name in _PLAIN_END else frozenset() if name in _FORMATTING else _OF_WORDS

    def _end(self, tag: Tag, implied: frozenset[str]) -> None:
        name = tag.name
        at = self._last(name)
        if name in ("body", "html"):
            return  # what is open then is told at the end
        wall = "#table-wall" if name in _IN_TABLES or name == "table" else "#button-wall" if name == "p" else "#wall"
        if at < 0 or at < self._last(wall):
            if name in _HEADINGS and self._open and self._open[-1].name in _HEADINGS:
                around = self._open[-1]
                self._tell(tag.start, f"`</{name}>` closes the {self._spot(around)}; write `</{around.name}>`")
                self._pop()
            elif self._forgiven[name]:
                self._forgiven[name] -= 1
            else:
                self._tell(tag.start, self._stray(tag))
            return
        left = self._left(at + 1, implied)
        if left:
            self._tell(tag.start, self._before(f"`</{name}>` stands", left))
        self._pop_to(at)

    def _stray(self, tag: Tag) -> str:
        name = tag.name
        if name in VOID:
            return f"`</{name}>` closes nothing, since `<{name}>` has no end; take it out"
        if name in self._ended:
            by = self._ended.pop(name)
            return (
                f"`</{name}>` closes nothing, since `<{by}>` cannot stand in it and had ended it; close it before that"
            )
        return f"`</{name}>` closes nothing that is open here; take it out, or open it where it begins"

    # -- What is open --------------------------------------------------------------------------------------------------

    def _push(self, tag: Tag) -> None:
        depth = len(self._open)
        if depth > self.deepest:
            self.deepest = depth
        if self._forgiven and depth <= self._forgiven_at:
            self._forgiven.clear()
        self._open.append(_Open(tag.name, tag.start, tag.foreign))
        self._at.setdefault(tag.name, []).append(depth)
        for kind in _KINDS.get(tag.name, ()):
            self._at.setdefault(kind, []).append(depth)

    def _pop(self) -> None:
        name = self._open.pop().name
        for known in (name, *_KINDS.get(name, ())):
            self._at[known].pop()

    def _pop_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._pop()

    def _last(self, name: str) -> int:
        known = self._at.get(name)
        return known[-1] if known else -1

    def _left(self, depth: int, implied: frozenset[str]) -> _Open | None:
        """The innermost element from a depth on that should have been closed; the end tags of all such are forgiven."""
        left = [one for one in self._open[depth:] if one.name not in implied or one.foreign]
        if left:
            self._forgive([one.name for one in left], depth - 1)
        return left[-1] if left else None

    def _forgive(self, names: list[str], depth: int | None = None) -> None:
        self._forgiven_at = len(self._open) if depth is None else depth
        self._forgiven.update(names)

    def _before(self, what: str, left: _Open) -> str:
        return f"{what} before the {self._spot(left)} is closed; close first what was opened last"

    def _spot(self, one: _Open) -> str:
        self._text = self._text or Text(self._html)
        return f"`<{one.name}>` of line {self._text.position(one.offset).line}"

    def _tell(self, offset: int, message: str) -> None:
        self.told.append(Misnested(Found(_NESTING, message), offset))


def _kinds(name: str) -> tuple[str, ...]:
    kinds = ["#wall"] if name in _WALLS else []
    kinds += ["#table-wall"] if name in _TABLE_WALLS else []
    kinds += ["#button-wall"] if name in _WALLS or name == "button" else []
    kinds += ["#list-wall"] if name in _WALLS or name in _ENDS_LIST else []
    return tuple(kinds)


_ENDS_LIST = _ENDS_PARAGRAPH | {
    "body",
    "button",
    "head",
    "iframe",
    "noscript",
    "select",
    "tbody",
    "tfoot",
    "thead",
    "tr",
}
_ENDS_LIST -= {"address", "div", "p", "li", "dd", "dt"}
"""Special elements of the Standard, in which a list's element begins anew."""
_KINDS = {name: kinds for name in _WALLS | _ENDS_LIST | {"button"} if (kinds := _kinds(name))}


@lru_cache(maxsize=10_000)
def _doubled(rest: str) -> str:
    """The first name that comes twice among attributes."""
    seen: set[str] = set()
    for attribute in attributes_of(rest):
        if attribute.name in seen:
            return attribute.name
        seen.add(attribute.name)
    return ""


def _is_hidden(rest: str) -> bool:
    return any(one.name == "type" and one.value.strip().lower() == "hidden" for one in attributes_of(rest))


def _closes_itself(rest: str) -> bool:
    """Whether the tag ends with a slash that is not of an attribute without quotes, as in `<a href=mappe/>`."""
    if not rest.endswith("/"):
        return False
    *_, last = [Attribute("", "", 0, 0), *attributes_of(rest)]
    return last.end < len(rest) or "=" not in rest[last.start :]
