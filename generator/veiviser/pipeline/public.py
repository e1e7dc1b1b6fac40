"""A site for readers alone: what is left when the workshop is taken out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from veiviser.messages import say
from veiviser.model.compressed import Compressed
from veiviser.model.project import Page, Project
from veiviser.model.site import is_in_workshop, leads_to_workbench
from veiviser.pipeline.results import Generated
from veiviser.problem import Problem, ProblemsFound


def for_readers_alone(made: Generated, project: Project) -> Generated:
    """
    The same project without the workshop: its pages, pictures beside them, prototypes, and links of the frame to it.

    Raises:
        ProblemsFound: where a page for readers leads to one that is left out.
    """
    if led := sorted(_led_out(project)):
        raise ProblemsFound(led)
    extra = dict(made.settings["extra"])
    extra.pop("workshop", None)
    if "footer" in extra:
        extra["footer"] = [link for link in extra["footer"] if not is_in_workshop(link["page"])]
    beside = {path for path in project.pictures if _is_beside_staff_alone(path, project.pages)}
    return replace(
        made,
        docs={path: text for path, text in made.docs.items() if not is_in_workshop(path) and path not in beside},
        nav=[entry for entry in made.nav if not _is_workshop(entry)],
        site_files=_for_readers(made.site_files),
        framed_pages={path: page for path, page in made.framed_pages.items() if not _is_left_out(path)},
        manifest=tuple(path for path in made.manifest if not _is_left_out(path)),
        settings={**made.settings, "extra": extra},
    )


def _for_readers(files: Mapping[str, str | bytes]) -> Mapping[str, str | bytes]:
    if isinstance(files, Compressed):
        return files.only(lambda path: not _is_left_out(path))
    return {path: text for path, text in files.items() if not _is_left_out(path)}


def _is_left_out(path: str) -> bool:
    return is_in_workshop(path) or leads_to_workbench(path)


def _led_out(project: Project) -> Iterator[Problem]:
    for page in project.pages.values():
        for place, address in zip(page.link_places, page.rendered.links, strict=True):
            if not page.is_for_staff and is_in_workshop(project.stands(_goal(page, address))):
                message = say(
                    "`{address}` leads to the workshop, which `--public` leaves out; take the link out", address=address
                )
                yield Problem(place, "bad-link", message)


def _goal(page: Page, address: str) -> str:
    """Path among the pages that people write; empty for what is out of them."""
    try:
        scheme, host, path, *_ = urlsplit(address)
    except ValueError:  # brackets around no address
        return ""
    return "" if scheme or host or not path else normpath(join(dirname(str(page.path)), unquote(path)).lstrip("/"))


def _is_workshop(entry: Any) -> bool:
    """Whether an entry of the menu has nothing but pages of the workshop."""
    inside = next(iter(entry.values())) if isinstance(entry, Mapping) else [entry]
    return all(is_in_workshop(path) if isinstance(path, str) else _is_workshop(path) for path in inside)


def _is_beside_staff_alone(picture: str, pages: Mapping[str, Page]) -> bool:
    """Whether all pages in the nearest folder that has any are for staff."""
    for folder in PurePosixPath(picture).parents:
        if here := [page for page in pages.values() if page.path.parent == folder]:
            return all(page.is_for_staff for page in here)
    return False
