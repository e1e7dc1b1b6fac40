"""The contract of outputs: what each is given, and what each gives."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from veiviser.model.approval import Held
from veiviser.model.catalogue import Language, Translated
from veiviser.model.compressed import texts_of
from veiviser.model.coverage import FlowCoverage, Ran
from veiviser.model.earlier import Since
from veiviser.model.flow import Target
from veiviser.model.framed_page import FramedPage
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, Guide
from veiviser.model.last_run import LastRun
from veiviser.model.project import Outline, Page, Project
from veiviser.model.site import ASSETS, DESIGN_SYSTEM
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.templating.environment import LookEnvironment
from veiviser.templating.screens import Screens
from veiviser.wording.readability import Readability

Note = TypeVar("Note")

ROOT = "@root@"
"""Stands for the way to the site's root, which a picture knows only once it lies in a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What an output gives; most give one or two of these."""

    site: Mapping[str, str] = field(default_factory=dict)
    """Files that stand in the site as they are, by path in it."""
    docs: Mapping[str, str | bytes] = field(default_factory=dict)
    """Files for the site engine, by path among the Markdown pages."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """HTML that takes the place of a mark in a page, by the name in the mark."""
    framed_pages: Mapping[str, FramedPage] = field(default_factory=dict)
    """Pages in the frame of one among `docs`, by path in the site."""
    menu: tuple[str, ...] = ()
    """Pages among `docs` that the menu names, in its order."""
    help_menu: tuple[str, ...] = ()
    """Likewise, those where a flow that helps here and now begins."""
    notes: tuple[object, ...] = ()
    """What an output of a flow leaves for those of the whole site, each of a class of its own."""

    def __or__(self, others: "Files") -> "Files":
        """Both; of a file in both, that of the others."""
        return joined((self, others))

    def notes_of(self, kind: type[Note]) -> tuple[Note, ...]:
        """Those of one class, in the order of the flows."""
        return tuple(note for note in self.notes if isinstance(note, kind))


def styles_of(screens: Screens) -> tuple[str, ...]:
    """Stylesheets of each picture of these screens."""
    return tuple(f"{ROOT}/{ASSETS}/{name}" for name in (DESIGN_SYSTEM, screens.style))


def joined(files: Iterable[Files]) -> Files:
    """All of them in one; of a file in several, that of the last."""
    parts = tuple(files)
    return Files(
        site=texts_of(part.site for part in parts),
        docs={path: text for part in parts for path, text in part.docs.items()},
        pictures={name: html for part in parts for name, html in part.pictures.items()},
        framed_pages={path: page for part in parts for path, page in part.framed_pages.items()},
        menu=tuple(path for part in parts for path in part.menu),
        help_menu=tuple(path for part in parts for path in part.help_menu),
        notes=tuple(note for part in parts for note in part.notes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowView:
    """A flow as its outputs see it."""

    environment: LookEnvironment
    graph: Graph
    guide: Guide
    screens: Screens
    address: Callable[[Target], str]
    """Of a page, or of a screen of another flow, from a page of the prototype."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Those that it leads to, and that show it or speak of it, by path without ending."""
    updated: date | None = None
    """The day of its last change."""
    ran: Ran | None = None
    """What tests of it left behind."""
    assets: str = ""
    """The digest of the styles and scripts that all pages share."""
    translations: Mapping[Language, Mapping[Place, Translated]] = field(default_factory=dict)
    """By language that it shall be in, how far each of its texts is."""
    held: tuple[Held, ...] | None = None
    """How the approval of each screen, step and guide of it stands; None where nobody approves, or asks for it."""
    since: Since | None = None
    """What of its screens is otherwise than in the version that a review compared it with."""
    problems: tuple[Problem, ...] = ()
    """What checks warn of in its file."""
    editing: str = ""
    """Where its file can be edited on the web, with a final slash; empty where readers are not to be shown."""
    approved: date | None = None
    """Since when all of it is approved, where readers are to know it."""
    checkpoint: Callable[[], None] = lambda: None
    """To be called beside each page; it may raise."""
    drawn: Files = field(default_factory=Files)
    """What the outputs before this one in the list gave."""

    @property
    def words(self) -> InterfaceWords:
        """What the interface says."""
        return self.environment.words


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """A project, its flows drawn, as outputs of the whole site see it."""

    project: Project
    environment: LookEnvironment
    shown: Mapping[str, LookEnvironment] = field(default_factory=dict)
    """Of the looks that the gallery shows beside the site's, by name."""
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """Of all flows."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What each flow is called, by name."""
    drawn: Files = field(default_factory=Files)
    """What the flows' outputs gave."""
    last_run: LastRun | None = None
    """What tests of the whole site left behind."""
    source: str = ""
    """The digest of what the site is made from."""
    held: tuple[Held, ...] = ()
    """How each approval stands, and what lacks one; nothing where nobody approves, or asks for it."""

    @property
    def words(self) -> InterfaceWords:
        """What the interface says."""
        return self.environment.words


@dataclass(frozen=True, slots=True)
class ToldGuide:
    """A guide, as a note for the page that says how hard texts are to read."""

    path: str
    """Of its Markdown page."""
    title: str
    readability: Readability


@dataclass(frozen=True, slots=True)
class CoverageNote:
    """A flow's part of the page about coverage, and of the same as data."""

    coverage: FlowCoverage
    """What tests say included."""
    told: str
    data: str
    held: tuple[Held, ...] = ()
    """How the approvals of what is the flow's stand."""


class FlowOutput(Protocol):
    """Something that is made of each flow."""

    def paths(self, graph: Graph) -> Iterable[str]:
        """Paths of the finished site that it fills for a flow, known before anything is drawn."""

    def draw(self, flow: FlowView) -> Files:
        """All that it makes of a flow."""


class PageOutput(Protocol):
    """Something that is put into the pages that people write."""

    def put(self, page: Page, site: SiteView) -> Page:
        """The page with it; where it marks nothing of the kind, the page itself."""


class SiteOutput(Protocol):
    """Something that is made once, of the whole project."""

    def draw(self, site: SiteView) -> Files:
        """All that it makes."""
