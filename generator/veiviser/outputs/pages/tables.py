"""Puts tables where pages mark them."""

from collections.abc import Iterator
from dataclasses import replace

from veiviser.model.project import Page
from veiviser.model.table import Table
from veiviser.outputs.contract import SiteView
from veiviser.templating.plain import one_line
from veiviser.templating.words import Date


def put(page: Page, site: SiteView) -> Page:
    return replace(page, text=draw_tables(page))


def draw_tables(page: Page) -> str:
    """The page's Markdown, its marks replaced; scripts find a table by its file's name and a cell by its column's."""
    lines = page.text.split("\n")
    for number, table in page.tables.items():
        lines[number - 1] = "\n".join(_table(table))
    return "\n".join(lines)


def _table(table: Table) -> Iterator[str]:
    yield f'<table data-table="{one_line(table.name)}">'
    yield f"<caption>{one_line(table.caption)}</caption>"
    yield (
        "<thead><tr>"
        + "".join(f'<th scope="col">{one_line(said)}</th>' for said in table.columns.values())
        + "</tr></thead>"
    )
    yield "<tbody>"
    for row in table.rows:
        cells = (f'<td data-column="{name}">{one_line(row.cells[name])}</td>' for name in table.columns)
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    yield "</table>"
    oldest = Date(min(row.checked for row in table.rows))
    sources = "; ".join(dict.fromkeys(one_line(row.source) for row in table.rows))
    checked = f'Sist kontrollert <time datetime="{oldest.iso}">{oldest.short}</time>.'
    yield f'\n<p class="meta">{checked} Kilde: {sources}.</p>'
