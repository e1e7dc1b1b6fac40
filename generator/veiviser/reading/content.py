"""Markdown pages that people write."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.model.project import Page
from veiviser.model.wordlist import Wordlist
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.facts import FILE as FACTS
from veiviser.reading.facts import NO_FACTS, Facts
from veiviser.reading.files import files_in, read_text
from veiviser.reading.front_matter import read_front_matter
from veiviser.reading.headings import read_headings
from veiviser.reading.links import Site, check_links
from veiviser.reading.mentions import mentions_on_page, with_facts
from veiviser.reading.names import folded
from veiviser.reading.pictures import ENDINGS, read_picture
from veiviser.reading.prose import Prose, check_bounds, prose_of
from veiviser.reading.raw_html import check_html
from veiviser.reading.tables import ENDING, marked_tables, read_tables
from veiviser.reading.ties import read_screen_links, read_ties
from veiviser.reading.wordlist import NAME as WORDLIST
from veiviser.reading.wordlist import read_wordlist

_FORBIDDEN = '<>:"|?*\\#%'
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class Content:
    """What people put into `content/`."""

    pages: Dictionary[str, Page] = field(default_factory=dict)
    """By path without ending, sorted."""
    pictures: Dictionary[str, bytes] = field(default_factory=dict)
    """By path."""
    wordlist: Wordlist = ()


def read_content(
    folder: Path,
    problems: list[Problem],
    root: Path | None = None,
    updated: Dictionary[PurePosixPath, date] | None = None,
    facts: Facts = NO_FACTS,
) -> Content:
    """
    The pages and the pictures on them; what is wrong with one is reported and the others are read all the same.

    Args:
        folder: `content/`.
        root: the project's; left out, the folder that `folder` is in.
        updated: day of the last commit, by file relative to `root`.
        facts: what pages can show by name.
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
    wordlist: Wordlist = ()
    files: set[PurePosixPath] = set()
    data: dict[PurePosixPath, Path] = {}
    for path, file in files_in(folder, shown, root, problems):
        relative = file.relative_to(shown)
        files.add(relative)
        if path.suffix == ".md":
            key = relative.with_suffix("").as_posix()
            read = _read_page(path, file, relative, (updated or {}).get(file), facts, problems)
            if read is not None:
                pages[key], prose[key] = read
        elif path.suffix.lower() in ENDINGS:
            picture = read_picture(path, file, problems)
            if picture is not None:
                pictures[relative.as_posix()] = picture
        elif relative == PurePosixPath(FACTS):
            continue  # read before the pages that show them
        elif relative == PurePosixPath(WORDLIST):
            wordlist = read_wordlist(path, file, problems)
        elif path.suffix == ENDING:
            data[relative] = path
        elif not _why_not(path.name):
            problems.append(_left_out(file))
    for key, page in pages.items():
        tables = read_tables(page.path, page.text, data, shown, problems, facts)
        pages[key] = replace(page, tables=tables) if tables else page
    shown_in_pages = {file for page in pages.values() for *_, file in marked_tables(page.path, page.text)}
    problems += [_left_out(shown / file) for file in data if file not in shown_in_pages]
    _check_names(files, shown, problems)
    site = Site(pages, frozenset(files))
    for key, text in prose.items():
        check_html(text, pages[key].place.file, problems)
        check_links(text, pages[key], site, problems)
    return Content(pages, pictures, wordlist)


def _left_out(file: PurePosixPath) -> Problem:
    return Problem(Place(file), "left-out", "neither a page nor a picture, and no page shows it", "warning")


def _read_page(
    path: Path,
    file: PurePosixPath,
    relative: PurePosixPath,
    updated: date | None,
    facts: Facts,
    problems: list[Problem],
) -> tuple[Page, Prose] | None:
    text = read_text(path, file, problems)
    if text is None or not check_bounds(text, file, problems):
        return None
    front = read_front_matter(text, file, problems)
    prose = prose_of(text, front.lines)
    headings = read_headings(prose, file, problems, facts)
    title = with_facts(front.title, facts) or headings.title or relative.stem
    page = Page(relative, title, text, headings.anchors, Place(file), updated, front.language, front.read, front.lines)
    ties, links = read_ties(text, file, front.lines), read_screen_links(prose, file)
    lines = (*text.split("\n")[: front.lines], *prose.lines[front.lines :])
    return replace(page, mentions=mentions_on_page(lines, file, facts, problems), ties=ties, screen_links=links), prose


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
