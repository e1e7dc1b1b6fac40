"""Draws each element of Markdown as HTML."""

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from veiviser.markdown.code import CodeStyle, draw_code
from veiviser.markdown.words import alternative

_ALIGNED = "text-align:"


class Renderer(RendererHTML):
    """As markdown-it draws, but for addresses, which are given."""

    def text_special(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return escapeHtml(tokens[at].content)

    def address(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return escapeHtml(tokens[at].content)

    def made(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return escapeHtml(tokens[at].content)

    def box(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return tokens[at].content

    def nothing(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return ""

    def link_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        attrs = {**tokens[at].attrs, "href": env["address"](str(tokens[at].attrs["href"])), **env["linked"]}
        return f"<a{self.renderAttrs(Token('', '', 1, attrs))}>"

    def image(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[at]
        first = {"alt": alternative(token), "src": env["picture"](str(token.attrs["src"]))}
        attrs = {**first, **{key: value for key, value in token.attrs.items() if key not in first}}
        return f"<img{self.renderAttrs(Token('', '', 0, attrs))} />"


class PageRenderer(Renderer):
    """With Material's markup of code, and tables without style attributes, which the pages' own policy would stop."""

    def __init__(self, code: CodeStyle) -> None:
        super().__init__()
        self.code = code

    def html_inline(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return str(tokens[at].meta.get("drawn", tokens[at].content))

    def fence(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        env["code"] = env.get("code", -1) + 1
        return draw_code(tokens[at].content, tokens[at].info, env["code"], self.code)

    def code_block(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return self.fence(tokens, at, options, env)

    def th_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        attrs = dict(tokens[at].attrs)
        style = str(attrs.pop("style", ""))
        aligned = {"align": style.removeprefix(_ALIGNED)} if style.startswith(_ALIGNED) else {}
        return f"<{tokens[at].tag}{self.renderAttrs(Token('', '', 1, {**aligned, **attrs}))}>"

    def td_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        return self.th_open(tokens, at, options, env)
