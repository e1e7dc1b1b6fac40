"""The files of a built site, read when they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from veiviser.model.site import way_up
from veiviser.place import Place


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A folder, wherever it was built."""

    name: str
    """As it is called in places, such as `site`."""
    files: frozenset[str]
    """By path in it."""
    load: Callable[[str], str]
    """The text of one of them."""
    _read: dict[str, str] = field(default_factory=dict)

    def read(self, file: str) -> str:
        """The text of a file; nothing where it is not there."""
        if file not in self._read:
            self._read[file] = self.load(file) if file in self.files else ""
        return self._read[file]

    def screen(self, file: str) -> str:
        """HTML of the screen on a page, with addresses from the site's root: pages of it lie at different depths."""
        found = LexborHTMLParser(self.read(file)).css_first(".screen")
        html = found.html if found is not None else None
        return (html or "").replace(f'="{way_up(file)}', '="/')

    def goal(self, file: str, href: str) -> str:
        """The file that a link on a page leads to; empty where it leads out of the site."""
        path = unquote(href.partition("#")[0].partition("?")[0])
        if not path or "//" in path or ":" in path.split("/")[0] or path.startswith("/"):
            return "" if path else file
        goal = normpath(join(dirname(file), path))
        if path.endswith("/") or goal in ("", ".") or f"{goal}/index.html" in self.files:
            return normpath(f"{goal}/index.html")
        return goal

    def place(self, file: str, words: str = "") -> Place:
        """The line of a file on which the first of these words without blanks stand; the first where none does."""
        lines = self.read(file).splitlines() if words else []
        line = next((n for n, text in enumerate(lines, 1) if words in "".join(text.split())), 1)
        return Place(PurePosixPath(self.name) / file, line)
