"""The tags of a page's text and where they stand, as the HTML Standard's tokenizer finds them; linear in the text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

VOID = frozenset(
    (
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
    )
)  # fmt: skip
RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"))
"""What stands in them is text, whatever it looks like."""
_FOREIGN = ("svg", "math")
HTML_AGAIN = frozenset(("foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"))
"""Elements of drawings and formulas in which HTML stands."""
BREAKING_OUT = frozenset(
    (
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
        "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    )
)  # fmt: skip
"""HTML that ends a drawing or a formula."""

ATTRIBUTES = r"""
    (?: [\t\n\f\r /]++
      | (?: [^\t\n\f\r />=] | (?<=[\t\n\f\r /])=(?![\t\n\f\r ]*["']) ) [^\t\n\f\r />=]*+
        (?: [\t\n\f\r ]*+ = [\t\n\f\r ]*+ (?: "[^"]*+" | '[^']*+' | (?!["'])[^\t\n\f\r >]*+ ) )?+
    )*+
"""
_MARKUP = re.compile(
    rf"""
    < (?: (/?)([a-zA-Z][^\t\n\f\r />]*+)({ATTRIBUTES})> | (!--) | (!\[CDATA\[) | [!?] | /[^a-zA-Z] | (/?[a-zA-Z]) )
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+("[^"]*+"|'[^']*+'|[^\t\n\f\r >]*+))?+"""
)
_COMMENT_END = re.compile(r"--!?>")
_RAW_END = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in RAW}
_IN_SCRIPT = re.compile(r"(<!--)|(-->)|(<script(?=[\t\n\f\r />]))|</script(?=[\t\n\f\r />])", re.IGNORECASE)


class Tag(NamedTuple):
    """A tag, or something else between texts that says nothing, such as a comment."""

    start: int
    end: int
    name: str
    """In lower case; empty where this is no tag."""
    closing: bool = False
    rest: str = ""
    """Attributes as they are written, with a slash at the end where there is one."""
    foreign: bool = False
    """It stands in a drawing or a formula, or begins or ends one."""


class Attribute(NamedTuple):
    """An attribute as it is written in a tag."""

    name: str
    """In lower case."""
    value: str
    start: int
    """From the beginning of the tag's `rest`."""
    end: int


def tags(html: str) -> Iterator[Tag]:
    """In the order of the page; what stands between two of them is text."""
    inside: list[str] = []
    search, at = _MARKUP.search, 0
    while (found := search(html, at)) is not None:
        start, at = found.span()
        slash, name, rest, comment, cdata, unclosed = found.groups()
        if name is None:
            if unclosed:  # the page ends in the middle of a tag, which is dropped
                yield Tag(start, len(html), "")
                return
            at = _end_of_other(html, start, at, bool(comment), bool(cdata and inside and inside[-1] in _FOREIGN))
            yield Tag(start, at, "")
            continue
        name = name.lower()
        foreign = bool(inside) and inside[-1] in _FOREIGN
        if inside or name in _FOREIGN:
            foreign = _enter(inside, name, bool(slash), rest.endswith("/"))
        yield Tag(start, at, name, bool(slash), rest, foreign)
        if name in RAW and not slash and not foreign:
            at = _end_of_script(html, at) if name == "script" else _end_of_raw(html, at, name)
        elif name == "plaintext" and not slash and not foreign:
            return


def attributes_of(rest: str) -> Iterator[Attribute]:
    """All attributes that a tag's `rest` has, doubled ones too; character references in values are read."""
    for found in _ATTRIBUTE.finditer(rest):
        value = found[2] or ""
        plain = value[1:-1] if value[:1] in ('"', "'") else value
        yield Attribute(found[1].lower(), unescape(plain) if "&" in plain else plain, *found.span())


def _enter(inside: list[str], name: str, closing: bool, closed: bool) -> bool:
    """Go into or out of drawings and formulas; whether the tag belongs to one."""
    foreign = bool(inside) and inside[-1] in _FOREIGN
    if closing:
        if name in inside:
            while inside.pop() != name:
                pass
            return name in _FOREIGN or bool(inside and inside[-1] in _FOREIGN)
        return foreign
    if foreign and name in BREAKING_OUT:
        while inside and inside[-1] in _FOREIGN:
            inside.pop()
        return False
    if name in _FOREIGN:
        inside += [] if closed else [name]
        return True
    if foreign and name in HTML_AGAIN and not closed:
        inside.append(name)
        return True
    return foreign


def _end_of_other(html: str, start: int, at: int, comment: bool, cdata: bool) -> int:
    if cdata:
        end = html.find("]]>", at)
        return end + 3 if end >= 0 else len(html)
    if comment:
        for short in (">", "->"):
            if html.startswith(short, at):
                return at + len(short)
        found = _COMMENT_END.search(html, at)
        return found.end() if found else len(html)
    end = html.find(">", start + 2)
    return end + 1 if end >= 0 else len(html)


def _end_of_raw(html: str, at: int, name: str) -> int:
    found = _RAW_END[name].search(html, at)
    return found.start() if found else len(html)


def _end_of_script(html: str, at: int) -> int:
    """A script may hold another one in a comment (the Standard's script data double escaped state)."""
    escaped = doubled = False
    for found in _IN_SCRIPT.finditer(html, at):
        opens, ends, script = found.groups()
        if opens:
            escaped = True
        elif ends:
            escaped = doubled = False
        elif script:
            doubled = doubled or escaped
        elif doubled:
            doubled = False
        else:
            return found.start()
    return len(html)
