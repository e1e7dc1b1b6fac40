"""The dialects: what flows are written in, and pages, which have more; each is CommonMark, and read by one parser."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from veiviser.markdown.attributes import attributes
from veiviser.markdown.boxes import boxes
from veiviser.markdown.code import CodeStyle
from veiviser.markdown.elements import elements
from veiviser.markdown.footnotes import footnotes
from veiviser.markdown.ids import heading_ids
from veiviser.markdown.marks import marks
from veiviser.markdown.placing import Blocks, Inlines, join_texts
from veiviser.markdown.renderers import PageRenderer, Renderer
from veiviser.markdown.tasks import tasks

_DEPTH = 100
"""Levels of elements in elements; pages and flows have bounds of their own, which are lower."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is read beside CommonMark."""

    is_page: bool = False
    """Whether HTML is obeyed, and there are tables, boxes, and attributes between braces."""
    more: frozenset[str] = frozenset()
    """Of `MORE`, those that the site's settings ask for."""
    code: CodeStyle = CodeStyle()  # noqa: RUF009  # frozen
    back: str = ""
    """What leads from a footnote back to the text."""


FLOW = Dialect()
"""Texts of flows: HTML is shown, and not obeyed."""
PAGE = Dialect(is_page=True)
MORE: Mapping[str, Callable[[MarkdownIt], object]] = {
    "def_list": deflist_plugin,
    "footnotes": footnotes,
    "pymdownx.caret": marks({"^^": "ins", "^": "sup"}),
    "pymdownx.mark": marks({"==": "mark"}),
    "pymdownx.tasklist": tasks,
    "pymdownx.tilde": marks({"~~": "del", "~": "sub"}),
}
"""What a site can ask for."""


class _Parser(MarkdownIt):
    """Leaves addresses as they were written: the checks say which may not be, and problems show them."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@lru_cache(maxsize=8)
def parser_of(dialect: Dialect) -> MarkdownIt:
    """The parser of a dialect."""
    md = _Parser("zero")
    md.renderer = PageRenderer(dialect.code) if dialect.is_page else Renderer()
    md.block, md.inline = Blocks(), Inlines()
    md.configure("commonmark", {"html": dialect.is_page, "maxNesting": _DEPTH})
    md.disable("text_join")
    md.inline.ruler2.at("fragments_join", join_texts)
    md.options["back"] = dialect.back
    if not dialect.is_page:
        return md.disable("autolink")  # `<…>` is shown
    md.enable("table")
    for plugin in (attributes, boxes, elements, heading_ids, *(MORE[name] for name in sorted(dialect.more))):
        plugin(md)
    return md
