"""Tags that do not close what they opened: parse errors of the HTML Standard, which browsers mend without a word."""

import re
from functools import lru_cache
from typing import NamedTuple

from veiviser.links.markup import tags
from veiviser.links.nesting.ending import end
from veiviser.links.nesting.glance import depth_at_a_glance
from veiviser.links.nesting.in_tables import text_between_cells
from veiviser.links.nesting.opened import Misnested, Opened
from veiviser.links.nesting.standard import MAY_STAY_OPEN
from veiviser.links.nesting.starting import begin
from veiviser.messages import say

_DOCTYPE = re.compile(r"\s*+(?:<!--.*?-->\s*+|<\?[^>]*>\s*+)*+<!doctype html", re.IGNORECASE | re.DOTALL)


class Nesting(NamedTuple):
    """How the elements of a page stand one in the other."""

    deepest: int
    """So many at most, or attributes in one tag, if those are more."""
    wrong: tuple[Misnested, ...] = ()
    """In the order in which they are noticed."""


@lru_cache(maxsize=4)
def nesting_of(html: str) -> Nesting:
    """Linear in the page; most pages are sound, and take a fifth of the time of others."""
    depth = depth_at_a_glance(html)
    return read_closely(html) if depth is None else Nesting(depth)


def read_closely(html: str) -> Nesting:
    """The same without the glance."""
    page, behind = Opened(html, quirks=not _DOCTYPE.match(html)), 0
    for tag in tags(html):
        text_between_cells(behind, tag.start, page)
        behind = tag.end
        if tag.name:
            (end if tag.closing else begin)(tag, page)
    for name, offset, _ in page.open:
        if name not in MAY_STAY_OPEN:
            page.tell(offset, say("`<{name}>` is never closed; write `</{name}>` where it ends", name=name))
    return Nesting(page.deepest, tuple(page.told))
