"""A picture on a page, drawn by components."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from veiviser.model.fact import Mention
from veiviser.model.flow import Block, Text


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Drawing:
    """What is on it, as on a screen; nothing in it leads anywhere."""

    path: PurePosixPath
    """Of its file, relative to `content/`."""
    file: PurePosixPath
    """The same, relative to the project."""
    text: Text
    """What it shows, for those who do not see it."""
    caption: Text | None
    """As its author wrote it; none for the usual words."""
    body: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()
    """Of facts, in the order written."""
