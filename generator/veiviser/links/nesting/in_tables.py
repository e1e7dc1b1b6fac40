"""What stands in a table, and what browsers move out of it or drop."""

from bisect import bisect_right

from veiviser.links.markup import Tag
from veiviser.links.nesting.opened import Opened
from veiviser.links.nesting.standard import ALLOWED_IN_ROWS, ENDED_BY_PART, IMPLIED, IN_TABLES, ROWS
from veiviser.messages import say


def begin_in_table(tag: Tag, page: Opened) -> None:
    """End what a part of a table ends; what stands where it must not is told."""
    name = tag.name
    if name in ENDED_BY_PART:
        table = page.last("#table-wall")
        if table < 0 or page.open[table].name == "html":
            message = say("`<{name}>` stands outside of a table, and browsers drop it; put it into one", name=name)
            page.tell(tag.start, message)
            return
        _end_parts(tag, page, table)
        if name in ("td", "th") and page.top in ROWS - {"tr"}:
            page.tell(tag.start, say("`<{name}>` stands outside of a row; write `<tr>` before it", name=name))
    elif page.top in ROWS and name not in ALLOWED_IN_ROWS:
        message = say(
            "`<{name}>` stands between the cells of a table, and browsers move it before the table; put it into a cell",
            name=name,
        )
        page.tell(tag.start, message)


def text_between_cells(start: int, end: int, page: Opened) -> None:
    """Tell of text that stands where only parts of a table may."""
    if page.top in ROWS and page.html[start:end].strip("\t\n\f\r "):
        message = say(
            "text stands between the cells of a table, and browsers move it before the table; put it into a cell"
        )
        page.tell(start, message)


def _end_parts(tag: Tag, page: Opened, table: int) -> None:
    """Cells, rows and groups of rows end where the next one begins."""
    known = [page.at[name] for name in ENDED_BY_PART[tag.name] if name in page.at]
    at = min((depths[here] for depths in known if (here := bisect_right(depths, table)) < len(depths)), default=0)
    if at:
        if left := page.left(at + 1, IMPLIED | IN_TABLES):
            message = say(
                "`<{name}>` begins before {open} is closed; close first what was opened last",
                name=tag.name,
                open=page.spot(left),
            )
            page.tell(tag.start, message)
        page.pop_to(at)
