"""The state of the preview at one moment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from veiviser.model.site import RULES
from veiviser.problem import Problem
from veiviser.serving.moved import Gone, where_it_went

_USED = re.compile(rb"""<(?:link|script|img)\s[^>]*?(?:href|src)=["']([^"'#?:]+)["']""")
"""What a page is shown with, as far as it is the site's own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The last good site, and what is wrong with the one after; replaced as a whole, and never changed."""

    version: int = 0
    """Grows whenever a browser should look again."""
    problems: tuple[Problem, ...] = ()
    """Warnings alone where the site that is shown is the newest."""
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    """Prototype pages and assets, and pages that the engine has yet to build, by path in the site."""
    folder: Path | None = None
    """The engine's pages; none before the first good build."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """Pages that went, by path in the site."""

    def find(self, name: str) -> bytes | None:
        """A file by its path in the site."""
        if (content := self.files.get(name)) is not None:
            return content.encode() if isinstance(content, str) else content
        if self.folder is None:
            return None
        path = self.folder / name
        try:
            return path.read_bytes() if path.resolve().is_relative_to(self.folder.resolve()) else None
        except (OSError, ValueError):
            return None

    def moved(self, name: str) -> str:
        """The path now of a page that went; nothing where it is still there, or nowhere."""
        here, seen = name, set[str]()
        while here and here not in seen and self.find(here) is None:
            seen.add(here)
            here = where_it_went(here, self.gone[here]) if here in self.gone else ""
        return here if seen and here not in seen else ""

    def digest(self, name: str) -> str:
        """The same for as long as a page, its styles, scripts and pictures are; of one that is not there too."""
        page = self.find(name) or b""
        digest = blake2b(page, digest_size=8)
        for link in dict.fromkeys(_USED.findall(page)):
            used = normpath(PurePosixPath(name).parent / unquote(link.decode(errors="replace")))
            if PurePosixPath(used).name != RULES:  # which follow from the page, and come first without the others'
                digest.update(self.find(used) or b"")
        return digest.hexdigest()
