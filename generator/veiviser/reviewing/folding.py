"""A text with what is the same on both sides folded, so that what differs is found."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from selectolax.lexbor import LexborHTMLParser

from veiviser.seeing.pieces import form_of, marked

_ADDRESS = re.compile(r"(<[^<>]*?)\s(?:href|src|srcset|id|name)=(?:\"[^\"]*\"|'[^']*')")
_AROUND = 1
"""Blocks that stay open before and after what differs."""


def side_by_side(before: str, after: str, folded: str) -> tuple[str, str]:
    """
    Both texts, words that differ marked, and what is the same in both folded.

    Args:
        folded: what stands on the fold, with `{count}` for how many blocks are in it.
    """
    old, new = _blocks(before), _blocks(after)
    if not (old and new):
        return "\n".join(old), "\n".join(new)
    matcher = SequenceMatcher(None, [form_of(one) for one in old], [form_of(one) for one in new], autojunk=False)
    left, right = list[str](), list[str]()
    for sign, a, b, c, d in matcher.get_opcodes():
        if sign == "equal":
            left += _fold(old[a:b], a > 0, b < len(old) or d < len(new), folded)
            right += _fold(new[c:d], c > 0, b < len(old) or d < len(new), folded)
        else:
            both = marked("\n".join(old[a:b]), "\n".join(new[c:d]))
            left.append(both.before)
            right.append(both.after)
    return "\n".join(left), "\n".join(right)


def _fold(blocks: Sequence[str], is_after: bool, is_before: bool, folded: str) -> list[str]:
    first = _AROUND if is_after else 0
    last = len(blocks) - (_AROUND if is_before else 0)
    if last - first < 2:
        return list(blocks)
    inside = "\n".join(blocks[first:last])
    summary = folded.format(count=last - first)
    return [*blocks[:first], f"<details><summary>{summary}</summary>{inside}</details>", *blocks[last:]]


def _blocks(html: str) -> list[str]:
    """Its elements, none of which leads anywhere or has a name that both sides would have."""
    body = LexborHTMLParser(html).body
    found = [node.html or "" for node in body.iter(include_text=False)] if body is not None else []
    return [_without_addresses(block) for block in found]


def _without_addresses(html: str) -> str:
    while (fewer := _ADDRESS.sub(r"\1", html)) != html:
        html = fewer
    return html
