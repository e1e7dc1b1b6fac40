"""The files of a built site, listed once, so that no answer depends on the disk's idea of a name."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

PAGES = (".html", ".htm", ".xhtml")
INDEXES = ("index.html", "index.htm", "index.xhtml")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a built site by their exact names."""

    root: Path
    files: frozenset[str]
    """Relative to the root, with `/`, exactly as the disk spells them."""
    folders: frozenset[str]
    """Without a `/` at the end; the root is the empty text."""
    folded: dict[str, list[str]] = field(repr=False)
    """Files and folders by what is left of their name without case and normal form."""

    def read(self, file: str) -> bytes:
        return (self.root / file).read_bytes()

    def with_ending(self, *endings: str) -> list[str]:
        return sorted(file for file in self.files if file.lower().endswith(endings))

    def index_of(self, folder: str) -> str | None:
        """The page that a server shows for a folder."""
        start = f"{folder}/" if folder else ""
        return next((start + name for name in INDEXES if start + name in self.files), None)


def list_folder(root: Path) -> Folder:
    """
    What is in a folder and the folders in it; links that leave it or go round are not followed.

    Raises:
        OSError: when a folder cannot be read.
    """
    files = frozenset(_files(root, ""))
    folders = folders_of(files)
    return Folder(root, files, folders, by_folded_name([*files, *folders]))


def folders_of(files: Iterable[str]) -> frozenset[str]:
    """All that files lie in; the root is the empty text."""
    return frozenset(parent for file in files for parent in _parents(file)) | {""}


def fold(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())


def _files(folder: Path, start: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{start}{entry.name}/")
            elif entry.is_file():
                yield start + entry.name


def _parents(file: str) -> Iterator[str]:
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file


def by_folded_name(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by what is left of them without case and normal form."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(fold(name), []).append(name)
    return found
