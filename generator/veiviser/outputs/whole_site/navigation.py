"""The site's two menus: that of readers, and that of the workshop."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from veiviser.model.interface import InterfaceWords
from veiviser.model.menu import by_folder, title_of
from veiviser.model.project import Page, Project
from veiviser.model.site import GALLERY_FOLDER, WORKSHOP, WORKSHOP_FRONT, in_workshop, is_in_workshop
from veiviser.outputs.contract import Files


def make_navigation(project: Project, of_flows: Files, generated: Sequence[str], words: InterfaceWords) -> list[Any]:
    """
    As MkDocs wants it: the front page, what helps here and now, the guides, the pages by folder; last, as one entry,
    the workshop.

    A page with `order: 2` in its front matter stands before those with higher numbers, and before those with none;
    a folder stands where its `index` does, and has its name.

    Args:
        of_flows: what was made of the flows.
        generated: paths of pages of the workshop that nobody wrote; each stands last in its folder, or last of all.
    """
    pages = project.pages
    readers = [name for name, page in pages.items() if not page.is_for_staff and name not in ("index", "404")]
    nav: list[Any] = ["index.md"] if "index" in pages else []
    if of_flows.help_menu:
        nav.append({words("menu.help"): list(of_flows.help_menu)})
    guides = [path for path in of_flows.menu if not is_in_workshop(path)]
    if guides:
        nav.append({words("menu.guides"): guides})
    nav += [_entry(pages, name, [f"{path}.md" for path in inside]) for name, inside in by_folder(pages, readers)]
    made = {GALLERY_FOLDER: words("gallery.title")}
    of_variants = [path for path in of_flows.menu if is_in_workshop(path)]
    return [
        *nav,
        {
            words("workshop.title"): [
                WORKSHOP_FRONT,
                *([{words("variants.guides"): of_variants}] if of_variants else []),
                *_workshop(pages, [p for p in generated if p != WORKSHOP_FRONT], made),
            ]
        },
    ]


def paths_of(nav: Collection[Any]) -> Iterator[str]:
    """Of the pages in a menu, in its order."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for below in entry.values():
                yield from paths_of([below] if isinstance(below, str) else below)


def _workshop(pages: Mapping[str, Page], generated: Sequence[str], titles: Mapping[str, str]) -> Iterator[Any]:
    """
    Its entries.

    Args:
        titles: of folders that nobody wrote, by path.
    """
    staff = [name for name, page in pages.items() if page.is_for_staff]
    folders = set[str]()
    for top, inside in by_folder(pages, staff):
        folders.add(top)
        made = [path for path in generated if PurePosixPath(path).parts[0] == top]
        yield _entry(pages, top, [*(pages[name].stands for name in inside), *map(in_workshop, made)], titles)
    rest = [in_workshop(path) for path in generated if PurePosixPath(path).parts[0] not in folders]
    yield from _nested(pages, "designer", rest, titles)


def _entry(pages: Mapping[str, Page], top: str, paths: list[str], titles: Mapping[str, str] = {}) -> Any:
    """A page in no folder, or a folder by its title, with the folders in it likewise."""
    alone = [path.removeprefix(f"{WORKSHOP}/") for path in paths] == [f"{top}.md"]
    return paths[0] if alone else {title_of(pages, top): _nested(pages, top, paths, titles)}


def _nested(pages: Mapping[str, Page], folder: str, paths: Sequence[str], titles: Mapping[str, str]) -> list[Any]:
    """Pages of a folder in their order; those of a folder in it stand in one entry, where the first of them would."""
    inside: dict[str, list[str]] = {}
    for path in paths:
        beyond = path.removeprefix(f"{WORKSHOP}/").removeprefix(f"{folder}/")
        inside.setdefault(f"{folder}/{beyond.partition('/')[0]}" if "/" in beyond else path, []).append(path)
    return [
        found[0]
        if len(found) == 1
        else {titles.get(path) or title_of(pages, path): _nested(pages, path, found, titles)}
        for path, found in inside.items()
    ]
