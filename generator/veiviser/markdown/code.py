"""Blocks of code, coloured, with the markup that Material's styles are for."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml, unescapeAll

from veiviser.markdown.attributes import pairs_of

if TYPE_CHECKING:
    from pygments.lexer import Lexer


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """What a site asks for."""

    linenums: bool = False
    anchor_linenums: bool = False
    auto_title: bool = False
    """Whether the language's name stands above, where nothing else does."""


@lru_cache(maxsize=512)  # a preview draws the same again at each save
def draw_code(code: str, info: str, number: int, style: CodeStyle) -> str:
    """
    HTML of a block.

    Args:
        info: what stands behind its first fence: `python title="a.py" hl_lines="1 3" linenums="1"`, or `{.python #id}`.
        number: of the block on its page.
    """
    from pygments import highlight  # which takes a tenth of a second to import
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers.special import TextLexer

    language, given = _options(unescapeAll(info).strip())
    lexer = _lexer(language)
    title = given.get("title") or (lexer.name if style.auto_title and not isinstance(lexer, TextLexer) else "")
    first = given.get("linenums", "").split(" ")[0]
    numbered = style.linenums if "linenums" not in given else first != "0"
    formatter: HtmlFormatter[str] = HtmlFormatter(
        cssclass="highlight",
        wrapcode=True,
        filename=escapeHtml(title),
        hl_lines=[int(line) for line in given.get("hl_lines", "").split() if line.isdecimal()],
        linenos="table" if numbered else False,
        linenostart=int(first) if first.isdecimal() else 1,
        lineanchors=f"__codelineno-{number}" if numbered and style.anchor_linenums else "",
        anchorlinenos=numbered and style.anchor_linenums,
    )
    html: str = highlight(code, lexer, formatter)
    own = "".join(f' {key}="{escapeHtml(given[key])}"' for key in ("id",) if key in given)
    classes = f'class="{escapeHtml(given["class"])} highlight"' if "class" in given else 'class="highlight"'
    return html.replace('<div class="highlight"', f"<div{own} {classes}", 1)


def _lexer(language: str) -> "Lexer":
    from pygments.lexers import get_lexer_by_name
    from pygments.lexers.special import TextLexer
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False) if language else TextLexer(stripnl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False)


def _options(info: str) -> tuple[str, dict[str, str]]:
    inside = info[1:-1].strip() if info.startswith("{") and info.endswith("}") else ""
    language, _, rest = ("", "", inside) if inside else info.partition(" ")
    given: dict[str, str] = {}
    for key, value in pairs_of(rest.strip().strip("{}"))[0]:
        if key == "." and inside and not language:
            language = value
        elif key == ".":
            given["class"] = f"{given['class']} {value}" if "class" in given else value
        else:
            given[key] = value
    return language, given
