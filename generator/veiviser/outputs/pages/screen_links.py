"""Turns pages' links to screens into links to pages of the prototype."""

from collections.abc import Mapping
from dataclasses import replace

from veiviser.markdown.links import links_of
from veiviser.model.project import Outline, Page
from veiviser.reading.markdown.prose import read_page
from veiviser.reading.pages.ties import PROTOTYPE


def put_screen_links(page: Page, outlines: Mapping[str, Outline]) -> Page:
    """
    The page, with as many lines as before, and `prototype:flow/page.html` for what names a screen.

    Args:
        outlines: of all flows.
    """
    links = links_of(read_page(page.text, page.head_lines, page.dialect))
    lines = page.text.split("\n")
    for spot, written in sorted({(link.spot, link.address) for link in links}, reverse=True):
        flow, _, screen = written.removeprefix(PROTOTYPE).partition("/")
        if written.startswith(PROTOTYPE) and flow in outlines:
            address = f"{PROTOTYPE}{flow}/{outlines[flow].get(screen) or 'index'}.html"
            line = lines[spot.line]
            lines[spot.line] = line[: spot.column] + address + line[spot.column + len(written) :]
    return replace(page, text="\n".join(lines))
