"""The pages that people wrote, with the day of their last change."""

from dataclasses import replace

from veiviser.model.project import Page
from veiviser.templating.words import Date


def tell_page(page: Page) -> str:
    """
    Markdown of a page; where its history is known, its last line says when it was changed.

    A page without front matter begins with an empty line: MkDocs would take `Viktig: Ring 113` on the first for one.
    """
    if not page.head_lines:
        page = replace(page, text=f"\n{page.text}", head_lines=1)
    if page.updated is None or str(page.path) == "index.md":
        return page.text
    day = Date(page.updated)
    changed = f'<p class="meta">Sist oppdatert <time datetime="{day.iso}">{day.short}</time></p>'
    return f"{page.text.rstrip()}\n\n{changed}\n"
