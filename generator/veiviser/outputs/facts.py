"""Pages with the facts that they mention in their places."""

from dataclasses import replace

from veiviser.model.project import Page
from veiviser.templating.checked import last_checked


def put_facts(page: Page) -> Page:
    """The page as readers get it: the lines that it had, and a last one that says when its facts were checked."""
    of_tables = (mention for table in page.tables.values() for mention in table.mentions)
    checked = last_checked([*page.mentions, *of_tables])
    if not checked:
        return page
    lines = page.text.split("\n")
    for mention in sorted(page.mentions, key=lambda mention: mention.place, reverse=True):
        number, start = mention.place.line - 1, mention.place.column - 1
        lines[number] = lines[number][:start] + mention.shown + lines[number][start + len(mention.written) :]
    return replace(page, text="\n".join([*lines, "", f'<p class="meta">{checked}</p>', ""]))
