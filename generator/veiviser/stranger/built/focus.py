"""Whether somebody who goes by keyboard can see where they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import SelectolaxError

from veiviser.messages import say
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.stylesheet import Rule, answerable
from veiviser.stranger.built.walking import Walker

_REACHED = ", ".join(f".screen {tag}" for tag in ("a[href]", "input", "textarea", "summary", "button"))
_AT = "data-focused"
_NOTHING = re.compile(r"(?:^|\s)(?:none|0(?:px)?|transparent)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A rule that draws something, or takes it away."""

    rule: Rule
    selector: str
    focused: bool
    """Whether it holds only where the keyboard is."""

    @property
    def draws(self) -> bool:
        return _NOTHING.search(self.rule.value) is None


def find_hidden_focus(site: BuiltSite, walker: Walker) -> Iterator[Problem]:
    """Each kind of element that can be reached and does not look different then, once."""
    known: set[tuple[str, str, str]] = set()
    for file in walker.walked.pages:
        html = site.read(file)
        document = Document(html, ())
        drawings = [one for rule in walker.rules_of(file, html) if (one := _drawing(rule)) is not None]
        for at in document.select(_REACHED):
            node = document.nodes[at]
            kind = (node.tag, node.attributes.get("class") or "", node.attributes.get("type") or "")
            if kind in known:
                continue
            known.add(kind)
            if not _is_seen(document, at, drawings):
                words = document.words(at).strip() or node.attributes.get("data-label") or node.tag
                message = say("nobody sees that the keyboard is at «{words}»", words=words)
                place = site.place(file, f'id="{node.attributes.get("id")}"' if node.attributes.get("id") else "")
                yield Problem(place, "hidden-focus", message)


def _drawing(rule: Rule) -> _Drawing | None:
    if rule.name not in ("outline", "outline-style", "box-shadow", "opacity"):
        return None
    selector = re.sub(r":focus(?:-visible)?(?![\w-])", f"[{_AT}]", rule.selector).replace(
        ":focus-within", f":has([{_AT}])"
    )
    selector = answerable(selector)
    return _Drawing(rule, selector, selector != answerable(rule.selector)) if selector else None


def _is_seen(document: Document, at: int, drawings: list[_Drawing]) -> bool:
    element = document.nodes[at].element
    assert element is not None
    element.attrs[_AT] = ""
    try:
        said = {(one, key) for one in drawings for key in _met(document, one)}
    finally:
        del element.attrs[_AT]
    own = document.nodes[at].key
    if any(one.focused and one.draws and key != own and one.rule.name != "opacity" for one, key in said):
        return True
    mine: dict[str, _Drawing] = {}
    for one, key in said:
        if key == own and (one.rule.name not in mine or mine[one.rule.name].rule.order < one.rule.order):
            mine[one.rule.name] = one
    if "opacity" in mine and not mine["opacity"].draws:
        return False
    outline = mine.get("outline")
    if outline is None or outline.draws:  # every browser draws one, unless it is told not to
        return True
    return "box-shadow" in mine and mine["box-shadow"].focused and mine["box-shadow"].draws


def _met(document: Document, one: _Drawing) -> Iterator[int]:
    try:
        yield from (node.mem_id for node in document.tree.css(one.selector))
    except SelectolaxError:  # of what it does not know
        return
