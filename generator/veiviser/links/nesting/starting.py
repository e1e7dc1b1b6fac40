"""Where a start tag may stand, and what it ends."""

from functools import lru_cache

from veiviser.links.markup import BREAKING_OUT, HTML_AGAIN, VOID, Attribute, Tag, attributes_of
from veiviser.links.nesting.in_tables import begin_in_table
from veiviser.links.nesting.opened import Opened
from veiviser.links.nesting.standard import (
    AROUND,
    CONTROLS,
    ENDS_PARAGRAPH,
    HEADINGS,
    IMPLIED,
    IN_HEAD,
    WHOLE,
)
from veiviser.messages import say

LONG = 10_000
"""Characters of attributes, from which on they are counted."""


def begin(tag: Tag, page: Opened) -> None:
    """Open what it opens; what is wrong with that is told."""
    name = tag.name
    _judge_attributes(tag, page)
    if tag.foreign:
        if not _closes_itself(tag.rest):
            page.push(tag)
        return
    if name in BREAKING_OUT and page.is_foreign and page.top not in HTML_AGAIN:
        _break_out(tag, page)
    if name in WHOLE and "template" not in page.at:
        if _is_late(tag, page):
            return
    elif name not in IN_HEAD:
        _into_body(name, page)
    begin_in_table(tag, page)
    _end_before(tag, page)
    if name in CONTROLS:
        _judge_control(tag, page)
    if name in VOID:
        return
    if _closes_itself(tag.rest):
        page.tell(tag.start, say("`<{name}/>` does not close itself in HTML; write `<{name}></{name}>`", name=name))
        page.forgive([name])  # it may be closed all the same
        return
    page.push(tag)


def _judge_attributes(tag: Tag, page: Opened) -> None:
    if len(tag.rest) > LONG:
        page.deepest = max(page.deepest, sum(1 for _ in attributes_of(tag.rest)))
    if "=" in tag.rest and (twice := doubled(tag.rest)):
        message = say("`{name}` stands twice in this tag, and only the first counts; take one out", name=twice)
        page.tell(tag.start, message, "repeated-attribute")


@lru_cache(maxsize=10_000)
def doubled(rest: str) -> str:
    """The first name that comes twice among attributes."""
    seen: set[str] = set()
    for attribute in attributes_of(rest):
        if attribute.name in seen:
            return attribute.name
        seen.add(attribute.name)
    return ""


def _is_late(tag: Tag, page: Opened) -> bool:
    late = tag.name in page.begun
    page.begun |= WHOLE[tag.name]
    if late:
        message = say("`<{name}>` comes twice or too late, and browsers drop it; take it out", name=tag.name)
        page.tell(tag.start, message)
    return late


def _into_body(name: str, page: Opened) -> None:
    """What cannot stand in the head ends it."""
    if page.top == "head":
        page.pop()
        page.ended["head"] = name
    if "body" not in page.begun and "noscript" not in page.at and "template" not in page.at:
        page.begun |= WHOLE["body"]


def _break_out(tag: Tag, page: Opened) -> None:
    """HTML ends a drawing in which it cannot stand."""
    at = len(page.open) - 1
    while at > 0 and page.open[at - 1].foreign and page.open[at].name not in ("svg", "math"):
        at -= 1
    message = say(
        "`<{name}>` ends {open}; put it into a `<foreignObject>`, or behind",
        name=tag.name,
        open=page.spot(page.open[at]),
    )
    page.tell(tag.start, message)
    ended = [one.name for one in page.open[at:]]
    page.pop_to(at)
    page.forgive(ended)


def _end_before(tag: Tag, page: Opened) -> None:
    """What needs no end tag ends where such an element begins."""
    name = tag.name
    if name in ENDS_PARAGRAPH and "p" in page.at and not (page.quirks and name == "table"):
        _end_implied(tag, page, "p", "#button-wall")
    if name == "li":
        _end_implied(tag, page, "li", "#list-wall")
    elif name in ("dd", "dt"):
        at = max((page.last("dd"), "dd"), (page.last("dt"), "dt"))
        _end_implied(tag, page, at[1], "#list-wall")
    elif name in HEADINGS and page.top in HEADINGS:
        around = page.spot(page.open[-1])
        page.tell(tag.start, say("`<{name}>` stands in {open}; close that one first", name=name, open=around))
    elif name in ("option", "optgroup"):
        while page.top in ("option", name):
            page.pop()


def _end_implied(tag: Tag, page: Opened, ended: str, wall: str) -> None:
    at = page.last(ended)
    if at <= page.last(wall):
        return
    if left := page.left(at + 1, IMPLIED):
        message = say(
            "`<{name}>` ends the `<{ended}>` before {open} is closed; close first what was opened last",
            name=tag.name,
            ended=ended,
            open=page.spot(left),
        )
        page.tell(tag.start, message)
    page.ended[ended] = tag.name
    page.pop_to(at)


def _judge_control(tag: Tag, page: Opened) -> None:
    """Something to press inside something to press."""
    name = tag.name
    if name == "input" and _is_hidden(tag.rest):
        return
    for around in AROUND.get(name, ("a", "button")):
        at = page.last(around)
        if at > page.last("template" if name == "form" else "#wall"):
            message = say(
                "`<{name}>` stands in {open}, and only one of them can work; put it beside",
                name=name,
                open=page.spot(page.open[at]),
            )
            page.tell(tag.start, message, "nested-control")
            return


def _is_hidden(rest: str) -> bool:
    return any(one.name == "type" and one.value.strip().lower() == "hidden" for one in attributes_of(rest))


def _closes_itself(rest: str) -> bool:
    """Whether the tag ends with a slash that is not of an attribute without quotes, as in `<a href=mappe/>`."""
    if not rest.endswith("/"):
        return False
    *_, last = [Attribute("", "", 0, 0), *attributes_of(rest)]
    return last.end < len(rest) or "=" not in rest[last.start :]
