"""The order in which pages stand in a menu."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from veiviser.model.project import Page

_LAST = 1000


def by_folder(pages: Mapping[str, Page], names: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Each folder, or page in none, and the pages in it, in the order of the menu; all by path without ending."""
    parts = {name: PurePosixPath(name).parts[0] for name in names}
    for top in sorted({*parts.values()}, key=lambda top: _rank(pages, top)):
        yield top, sorted((name for name in names if parts[name] == top), key=lambda name: _rank(pages, name))


def title_of(pages: Mapping[str, Page], folder: str) -> str:
    """What a folder is called in the menu."""
    index = pages.get(f"{folder}/index") or pages.get(f"{folder}/README")
    return index.title if index else PurePosixPath(folder).name


def _rank(pages: Mapping[str, Page], name: str) -> tuple[int, int, str]:
    page = pages.get(f"{name}/index") or pages.get(name)
    order = int(page.said.get("order", _LAST)) if page is not None else _LAST
    return (order, 0 if name.endswith("/index") else 1, name)
