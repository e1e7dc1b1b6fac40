"""Markdown pages that people write."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.model.project import Page
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.files import files_in, read_text
from veiviser.reading.front_matter import read_front_matter
from veiviser.reading.headings import read_headings
from veiviser.reading.links import Site, check_links
from veiviser.reading.names import folded
from veiviser.reading.pictures import ENDINGS, read_picture
from veiviser.reading.prose import Prose, check_bounds, prose_of
from veiviser.reading.raw_html import check_html

_FORBIDDEN = '<>:"|?*\\#%'
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class Content:
    """What people put into `content/`."""

    pages: Dictionary[str, Page] = field(default_factory=dict)
    """By path without ending, sorted."""
    pictures: Dictionary[str, bytes] = field(default_factory=dict)
    """By path."""


def read_content(
    folder: Path,
    problems: list[Problem],
    root: Path | None = None,
    updated: Dictionary[PurePosixPath, date] | None = None,
) -> Content:
    """
    The pages and the pictures on them; what is wrong with one is reported and the others are read all the same.

    Args:
        folder: `content/`.
        root: the project's; left out, the folder that `folder` is in.
        updated: day of the last commit, by file relative to `root`.
    """
    root = folder.parent if root is None else root
    shown = PurePosixPath(folder.relative_to(root).as_posix()) if folder.is_relative_to(root) else None
    if shown is None or not folder.is_dir() or not folder.resolve().is_relative_to(root.resolve()):
        message = f"no folder of pages `{folder.name}` in the project; `docs_dir` names one that is inside it"
        problems.append(Problem(Place(PurePosixPath("mkdocs.yml")), "missing-folder", message))
        return Content()
    pages: dict[str, Page] = {}
    pictures: dict[str, bytes] = {}
    prose: dict[str, Prose] = {}
    files: set[PurePosixPath] = set()
    for path, file in files_in(folder, shown, root, problems):
        relative = file.relative_to(shown)
        files.add(relative)
        if path.suffix == ".md":
            key = relative.with_suffix("").as_posix()
            read = _read_page(path, file, relative, (updated or {}).get(file), problems)
            if read is not None:
                pages[key], prose[key] = read
        elif path.suffix.lower() in ENDINGS:
            picture = read_picture(path, file, problems)
            if picture is not None:
                pictures[relative.as_posix()] = picture
        elif not _why_not(path.name):
            message = "neither a page nor a picture; it is left out of the site"
            problems.append(Problem(Place(file), "left-out", message, "warning"))
    _check_names(files, shown, problems)
    site = Site(pages, frozenset(files))
    for key, text in prose.items():
        check_html(text, pages[key].place.file, problems)
        check_links(text, pages[key], site, problems)
    return Content(pages, pictures)


def _read_page(
    path: Path, file: PurePosixPath, relative: PurePosixPath, updated: date | None, problems: list[Problem]
) -> tuple[Page, Prose] | None:
    text = read_text(path, file, problems)
    if text is None or not check_bounds(text, file, problems):
        return None
    front = read_front_matter(text, file, problems)
    prose = prose_of(text, front.lines)
    headings = read_headings(prose, file, problems)
    title = front.title or headings.title or relative.stem
    return Page(relative, title, text, headings.anchors, Place(file), updated), prose


def _check_names(files: set[PurePosixPath], shown: PurePosixPath, problems: list[Problem]) -> None:
    """Names that cannot be on every computer, or that are one and the same on some."""
    seen: dict[str, PurePosixPath] = {}
    checked: set[PurePosixPath] = set()
    for file in sorted(files):
        first = seen.setdefault(folded(file.as_posix()), file)
        if first != file:
            message = f"`{first}` has the same name to many computers; rename one of them"
            problems.append(Problem(Place(shown / file), "same-name", message))
        for part in [file, *file.parents][:-1]:
            if part not in checked:
                checked.add(part)
                reason = _why_not(part.name)
                if reason:
                    problems.append(Problem(Place(shown / part), "bad-file-name", f"{reason}; rename it"))


def _why_not(name: str) -> str:
    strange = [c for c in name if c in _FORBIDDEN or not c.isprintable()]
    if strange:
        return f"a name with {strange[0]!r} in it cannot be on Windows or in an address"
    if name[-1] in " ." or name[0] == " ":
        return "a name cannot begin with a blank or end in a blank or a dot on Windows"
    if name.split(".")[0].lower() in _DEVICES:
        return "Windows keeps this name for itself"
    if len(name.encode()) > 200:
        return "a name of more than 200 bytes is too long"
    return ""
