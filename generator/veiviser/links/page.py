"""What one page says: what is wrong on it, and what only the other pages can tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from veiviser.links.addresses import Site
from veiviser.links.elements import DEEPEST, decoded, elements_of, is_too_deep
from veiviser.links.fault import Found
from veiviser.links.folder import PAGES, Folder
from veiviser.links.judging import Judging, Reference, Spot
from veiviser.links.leftovers import leftovers
from veiviser.links.nesting import nesting_of
from veiviser.links.paths import Lookup
from veiviser.links.positions import Positions
from veiviser.links.text import Position
from veiviser.messages import Count, Message, say
from veiviser.place import Place
from veiviser.problem import Problem


@dataclass(frozen=True, slots=True)
class Page:
    """A page or a drawing, without its elements."""

    file: str
    anchors: frozenset[str]
    references: tuple[Reference, ...]
    leads: frozenset[str]
    """Files that somebody can go to from here."""
    refresh: tuple[str, Spot] | None
    """The file that it leads on to by itself."""
    canonical: tuple[str, Spot] | None
    listed: bool
    """A search engine may list it."""
    outside: tuple[tuple[str, Spot], ...]
    problems: tuple[Problem, ...]


def read_page(folder: Folder, file: str, paths: Lookup, site: Site) -> Page:
    """What a page of the folder says."""
    html = decoded(folder.read(file))
    elements = elements_of(html)
    page = Judging(file, paths, site, elements)
    page.judge()
    is_page = file.endswith(PAGES)
    problems = [problem_at(file, left.found, left.position) for left in (leftovers(html) if is_page else [])]
    if is_too_deep(html):
        message = say(
            "more than {most} elements stand one in the other, or attributes in one tag; close them",
            most=Count(DEEPEST),
        )
        return Page(file, frozenset(), (), frozenset(), None, None, False, (), (_at_start(file, message),))
    wrong = nesting_of(html).wrong if is_page and not file.endswith(".xhtml") else []
    if page.faults or wrong:
        positions = Positions(html, elements)
        problems += [problem_at(file, one.found, positions.at(one.offset)) for one in wrong]
        problems += [
            problem_at(file, fault.found, positions.of(fault.element, fault.attribute, fault.words))
            for fault in page.faults
        ]
    return Page(
        file,
        page.anchors,
        tuple(page.references),
        frozenset(page.leads),
        page.refresh,
        page.canonical,
        page.listed,
        tuple(page.outside),
        tuple(dict.fromkeys(problems)),
    )


def _at_start(file: str, message: Message) -> Problem:
    return problem_at(file, Found("wrong-nesting", message), Position(1, 1))


def places(folder: Folder, file: str, spots: Sequence[Spot]) -> list[Position]:
    """The positions of spots on a page, which is read again."""
    html = decoded(folder.read(file))
    elements = elements_of(html)
    positions = Positions(html, elements)
    return [positions.of(*spot) for spot in spots]


def problem_at(file: str, found: Found, position: Position) -> Problem:
    return Problem(Place(PurePosixPath(file), *position), found.id, found.message, found.severity)
