"""Puts tables where pages mark them."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from veiviser.model.interface import InterfaceWords
from veiviser.model.project import Page
from veiviser.model.table import Table
from veiviser.outputs.contract import SiteView
from veiviser.templating.plain import one_line
from veiviser.templating.words import Date


def put(page: Page, site: SiteView) -> Page:
    return replace(page, text=draw_tables(page, site.words))


def draw_tables(page: Page, words: InterfaceWords) -> str:
    """The page's Markdown, its marks replaced; scripts find a table by its file's name and a cell by its column's."""
    lines = page.text.split("\n")
    for number, table in page.tables.items():
        lines[number - 1] = "\n".join(_table(table, words))
    return "\n".join(lines)


def _table(table: Table, words: InterfaceWords) -> Iterator[str]:
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
    oldest = Date(min(row.checked for row in table.rows), words)
    sources = "; ".join(dict.fromkeys(one_line(row.source) for row in table.rows))
    yield f'\n<p class="meta">{words.html("dated.table", day=oldest.html, sources=Markup(sources))}</p>'
