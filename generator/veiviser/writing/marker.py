"""The list of written files that each site holds."""

import os
from pathlib import Path

MARKER = ".veiviser"
_HEADING = "veiviser wrote these files; the next build replaces them, and refuses if there are others\n"


def is_ours(site: Path) -> bool:
    """Whether the folder carries our list."""
    return _listed(site) is not None


def mark(site: Path) -> None:
    """Leave the list of all that is in the site."""
    lines = "".join(f"{name}\n" for name in _present(site) if name != MARKER)
    (site / MARKER).write_bytes((_HEADING + lines).encode())


def foreign_files(site: Path) -> list[str]:
    """Paths of what is in the site and not in its list."""
    listed = _listed(site) or frozenset()
    return [name for name in _present(site) if name != MARKER and name not in listed]


def _listed(site: Path) -> frozenset[str] | None:
    try:
        heading, *names = (site / MARKER).read_text("utf-8").splitlines(keepends=True)
    except (OSError, ValueError):
        return None
    return frozenset(name.rstrip("\n") for name in names) if heading == _HEADING else None


def _present(site: Path) -> list[str]:
    found = []
    for folder, folders, files in os.walk(site):  # links to folders are in `folders` and are not followed
        here = os.path.relpath(folder, site).replace(os.sep, "/")
        links = [name for name in folders if Path(folder, name).is_symlink()]
        empty = [] if folders or files or here == "." else [here]
        found += [name if here == "." else f"{here}/{name}" for name in (*files, *links)] + empty
    return sorted(found)
