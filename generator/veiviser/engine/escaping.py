"""
Templates of the site's frame escape what they are given; a hook of MkDocs and of its forks.

The one place that says which values are HTML already: a page's text, which has come through the door, and its headings
as the list of contents has them.
"""

from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

HOOK = Path(__file__)
"""For `hooks` in the settings of a generated project."""


def on_env(env: Any, *, files: Any, **_: Any) -> Any:
    """Once all pages are rendered, and before the first is put into its frame."""
    env.autoescape = True
    for file in files.documentation_pages():
        mark_html(file.page)
    return env


def mark_html(page: Any) -> None:
    """Tell templates which values of a rendered page are HTML; its title is words, wherever it comes from."""
    page._title_from_render = unescape(page._title_from_render or "")  # of its first heading, which is HTML
    if page.meta.get("title") is not None:
        page.meta["title"] = str(page.meta["title"])
    else:
        page.meta.pop("title", None)  # left empty
    page.content = Markup(page.content or "")
    waiting = list(page.toc)
    while waiting:
        heading = waiting.pop()
        heading.title = escape(unescape(str(heading.title)))  # a text, which its author may have written as HTML
        waiting += heading.children
