"""Footnotes, `[^1]` and `[^1]: Words`, with the markup that Material's styles are for."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

_BACK = '&#160;<a class="footnote-backref" href="#fnref{}:{}" title="{}">&#8617;</a>'


def footnotes(md: MarkdownIt) -> None:
    """Read them."""
    footnote_plugin(md, inline=False)
    for name, drawn in _DRAWN.items():
        md.add_render_rule(name, drawn)


def _reference(_: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    name, again = tokens[at].meta["label"], tokens[at].meta["subId"]
    link = f'<a class="footnote-ref" href="#fn:{name}">{tokens[at].meta["id"] + 1}</a>'
    return f'<sup id="fnref{again + 1 if again else ""}:{name}">{link}</sup>'


def _open_all(_: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return '<div class="footnote">\n<hr />\n<ol>\n'


def _close_all(_: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return "</ol>\n</div>\n"


def _open(_: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return f'<li id="fn:{tokens[at].meta["label"]}">\n'


def _close(_: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return "</li>\n"


def _back(_: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    again = tokens[at].meta["subId"]
    return _BACK.format(again + 1 if again else "", tokens[at].meta["label"], escapeHtml(options["back"]))


_DRAWN = {
    "footnote_ref": _reference,
    "footnote_block_open": _open_all,
    "footnote_block_close": _close_all,
    "footnote_open": _open,
    "footnote_close": _close,
    "footnote_anchor": _back,
}
