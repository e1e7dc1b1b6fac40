"""HTML elements with the attribute `markdown`, in which Markdown goes on."""

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_re import open_tag
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_OPEN = re.compile(open_tag)
_GIVEN = re.compile(r"\smarkdown(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?(?=[\s/>])", re.IGNORECASE)
_NAME = re.compile(r"</?([a-z][a-z0-9-]*)", re.IGNORECASE)
_OF_WORDS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "th", "td", "dt", "legend", "address"))
"""Elements that hold words and no paragraphs."""


def elements(md: MarkdownIt) -> None:
    """Read them; a line of their own opens and closes them."""
    md.block.ruler.before("html_block", "element", _element, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.core.ruler.after("block", "element", _of_words)
    md.core.ruler.after("inline", "element", _inline)


def without_attribute(tag: str) -> str:
    """An opening tag as it is drawn."""
    return _GIVEN.sub("", tag, count=1)


def _element(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    at = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("<", at) or state.is_code_block(line) or not state.md.options.html:
        return False
    if state.src.startswith("</", at):
        return _close(state, line, at, silent)
    found = _OPEN.match(state.src, at)
    if found is None or not _GIVEN.search(found[0]) or found[0].endswith("/>"):
        return False
    last = state.src.count("\n", at, found.end()) + line
    if last >= end or any(state.isEmpty(number) for number in range(line, last)):
        return False
    if silent:
        return True
    name = _name(found[0])
    rest = state.src[found.end() : state.eMarks[last]]
    token = _push(state, line, last + 1, without_attribute(found[0]), name)
    if not rest.strip():
        state.env.setdefault("opened", []).append(name)
        token.meta["opens"] = name
        state.line = last + 1
        return True
    closing = re.search(rf"</{name}\s*>\s*$", rest, re.IGNORECASE)
    words = rest[: closing.start()] if closing else rest
    blank = len(words) - len(words.lstrip())
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = words.strip(), [], [last, last + 1]
    inline.meta["starts"] = [(0, found.end() + blank)]
    if closing:
        _push(state, last, last + 1, closing[0].strip(), name)
    else:
        state.env.setdefault("opened", []).append(name)
    state.line = last + 1
    return True


def _close(state: StateBlock, line: int, at: int, silent: bool) -> bool:
    written, opened = state.src[at : state.eMarks[line]].rstrip(), state.env.get("opened", [])
    if not opened or _name(written) not in opened or not re.fullmatch(r"</[a-zA-Z][\w-]*\s*>", written):
        return False
    if not silent:
        name = _name(written)
        while opened and opened.pop() != name:
            pass
        _push(state, line, line + 1, written, name).meta["closes"] = name
        state.line = line + 1
    return True


def _push(state: StateBlock, line: int, after: int, html: str, name: str) -> Token:
    token = state.push("html_block", "", 0)
    token.content, token.map = html + "\n", [line, after]
    token.meta["element"] = name
    return token


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1].lower() if found else ""


def _of_words(state: StateCore) -> None:
    """No paragraphs in elements that hold words."""
    opened: list[str] = []
    for token in state.tokens:
        if "opens" in token.meta:
            opened.append(token.meta["opens"])
        elif "closes" in token.meta and token.meta["closes"] in opened:
            while opened.pop() != token.meta["closes"]:
                pass
        elif token.tag == "p" and token.block and opened and opened[-1] in _OF_WORDS and token.type[:9] == "paragraph":
            token.hidden = True


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "html_inline" and "markdown" in child.content:
                child.meta["drawn"] = without_attribute(child.content)
