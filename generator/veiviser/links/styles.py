"""The addresses in CSS."""

import re
from collections.abc import Iterator

# Comments and strings are tokens of their own (CSS Syntax, level 3): what looks like an address in them is none.
_TOKEN = re.compile(
    r"""
    /\*.*?(?:\*/|\Z)
    | (?P<rule>@(?:import|namespace)\s+) (?: (?P<quote>["'])(?P<named>(?:\\.|(?!(?P=quote)).)*)(?P=quote) )?
    | (?P<url>\b(?:url|src)\(\s*)
      (?: (?P<mark>["'])(?P<quoted>(?:\\.|(?!(?P=mark)).)*)(?P=mark) | (?P<bare>[^"'()]*?) ) \s*\)
    | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*'
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)


def addresses_in_style(css: str, declarations: bool = False) -> Iterator[str]:
    """
    What `url()` and `@import` name, in their order.

    Args:
        declarations: `css` is the value of `style=`, where there are no rules.
    """
    if "(" not in css and (declarations or "@" not in css):
        return
    namespace = False
    for token in _TOKEN.finditer(css):
        if token["rule"]:
            namespace = token["rule"].lower().startswith("@namespace")
            if token["named"] is not None and not namespace:
                yield _plain(token["named"])
        elif token["url"]:
            if not namespace:
                yield _plain(token["quoted"] if token["quoted"] is not None else token["bare"])
            namespace = False


def _plain(text: str) -> str:
    """Without the escapes of CSS."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2], text)
