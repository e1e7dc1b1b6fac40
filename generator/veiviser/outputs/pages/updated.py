"""Adds the day of the last change to pages."""

import json
import re
from dataclasses import replace
from datetime import date

from veiviser.model.approval import named
from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Page
from veiviser.outputs.contract import SiteView
from veiviser.place import Place
from veiviser.templating.changing import change_at
from veiviser.templating.words import Date

_MISTAKEN = re.compile(r"---| {0,3}[A-Za-z0-9_-]+:")
"""MkDocs takes `Viktig: ring 113` at the very start of a page for front matter, too, and what is between two rules."""


def put(page: Page, site: SiteView) -> Page:
    return replace(page, text=tell_page(page, site.words, _approved(page, site), site.project.editing))


def _approved(page: Page, site: SiteView) -> date | None:
    """Since when its approval holds, where readers are to know it."""
    if site.project.approvals is None or not site.project.approvals.is_shown:
        return None
    holding = (one.approval for one in site.held if one.what == named("page", page.path) and one.standing == "holds")
    return next((approval.day for approval in holding if approval is not None), None)


def tell_page(page: Page, words: InterfaceWords, approved: date | None = None, editing: str = "") -> str:
    """
    Markdown of a page; its last line says when it was changed and approved, of what is known, and where to change it.

    The others stand where they stood, unless the engine would take the first ones for front matter.
    """
    body = "\n".join(page.text.split("\n")[page.head_lines :])
    text = _head(page, body) + body
    updated = page.updated if str(page.path) != "index.md" else None
    days = (("dated.updated", updated), ("dated.approved", approved))
    said = [words.html(key, day=Date(day, words).html) for key, day in days if day is not None]
    said += [change_at(editing, Place(page.place.file, page.head_lines + 1), words)] if editing else []
    return f'{text.rstrip()}\n\n<p class="meta">{" · ".join(said)}</p>\n' if said else text


def _head(page: Page, body: str) -> str:
    """What is obeyed of the front matter, as JSON, in which every text is one to every reader of YAML; else nothing."""
    if page.said:
        return f"---\n{json.dumps(page.said, ensure_ascii=False)}\n" + "\n" * (page.head_lines - 3) + "---\n"
    return "\n" * page.head_lines or ("\n" if _MISTAKEN.match(body) else "")
