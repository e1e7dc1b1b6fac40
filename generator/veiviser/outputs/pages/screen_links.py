"""Turns pages' links to screens into links to pages of the prototype."""

from dataclasses import replace

from veiviser.markdown.links import links_of
from veiviser.model.project import Page
from veiviser.outputs.contract import SiteView
from veiviser.reading.markdown.prose import read_page
from veiviser.reading.pages.ties import PROTOTYPE


def put(page: Page, site: SiteView) -> Page:
    """The page, with as many lines as before, and `prototype:flow/page.html` for what names a screen."""
    outlines = site.outlines
    links = links_of(read_page(page.text, page.head_lines, page.dialect))
    lines = page.text.split("\n")
    for spot, written in sorted({(link.spot, link.address) for link in links}, reverse=True):
        flow, _, screen = written.removeprefix(PROTOTYPE).partition("/")
        if written.startswith(PROTOTYPE) and flow in outlines:
            address = f"{PROTOTYPE}{flow}/{outlines[flow].get(screen) or 'index'}.html"
            line = lines[spot.line]
            lines[spot.line] = line[: spot.column] + address + line[spot.column + len(written) :]
    return replace(page, text="\n".join(lines))
