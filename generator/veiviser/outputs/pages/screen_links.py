"""Turns pages' links to the prototype into addresses of the site."""

import re
from collections.abc import Mapping
from dataclasses import replace
from posixpath import dirname, relpath

from veiviser.model.project import Outline, Page
from veiviser.reading.pages.ties import SCREEN_LINK


def put_screen_links(page: Page, address: str, outlines: Mapping[str, Outline]) -> Page:
    """
    The page, with as many lines as before.

    Args:
        address: where the page comes out, relative to the site.
        outlines: of all flows.
    """

    def anchor(link: re.Match[str]) -> str:
        if link["flow"] not in outlines:
            return link[0]  # shown as code on the same line
        screen = outlines[link["flow"]].get(link["screen"]) or "index"
        href = relpath(f"prototype/{link['flow']}/{screen}.html", dirname(address) or ".")
        return f'<a href="{href}">{link["words"]}</a>'

    lines = page.text.split("\n")
    for number in {link.place.line - 1 for link in page.screen_links}:
        lines[number] = SCREEN_LINK.sub(anchor, lines[number])
    return replace(page, text="\n".join(lines))
