"""A page of a flow that helps here and now, in the frame of a page that the site engine makes."""

from dataclasses import dataclass

HELP_MARK = "help"
"""In the frame, the comment `<!-- help -->` stands where each page has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """What differs from the frame."""

    frame: str
    """Path in the site of the page that is its frame; in the same folder, so that all links of it hold."""
    title: str
    html: str
    """What takes the place of the mark."""
    is_found: bool
    """Whether searches shall lead to it; one a flow is enough."""
