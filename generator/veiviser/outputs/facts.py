"""Pages with facts and values of the edition in their places."""

from dataclasses import replace

from veiviser.model.fact import Mention, Shown
from veiviser.model.project import Page
from veiviser.templating.checked import last_checked
from veiviser.templating.plain import as_entities


def put_facts(page: Page) -> Page:
    """The page as readers get it: the lines that it had, and after facts one that says when they were checked."""
    of_tables = (mention for table in page.tables.values() for mention in table.mentions)
    checked = last_checked([*page.mentions, *of_tables])
    if not checked and not page.shown:
        return page
    lines = page.text.split("\n")
    named: list[Mention | Shown] = [*page.mentions, *page.shown]
    for found in sorted(named, key=lambda found: found.place, reverse=True):
        number, start = found.place.line - 1, found.place.column - 1
        shown = found.shown if number < page.head_lines else as_entities(found.shown)
        lines[number] = lines[number][:start] + shown + lines[number][start + len(found.written) :]
    return replace(page, text="\n".join([*lines, *(["", f'<p class="meta">{checked}</p>', ""] if checked else [])]))
