"""The addresses in CSS."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_STRINGS = r"""
    "(?P<double{0}>(?:\\.|[^"\\\n])*+)(?:"|(?=\n)|\Z) | '(?P<single{0}>(?:\\.|[^'\\\n])*+)(?:'|(?=\n)|\Z)
"""
# Comments and strings are tokens of their own (CSS Syntax, level 3): what looks like an address in them is none.
_TOKENS = rf"""
    /\*.*?(?:\*/|\Z)
    | (?P<rule>@(?:import|namespace))(?![\w-]) (?:\s|/\*.*?\*/)*+ (?: {_STRINGS.format("_named")} )?
    | (?P<url>(?<![\w-])(?:url|src)\()\s*+
      (?: (?: {_STRINGS.format("_quoted")} ) | (?P<bare>(?:\\.|[^"'()\\])*+)(?:\)|\Z) )
    | {_STRINGS.format("")}
"""
_FLAGS = re.VERBOSE | re.DOTALL | re.IGNORECASE
_TOKEN = re.compile(_TOKENS, _FLAGS)
_TOKEN_OR_FUNCTION = re.compile(rf"{_TOKENS} | (?P<open>[\w-]*\() | (?P<close>\))", _FLAGS)
_SETS = ("image-set(", "-webkit-image-set(")
"""Functions in which a string is an address (CSS Images, level 4)."""
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)


class Named(NamedTuple):
    """An address, and the offset of the token that holds it."""

    address: str
    offset: int


def addresses_in_style(css: str, declarations: bool = False) -> Iterator[Named]:
    """
    What `url()`, `src()`, `image-set()` and `@import` name, in their order.

    Args:
        declarations: `css` is the value of `style=`, where there are no rules.
    """
    if "(" not in css and (declarations or "@" not in css):
        return
    namespace = False
    functions: list[bool] = []
    """Those that are open, and whether strings in them are addresses."""
    for token in (_TOKEN_OR_FUNCTION if "image-set(" in css.lower() else _TOKEN).finditer(css):
        kinds = token.groupdict()
        if kinds["rule"]:
            namespace = kinds["rule"].lower() == "@namespace"
            named = _first(kinds["double_named"], kinds["single_named"])
            if named is not None and not namespace:
                yield Named(_plain(named), token.start())
        elif kinds["url"]:
            quoted = _first(kinds["double_quoted"], kinds["single_quoted"])
            functions += [] if quoted is None else [False]
            if not namespace:
                yield Named(_plain((kinds["bare"] or "").strip() if quoted is None else quoted), token.start())
            namespace = False
        elif kinds.get("open"):
            functions.append(kinds["open"].lower() in _SETS)
        elif kinds.get("close"):
            del functions[-1:]
        elif functions and functions[-1] and (text := _first(kinds["double"], kinds["single"])) is not None:
            yield Named(_plain(text), token.start())


def _first(*texts: str | None) -> str | None:
    return next((text for text in texts if text is not None), None)


def _plain(text: str) -> str:
    """Without the escapes of CSS."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2] if escape[2] != "\n" else ""
    number = int(escape[1], 16)
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
