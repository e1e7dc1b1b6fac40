"""Turns pages' links across the workshop's border into links to where the pages come to stand."""

from dataclasses import replace
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from veiviser.markdown.links import links_of
from veiviser.model.project import Page, Project
from veiviser.model.site import is_in_workshop
from veiviser.outputs.contract import SiteView
from veiviser.reading.markdown.prose import read_page


def put(page: Page, site: SiteView) -> Page:
    """The page, with as many lines as before."""
    links = links_of(read_page(page.text, page.head_lines, page.dialect))
    lines = page.text.split("\n")
    for spot, written in sorted({(link.spot, link.address) for link in links}, reverse=True):
        line = lines[spot.line]
        if line.startswith(written, spot.column) and (led := led_from(page, written, site.project)) != written:
            lines[spot.line] = line[: spot.column] + led + line[spot.column + len(written) :]
    return replace(page, text="\n".join(lines))


def led_from(page: Page, written: str, project: Project) -> str:
    """What to write where the page comes to stand, for an address as written where it was."""
    try:
        scheme, host, path, *_ = urlsplit(written)
    except ValueError:  # brackets around no address
        return written
    if scheme or host or not path or path.startswith(("/", "\\")):
        return written
    goal = normpath(join(dirname(str(page.path)), unquote(path)))
    there = project.stands(goal)
    if page.is_for_staff == is_in_workshop(there):
        return written  # both come to stand there, or neither does
    known = goal in project.pictures or goal.removesuffix(".md") in project.pages
    if not known and there == goal and not (goal.startswith("guide/") and goal.endswith(".md")):
        return written
    return quote(relpath(there, dirname(page.stands) or ".")) + written[len(path) :]
