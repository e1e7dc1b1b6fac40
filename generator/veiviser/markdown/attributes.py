"""Attributes of elements, `{#id .class key=value}`, where Python-Markdown has them: behind an element, or a block."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from veiviser.markdown.placing import SPAN

Attributes = list[tuple[str, str]]
_PAIR = re.compile(
    r"""\s*(?:\#(?P<id>[^\s}=]+)|\.(?P<kind>[^\s}=]+)|(?P<key>[^\s}=]+)"""
    r"""(?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s}="']+)))?)(?=\s|$)"""
)
_BEHIND = ("image", "code_inline")
_HEADS = ("heading_open", "th_open", "td_open", "dt_open")


def pairs_of(written: str) -> tuple[Attributes, str]:
    """
    Keys and values, and what is left where something else begins.

    A class has the key `.`, and a key without a value has itself as its value.
    """
    pairs, at = Attributes(), 0
    while (one := _PAIR.match(written, at)) and one.end() > at:
        at = one.end()
        if one["id"] or one["kind"]:
            pairs.append(("id", one["id"]) if one["id"] else (".", one["kind"]))
        else:
            value = next((said for said in one.group("double", "single", "bare") if said is not None), one["key"])
            pairs.append((one["key"], value))
    return pairs, written[at:].strip()


def attributes(md: MarkdownIt) -> None:
    """Read them; what stands elsewhere between braces is text."""
    md.inline.ruler.after("escape", "attributes", _read)
    md.core.ruler.after("inline", "attributes", _give_all)


def _read(state: StateInline, silent: bool) -> bool:
    src, start = state.src, state.pos
    if src[start] != "{":
        return False
    end = min((at for at in (src.find("}", start), src.find("\n", start)) if at >= 0), default=-1)
    if end < 0 or src[end] != "}" or end >= state.posMax:
        return False
    written = src[start + 1 : end].removeprefix(":").strip()
    found, rest = pairs_of(written)
    if not found or rest or any("{" in key or (key == value and "." in key) for key, value in found):
        return False  # `{fact.name}` is no attribute
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.meta["given"] = src[start : end + 1], found
    state.pos = end + 1
    return True


def _give_all(state: StateCore) -> None:
    for number, token in enumerate(state.tokens):
        if token.type == "inline" and token.children:
            block = state.tokens[number - 1]
            _give(token.children, block)
            for child in token.children:
                if child.type == "attributes":
                    child.type = "text"


def _give(children: list[Token], block: Token) -> None:
    """To the element before it, or to the block where it stands at its end; what is given is hidden."""
    for number, token in enumerate(children):
        if token.type != "attributes":
            continue
        before = children[number - 1] if number else None
        element = _element(children, number - 1) if before is not None else None
        is_last = number == len(children) - 1
        if element is not None:
            _set(element, token)
        elif is_last and block.type in _HEADS and before is not None and before.content.endswith(" "):
            before.content = before.content.rstrip(" ")
            _set(block, token)
        elif is_last and block.type == "paragraph_open" and before is not None and before.type == "softbreak":
            before.type, before.hidden = "nothing", True
            _set(block.meta.get("item", block) if block.hidden else block, token)


def _element(children: Sequence[Token], number: int) -> Token | None:
    """What stands there, if attributes can stand behind it."""
    token = children[number]
    if token.type in _BEHIND:
        return token
    if token.nesting != -1 or token.type == "html_inline":
        return None
    level = 0
    for opening in reversed(children[: number + 1]):
        level += opening.nesting
        if level == 0:
            return opening
    return None


def _set(element: Token, token: Token) -> None:
    for key, value in token.meta["given"]:
        if key == ".":
            element.attrJoin("class", value)
        else:
            element.attrSet(key, value)
    element.meta["by_hand"] = token
    token.type, token.hidden = "nothing", True


def ids_by_hand(children: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Each id that attributes give, with its offset in the inline text."""
    for token in children:
        if token.type == "nothing" and "given" in token.meta:
            for key, value in token.meta["given"]:
                if key == "id":
                    yield value, token.meta[SPAN][0] + max(token.content.find(value), 0)
