"""Puts facts and values of the edition into pages."""

from dataclasses import replace

from veiviser.model.project import Page
from veiviser.outputs.contract import SiteView
from veiviser.reading.shown.mentions import as_shown
from veiviser.templating.checked import last_checked


def put(page: Page, site: SiteView) -> Page:
    """The page as readers get it: the lines that it had, and after facts one that says when they were checked."""
    of_tables = (mention for table in page.tables.values() for mention in table.mentions)
    checked = last_checked([*page.mentions, *of_tables], site.words)
    if not checked and not page.shown:
        return page
    lines = as_shown(page.text.split("\n"), (*page.mentions, *page.shown), page.head_lines)
    return replace(page, text="\n".join([*lines, *(["", f'<p class="meta">{checked}</p>', ""] if checked else [])]))
