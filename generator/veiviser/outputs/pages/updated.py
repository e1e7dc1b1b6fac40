"""Adds the day of the last change to pages."""

import json
import re
from dataclasses import replace

from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Page
from veiviser.outputs.contract import SiteView
from veiviser.templating.words import Date

_MISTAKEN = re.compile(r"---| {0,3}[A-Za-z0-9_-]+:")
"""MkDocs takes `Viktig: ring 113` at the very start of a page for front matter, too, and what is between two rules."""


def put(page: Page, site: SiteView) -> Page:
    return replace(page, text=tell_page(page, site.words))


def tell_page(page: Page, words: InterfaceWords) -> str:
    """
    Markdown of a page; where its history is known, its last line says when it was changed.

    The others stand where they stood, unless the engine would take the first ones for front matter.
    """
    body = "\n".join(page.text.split("\n")[page.head_lines :])
    text = _head(page, body) + body
    if page.updated is None or str(page.path) == "index.md":
        return text
    changed = f'<p class="meta">{words.html("dated.updated", day=Date(page.updated, words).html)}</p>'
    return f"{text.rstrip()}\n\n{changed}\n"


def _head(page: Page, body: str) -> str:
    """What is obeyed of the front matter, as JSON, in which every text is one to every reader of YAML; else nothing."""
    if page.said:
        return f"---\n{json.dumps(page.said, ensure_ascii=False)}\n" + "\n" * (page.head_lines - 3) + "---\n"
    return "\n" * page.head_lines or ("\n" if _MISTAKEN.match(body) else "")
