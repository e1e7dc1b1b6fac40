"""A page in the frame of one that the site engine makes, to which only what differs is added."""

from dataclasses import dataclass

HELP_MARK = "help"
"""In the frame of a flow that helps here and now, the comment `<!-- help -->` stands where each page has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedPage:
    """What differs from the frame."""

    frame: str
    """Path in the site of the page that is its frame; in the same folder, so that all links of it hold."""
    title: str
    html: str = ""
    """What takes the place of the mark; empty where the page has no mark, and says what its frame says."""
    pictures: str = ""
    """What stands before the names of pictures in the frame, for those of this page; empty for the very same ones."""
    is_found: bool = False
    """Whether searches shall lead to it; one a flow is enough."""
