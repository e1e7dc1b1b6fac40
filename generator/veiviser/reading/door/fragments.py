"""A page's own HTML, as Markdown gives it: what of it browsers would not take for text and the marking up of text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.messages import Message, say
from veiviser.reading.door.addresses import wrong_address
from veiviser.reading.door.allowed import DRAWN, FRAME, PAGE, WITH_WORDS, drawing_may_have, may_have, words_of

_BEFORE = "<!doctype html><html><head><title>.</title></head><body>.<div><main><div><div><article>"
"""What a served page has around its text. A tag of its author's may close any of it."""
_END = "veiviser-end"
_AFTER = f'<div id="{_END}-block"><span id="{_END}">.</span></div></article></div></div></main></div></body></html>'
"""A `div` ends paragraphs, and the words in it are set as bold as all that follows would be."""
_ALIGNED = re.compile(r"\s*text-align:\s*(?:left|right|center|justify);?\s*")
_IMPLIED = words_of("caption colgroup dd dt li p rp rt tbody td tfoot th thead tr")
"""Elements whose end may be left out."""
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
"""As browsers end it (HTML, 13.2.5.43 and after)."""
_CLOSED = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_SWALLOWED = re.compile(r"<(?:/(?P<closing>[a-z][^\s/>]*)|!(?!--)\S?|\?|/[^a-z])", re.IGNORECASE)
_REFUSED = words_of(
    """
    applet audio base canvas embed frame frameset iframe map marquee math noembed noframes noscript object param
    plaintext portal slot style template track video xmp
    """
)
"""Elements that their author has heard of, beside those of the frame; others are hardly meant as such."""
_FETCHED = re.compile(r"url\s*\(|image(?:-set)?\(|src\(|\\", re.IGNORECASE)
"""In the styles of a drawing; a backslash hides letters."""
_RESERVED = re.compile(r"__(?!tabbed_|codelineno|span|code_)")
"""Names by which the theme's scripts find their settings."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may not pass."""

    id: str
    """Of the problem."""
    message: Message
    needle: str
    """What it begins with in the source, in most cases."""
    is_open: bool = False
    """Whether it is an element that is never closed, so that its end tells nothing of where it began."""


def faults_of_fragment(html: str) -> tuple[Fault, ...]:
    """What may not pass of a page's text: of elements and attributes in its order, and of what is not in the tree."""
    page = LexborHTMLParser(_BEFORE + html + _AFTER)
    article = page.css_first("article")
    if article is None:
        return (_left("<"),)
    faults = [*_in_tree(article), *_swallowed(html)]
    faults += [_left(f"<{name}") for name in ("html", "body") if (node := page.css_first(name)) and node.attributes]
    return tuple(faults or _out_of_place(article, html))


def _in_tree(article: LexborNode) -> Iterator[Fault]:
    in_drawings = _within(article, ("svg",))
    in_words = _within(article, WITH_WORDS)
    for node in article.traverse(include_text=True):
        if not node.is_element_node or node.mem_id == article.mem_id:
            continue
        name, drawn = (node.tag or "").lower(), node.mem_id in in_drawings or node.tag == "svg"
        if drawn and node.mem_id in in_words:
            yield Fault(
                "raw-html", say("<{name}> stands where a drawing has words alone; take it out", name=name), f"<{name}"
            )
            continue
        if (wrong := _wrong_element(name, drawn)) is not None:
            yield wrong
            continue
        attributes = node.attributes.items()
        yield from (f for key, value in attributes if (f := _wrong_attribute(name, drawn, key.lower(), value or "")))


def _wrong_element(name: str, drawn: bool) -> Fault | None:
    if name in (DRAWN if drawn else PAGE):
        return None
    if name in _REFUSED or name in FRAME or name in DRAWN or drawn:
        message = (
            say("<{name}> is not allowed in a drawing in a page; leave it out", name=name)
            if drawn
            else say("<{name}> is not allowed in a page; write it in Markdown, or leave it out", name=name)
        )
        return Fault("raw-html", message, f"<{name}")
    return _vanishing(f"<{name}")


