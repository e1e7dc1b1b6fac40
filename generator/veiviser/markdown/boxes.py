"""Boxes of indented blocks: `!!! note "Title"`, `??? note "Title"`, which opens, and `=== "Tab"`."""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from pymdownx.slugs import slugify

from veiviser.markdown.placing import STARTS

_NOTE = re.compile(r'(?P<mark>!!!|\?\?\?\+?) ?(?P<kinds>[\w-]+(?: +[\w-]+)*)?(?: *(?<=[ !?+])"(?P<title>.*?)")? *')
_TAB = re.compile(r'===(?P<marks>\+?!?|!\+) +"(?P<title>.*?)" *')
_INDENT = 4
_slug: Callable[[str, str], str] = slugify(case="lower")


def boxes(md: MarkdownIt) -> None:
    """Read them; they may interrupt a paragraph."""
    md.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.core.ruler.after("block", "tabs", _join_tabs)


def _box(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : start + 3] not in ("!!!", "???", "===") or state.is_code_block(line):
        return False
    written = state.src[start : state.eMarks[line]]
    found = _NOTE.fullmatch(written) or _TAB.fullmatch(written)
    if found is None or ("kinds" in found.groupdict() and not found["kinds"] and found["title"] is None):
        return False
    if silent:
        return True
    after = _end(state, line, end)
    opened = len(state.tokens)
    if written.startswith("="):
        _open_tab(state, line, start, found)
    else:
        _open_note(state, line, start, found)
    kind, tag = state.tokens[opened].meta["closing"]
    state.tokens[opened].map = [line, after]
    _fill(state, line + 1, after)
    state.push(kind, tag, -1)
    state.line = after
    return True


def _end(state: StateBlock, line: int, end: int) -> int:
    """The line after all that is indented below it."""
    after = line + 1
    for below in range(line + 1, end):
        if not state.isEmpty(below):
            if state.sCount[below] < state.blkIndent + _INDENT:
                break
            after = below + 1
    return after


def _fill(state: StateBlock, first: int, after: int) -> None:
    parent, most = state.parentType, state.lineMax
    state.parentType, state.lineMax = "box", after
    state.blkIndent += _INDENT
    state.md.block.tokenize(state, first, after)
    state.parentType, state.lineMax = parent, most
    state.blkIndent -= _INDENT


def _open_note(state: StateBlock, line: int, start: int, found: re.Match[str]) -> None:
    kinds = (found["kinds"] or "").lower().split()
    is_folded = found["mark"].startswith("?")
    box = state.push("box_open", "details" if is_folded else "div", 1)
    classes = [*([] if is_folded else ["admonition"]), *kinds]
    box.attrs = {"class": " ".join(classes)} if classes else {}
    if found["mark"].endswith("+"):
        box.attrs["open"] = "open"
    box.meta["closing"] = ("box_close", box.tag)
    title = found["title"] if found["title"] is not None else kinds[0].capitalize()
    if title or is_folded:
        of_title = ("summary", {}) if is_folded else ("p", {"class": "admonition-title"})
        state.push("title_open", of_title[0], 1).attrs = dict(of_title[1])
        if found["title"] is None:
            state.push("inline", "", 0).children = [Token("made", "", 0, content=title)]
        else:
            _title(state, line, title, start + found.start("title"))
        state.push("title_close", of_title[0], -1)


def _open_tab(state: StateBlock, line: int, start: int, found: re.Match[str]) -> None:
    tab = state.push("tab_open", "div", 1)
    tab.attrs = {"class": "tabbed-block"}
    tab.meta |= {"closing": ("tab_close", "div"), "marks": found["marks"]}
    _title(state, line, found["title"], start + found.start("title"))


def _title(state: StateBlock, line: int, words: str, at: int) -> None:
    token = state.push("inline", "", 0)
    token.content, token.children, token.map = words, [], [line, line + 1]
    token.meta[STARTS] = [(0, at)]


def _join_tabs(state: StateCore) -> None:
    """Tabs that follow each other are one set: inputs, labels, and what each shows, as Material has them."""
    if not any(token.type == "tab_open" for token in state.tokens):
        return
    state.tokens[:] = _sets(state.tokens, {}, [0])


def _sets(tokens: list[Token], ids: dict[str, int], sets: list[int]) -> list[Token]:
    made, number = list[Token](), 0
    while number < len(tokens):
        if tokens[number].type != "tab_open":
            made.append(tokens[number])
            number += 1
            continue
        tabs: list[tuple[Token, list[Token]]] = []
        level = tokens[number].level
        while number < len(tokens) and tokens[number].type == "tab_open":
            if tabs and "!" in tokens[number].meta["marks"]:
                break
            last = next(n for n in range(number, len(tokens)) if _closes(tokens[n], level))
            tabs.append((tokens[number], tokens[number + 1 : last]))
            number = last + 1
        sets[0] += 1
        made += _set(tabs, sets, ids)
    return made


def _closes(token: Token, level: int) -> bool:
    return token.type == "tab_close" and token.level == level


def _set(tabs: list[tuple[Token, list[Token]]], sets: list[int], ids: dict[str, int]) -> list[Token]:
    number, first = sets[0], tabs[0][0]
    chosen = next((n for n, (tab, _) in enumerate(tabs) if "+" in tab.meta["marks"]), 0)
    names = [_unique(_slug(inner[0].content, "-"), ids) for _, inner in tabs]
    of_set = {"class": "tabbed-set tabbed-alternate", "data-tabs": f"{number}:{len(tabs)}"}
    made = [_token("tabs_open", "div", 1, of_set, first)]
    for n, name in enumerate(names):
        checked = {"checked": "checked"} if n == chosen else {}
        more = {"id": name, "name": f"__tabbed_{number}", "type": "radio"}
        made.append(_token("tab_input", "input", 0, {**checked, **more}, first))
    made.append(_token("labels_open", "div", 1, {"class": "tabbed-labels"}, first))
    for name, (tab, inner) in zip(names, tabs, strict=True):
        made += [_token("label_open", "label", 1, {"for": name}, tab), inner[0], _token("label_close", "label", -1)]
    made += [_token("labels_close", "div", -1), _token("shown_open", "div", 1, {"class": "tabbed-content"}, first)]
    for tab, inner in tabs:
        made += [tab, *_sets(inner[1:], ids, sets), _token("tab_close", "div", -1)]
    return [*made, _token("shown_close", "div", -1), _token("tabs_close", "div", -1)]


def _token(kind: str, tag: str, nesting: int, attrs: dict[str, str] | None = None, like: Token | None = None) -> Token:
    lines = like.map if like is not None else None
    return Token(kind, tag, nesting, dict(attrs or {}), map=lines, block=True)  # type: ignore[arg-type]


def _unique(name: str, ids: dict[str, int]) -> str:
    ids[name] = ids.get(name, 0) + 1
    return name if name and ids[name] == 1 else f"{name}_{ids[name] - bool(name)}"
