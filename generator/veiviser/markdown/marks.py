"""Marks around words that CommonMark does not have: `~~…~~`, `^^…^^`, `==…==`, and single ones for low and high."""

from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


def marks(tags: Mapping[str, str]) -> Callable[[MarkdownIt], None]:
    """What reads some of them, by their signs."""

    def read(md: MarkdownIt) -> None:
        for sign, tag in tags.items():
            _mark(md, sign, tag)

    return read


def _mark(md: MarkdownIt, sign: str, tag: str) -> None:
    """Read one of them; what has blanks at its edges, or is not closed, is text."""
    is_short = len(sign) == 1

    def rule(state: StateInline, silent: bool) -> bool:
        src, start = state.src, state.pos
        if not src.startswith(sign, start) or src.startswith(sign[0], start + len(sign)):
            return False
        first = start + len(sign)
        end = _end(src, first, state.posMax, sign)
        if end < 0 or src[first].isspace() or src[end - 1].isspace() or (is_short and " " in src[first:end]):
            return False
        if not silent:
            most, state.pos, state.posMax = state.posMax, first, end
            state.push("mark_open", tag, 1).markup = sign
            state.md.inline.tokenize(state)
            state.push("mark_close", tag, -1).markup = sign
            state.posMax = most
        state.pos = end + len(sign)
        return True

    md.inline.ruler.before("emphasis", f"mark {sign}", rule)


def _end(src: str, first: int, most: int, sign: str) -> int:
    """Where it is closed, or -1."""
    at = first
    while at < most:
        if src[at] == "\\":
            at += 2
        elif src.startswith(sign, at) and at > first:
            run = len(src[at:most]) - len(src[at:most].lstrip(sign[0]))
            if run == len(sign):
                return at
            at += run
        else:
            at += 1
    return -1
