"""Escapes people's words in generated Markdown."""

import html
import re

from markupsafe import escape

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
"""And not those that hold a number and its unit together."""
_MARKS = re.compile(r"([\\`*_\[\]!#])")


def escaped(markdown: str) -> str:
    """Markdown in which HTML, and braces that would set an element's attributes, are shown and not obeyed."""
    return str(escape(markdown)).replace("&#34;", '"').replace("&#39;", "'").replace("{", "&#123;")


def plain(words: str) -> str:
    """Words on one line, of which no Markdown is made, in a cell of a table neither."""
    one_line = _BLANKS.sub(" ", words).strip(" ")
    return escaped(_MARKS.sub(r"\\\1", one_line)).replace("|", "&#124;")


def one_line(text: str) -> str:
    """Plain words as HTML within a page's Markdown: an empty line in them would end the HTML, so there is none."""
    return html.escape(" ".join(text.split()))


def quoted(text: str) -> str:
    """Words on one line as YAML has them, whatever signs are in them."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
