"""The site's menu: the front page, the guides, then the pages by folder."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from veiviser.model.project import Page

_LAST = 1000


def make_navigation(pages: Mapping[str, Page], guides: Sequence[str], generated: Sequence[str] = ()) -> list[Any]:
    """
    As MkDocs wants it.

    A page with `order: 2` in its front matter stands before those with higher numbers, and before those with none;
    a folder stands where its `index` does, and has its name.

    Args:
        pages: what people wrote, by path without ending.
        guides: paths of the guides' pages.
        made: paths of other pages that nobody wrote; each stands last in its folder, or last of all.
    """
    nav: list[Any] = ["index.md"] if "index" in pages else []
    if guides:
        nav.append({"Veiledninger": list(guides)})
    folders = {PurePosixPath(name).parts[0] for name in pages if "/" in name}
    tops = [name for name in pages if "/" not in name and name not in ("index", "404") and name not in folders]
    for name in sorted([*folders, *tops], key=lambda name: _rank(pages, name)):
        nav.append(_folder(pages, name, generated) if name in folders else f"{name}.md")
    return nav + [path for path in generated if PurePosixPath(path).parts[0] not in folders]


def paths_of(nav: Collection[Any]) -> Iterator[str]:
    """Of the pages in a menu, in its order."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for below in entry.values():
                yield from paths_of([below] if isinstance(below, str) else below)


def _folder(pages: Mapping[str, Page], name: str, generated: Sequence[str]) -> Any:
    inside = sorted((path for path in pages if path.startswith(name + "/")), key=lambda path: _rank(pages, path))
    index = pages.get(f"{name}/index")
    paths = [str(pages[path].path) for path in inside] + [path for path in generated if path.startswith(name + "/")]
    return {index.title if index else name: paths}


def _rank(pages: Mapping[str, Page], name: str) -> tuple[int, int, str]:
    page = pages.get(name) or pages.get(f"{name}/index")
    order = int(page.said.get("order", _LAST)) if page is not None else _LAST
    return (order, 0 if name.endswith("/index") else 1, name)
