"""Escapes people's words in generated Markdown."""

import html
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markupsafe import escape

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
"""And not those that hold a number and its unit together."""
_MARKDOWN = MarkdownIt("commonmark")
_SPAN = re.compile(r"\\.|(?<!`)(`++)(?!`)((?:(?!\n[ \t]*\n)[^`]|(?!\1(?!`))`++)+)(?<!`)\1(?!`)|`++", re.DOTALL)
"""A sign that is meant as itself, code within a paragraph (CommonMark 0.31, 6.1), or a sign that begins none."""
_STASHED = re.compile(r"\0(\d+)\0")
_MARKS = re.compile(r"([\\`*_\[\]!#])")


def escaped(markdown: str) -> str:
    """Markdown in which HTML, and braces that would set an element's attributes, are shown and not obeyed."""
    return str(escape(markdown)).replace("&#34;", '"').replace("&#39;", "'").replace("{", "&#123;")


def plain(words: str) -> str:
    """Words on one line, of which no Markdown is made, in a cell of a table neither."""
    one_line = _BLANKS.sub(" ", words).strip(" ")
    return escaped(_MARKS.sub(r"\\\1", one_line)).replace("|", "&#124;")


class CodeApart:
    """
    Markdown whose code is taken out, to be put back as HTML once the rest is escaped, since in code nothing is obeyed.

    Args:
        fill: code as it is shown.
    """

    def __init__(self, fill: Callable[[str], str] = str) -> None:
        self._fill = fill
        self._codes: list[str] = []

    def out(self, markdown: str) -> str:
        """With a mark in the place of each piece of code."""
        if "`" not in markdown and "~~~" not in markdown and "    " not in markdown:
            return markdown
        lines = markdown.split("\n")
        for token in reversed(_MARKDOWN.parse(markdown)):
            if token.type in ("fence", "code_block") and token.map and not token.level:
                lines[slice(*token.map)] = [self._kept(f"<pre><code>{_shown(self._fill(token.content))}</code></pre>")]
        return _SPAN.sub(self._span, "\n".join(lines))

    def back(self, markdown: str) -> str:
        """With the code in the place of its marks."""
        return _STASHED.sub(lambda found: self._codes[int(found[1])], markdown)

    def _span(self, found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0] if found[0].startswith("\\") else self._kept("&#96;" * len(found[0]))
        code = found[2].replace("\n", " ")
        if code.strip(" ") and code.startswith(" ") and code.endswith(" "):
            code = code[1:-1]
        return self._kept(f"<code>{_MARKS.sub(_as_number, _shown(self._fill(code)))}</code>")

    def _kept(self, html: str) -> str:
        self._codes.append(html)
        return f"\0{len(self._codes) - 1}\0"


def _shown(code: str) -> str:
    return str(escape(code)).replace("{", "&#123;")


def _as_number(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};" if found[0] != "#" else found[0]


def one_line(text: str) -> str:
    """Plain words as HTML within a page's Markdown: an empty line in them would end the HTML, so there is none."""
    return html.escape(" ".join(text.split()))


def quoted(text: str) -> str:
    """Words on one line as YAML has them, whatever signs are in them."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
