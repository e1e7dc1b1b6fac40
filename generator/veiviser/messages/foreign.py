"""What Jinja and expat say of a mistake, in English alone: told as a message where we know it, else quoted."""

import re
from collections.abc import Callable

from veiviser.messages import Listed, Message, any_of, say

_Told = Callable[[re.Match[str]], Message]
_KNOWN: tuple[tuple[re.Pattern[str], _Told], ...] = (
    (re.compile(r"unexpected '(.+)'", re.DOTALL), lambda said: say("unexpected '{sign}'", sign=said[1])),
    (re.compile(r"unexpected char '(.+)' at \d+", re.DOTALL), lambda said: say("unexpected '{sign}'", sign=said[1])),
    (
        re.compile(r"expected token '(.+)', got '(.+)'", re.DOTALL),
        lambda said: say("expected token '{wanted}', got '{found}'", wanted=said[1], found=said[2]),
    ),
    (re.compile(r"No filter named '(.+)'", re.DOTALL), lambda said: say("No filter named '{name}'", name=said[1])),
    (re.compile(r"No test named '(.+)'", re.DOTALL), lambda said: say("No test named '{name}'", name=said[1])),
    (
        re.compile(r"Encountered unknown tag '(.+?)'", re.DOTALL),
        lambda said: say("Encountered unknown tag '{tag}'", tag=said[1]),
    ),
    (
        re.compile(
            r"Encountered unknown tag '(.+?)'\. Jinja was looking for the following tags: (.+?)\. .*", re.DOTALL
        ),
        lambda said: say("Encountered unknown tag '{tag}' where {ends} should be", tag=said[1], ends=_either(said[2])),
    ),
    (
        re.compile(r"Unexpected end of template\. Jinja was looking for the following tags: (.+?)\. .*", re.DOTALL),
        lambda said: say("Unexpected end of template, where {ends} should be", ends=_either(said[1])),
    ),
    (re.compile(r"unexpected end of template.*", re.DOTALL), lambda _: say("unexpected end of template")),
    (re.compile(r"Missing end of comment tag", re.DOTALL), lambda _: say("Missing end of comment tag")),
    (re.compile(r"Missing end of raw directive", re.DOTALL), lambda _: say("Missing end of raw directive")),
    (re.compile(r"division by zero", re.DOTALL), lambda _: say("division by zero")),
    (re.compile(r"no element found", re.DOTALL), lambda _: say("no element found")),
    (re.compile(r"not well-formed \(invalid token\)", re.DOTALL), lambda _: say("not well-formed (invalid token)")),
    (re.compile(r"unclosed token", re.DOTALL), lambda _: say("unclosed token")),
    (re.compile(r"unclosed CDATA section", re.DOTALL), lambda _: say("unclosed CDATA section")),
    (re.compile(r"mismatched tag", re.DOTALL), lambda _: say("mismatched tag")),
    (re.compile(r"duplicate attribute", re.DOTALL), lambda _: say("duplicate attribute")),
    (re.compile(r"junk after document element", re.DOTALL), lambda _: say("junk after document element")),
    (re.compile(r"undefined entity", re.DOTALL), lambda _: say("undefined entity")),
    (re.compile(r"unbound prefix", re.DOTALL), lambda _: say("unbound prefix")),
    (re.compile(r"unknown encoding", re.DOTALL), lambda _: say("unknown encoding")),
    (
        re.compile(r"encoding specified in XML declaration is incorrect", re.DOTALL),
        lambda _: say("encoding specified in XML declaration is incorrect"),
    ),
    (
        re.compile(r"XML or text declaration not at start of entity", re.DOTALL),
        lambda _: say("XML or text declaration not at start of entity"),
    ),
    (
        re.compile(r"reference to invalid character number", re.DOTALL),
        lambda _: say("reference to invalid character number"),
    ),
)
"""How it reads, with what we say instead. In English that is nearly the same."""


def in_our_words(reason: str) -> Message:
    """The reason as a message; one that we do not know is quoted, and said to be English."""
    if isinstance(reason, Message):
        return reason
    bare = reason.strip().rstrip(".")
    for pattern, told in _KNOWN:
        if found := pattern.fullmatch(bare):
            return told(found)
    return say("{english}", english=bare)


def _either(tags: str) -> Listed:
    """`'else' or 'endif'`, as Jinja joins them."""
    return any_of(*tags.split(" or "))