def _wrong_attribute(name: str, drawn: bool, key: str, value: str) -> Fault | None:
    if key.startswith("on"):
        return Fault("raw-html", say("`{key}` would run a script, and pages have none; leave it out", key=key), key)
    is_allowed = drawing_may_have(key) if drawn else may_have(name, key)
    if not is_allowed or (key == "style" and not _ALIGNED.fullmatch(value)):
        return Fault(
            "raw-html", say("`{key}` is not allowed on <{name}> in a page; leave it out", key=key, name=name), key
        )
    if "<!--" in value:
        return Fault("raw-html", say("`{key}` of <{name}> has a comment in it; leave it out", key=key, name=name), key)
    if drawn and not value.startswith("#") and (key in ("href", "xlink:href") or _FETCHED.search(value)):
        return Fault(
            "raw-html", say("`{key}` of <{name}> leads out of the drawing; leave it out", key=key, name=name), key
        )
    return _wrong_value(name, key, value)


def _wrong_value(name: str, key: str, value: str) -> Fault | None:
    if key in ("id", "name") and _RESERVED.match(value):
        return Fault(
            "raw-html", say("`{value}` is a name that the theme keeps for itself; choose another", value=value), value
        )
    if (name, key) == ("input", "type") and value.lower() not in ("checkbox", "radio"):
        return Fault("raw-html", say("a page has no fields to fill in; leave <input> out"), "<input")
    if key == "rel" and "opener" in value.lower().split():
        return Fault("raw-html", say("`opener` would give another site a hold on this page; leave it out"), "opener")
    wrong = wrong_address(key, value)
    return Fault(*wrong, value.strip() or key) if wrong else None


def _out_of_place(article: LexborNode, html: str) -> Iterator[Fault]:
    """Where the text ends in another element than it began in."""
    ends, blocks = article.css(f"#{_END}"), article.css(f"#{_END}-block")
    around = list(_parents(ends[0])) if len(ends) == len(blocks) == 1 else []  # and no author's
    if not any(parent.id == f"{_END}-block" for parent in around):
        yield _left("</") if "<!--" not in _CLOSED.sub("", html) else _open_comment()
        return
    elements = [node for node in article.traverse() if node.is_element_node]
    if elements[-1].id != _END:  # a table puts before itself what is no cell
        unclosed: str | None = "table"
    else:
        names = (parent.tag or "" for parent in around if parent.id != f"{_END}-block")
        unclosed = next((name for name in names if name not in _IMPLIED), None)
    if unclosed is not None:
        words = say(
            "<{name}> is never closed, so that it takes in all that follows; write </{name}> where it ends",
            name=unclosed,
        )
        yield Fault("raw-html", words, f"<{unclosed}", is_open=True)


def _swallowed(html: str) -> Iterator[Fault]:
    """What a browser reads and shows nothing of; the tree has no trace of it."""
    for found in _SWALLOWED.finditer(_COMMENT.sub("", html)):
        closing = (found["closing"] or "").lower()
        if not any(closing in known for known in (PAGE, DRAWN, FRAME, _REFUSED)):
            yield _vanishing(found[0].removesuffix("\n"))


def _within(article: LexborNode, names: Collection[str]) -> set[int]:
    """All that stands in elements of these names."""
    found: set[int] = set()
    for outer in article.css(", ".join(names)):
        if outer.mem_id not in found:
            found |= {node.mem_id for node in outer.traverse()} - {outer.mem_id}
    return found


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    """From the nearest to below the article."""
    parent = node.parent
    while parent is not None and parent.tag != "article":
        yield parent
        parent = parent.parent


def _left(needle: str) -> Fault:
    message = say("this closes or changes what stands around the page's text; take it out")
    return Fault("raw-html", message, needle)


def _open_comment() -> Fault:
    message = say("the comment is never closed, so that nobody sees what follows; write --> where it ends")
    return Fault("raw-html", message, "<!--", is_open=True)


def _vanishing(needle: str) -> Fault:
    mend = f"&lt;{needle[1:]}"
    message = say(
        "`{needle}` begins HTML that no browser knows, so it would not be shown; write {mend} to show it",
        needle=needle,
        mend=mend,
    )
    return Fault("raw-html", message, needle)
