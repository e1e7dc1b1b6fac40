"""A project: everything that a site is made from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from veiviser.markdown.dialects import PAGE, Dialect
from veiviser.messages import Message
from veiviser.model.approval import Approvals
from veiviser.model.brand import STYLE as BRAND_STYLE
from veiviser.model.catalogue import Catalogue, Language
from veiviser.model.component import Component
from veiviser.model.coverage import Column, Ran
from veiviser.model.drawing import Drawing
from veiviser.model.earlier import Earlier
from veiviser.model.fact import Fact, Mention, Shown
from veiviser.model.flow import Flow, Text
from veiviser.model.interface import InterfaceWords
from veiviser.model.rendered import NOT_RENDERED, Rendered
from veiviser.model.search import NO_WORDS, SearchWords
from veiviser.model.site import (
    COVERAGE_DATA,
    DESIGNSYSTEMET,
    GALLERY,
    GALLERY_FOLDER,
    GENERATED_PAGES,
    PROTOTYPE_STYLE,
    component_address,
    component_page,
    in_look,
    in_workshop,
)
from veiviser.model.table import Table
from veiviser.model.tie import Pictured, ScreenLink, Tie
from veiviser.model.wordlist import Wordlist
from veiviser.place import Place

_SETTINGS = Place(PurePosixPath("mkdocs.yml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How screens look: the packaged look with the project's own laid over it."""

    components: Mapping[str, Component]
    layouts: Mapping[str, str]
    """Templates by file name: `page.html`, `screen.html`, `picture.html`, `map.html` and what they include."""
    styles: Mapping[str, str]
    """By file name, in the order they are joined."""
    scripts: Mapping[str, str]
    """By file name."""
    places: Mapping[str, PurePosixPath] = field(default_factory=dict)
    """Where each layout, style and script stands, for messages."""
    words: InterfaceWords = field(default_factory=InterfaceWords)
    """What the interface says, in the language of the site."""
    name: str = DESIGNSYSTEMET
    """Its own, of those that there are to choose among."""
    among: frozenset[str] = frozenset({DESIGNSYSTEMET})
    """All of these."""
    style: str = PROTOTYPE_STYLE
    """The file that its screens are drawn with, beside that of Designsystemet."""
    own: frozenset[str] = frozenset()
    """Templates that are the project's own, and not the tool's: layouts by file name, others by `components/…`."""

    @property
    def key(self) -> str:
        """What tells it apart from the others that a site shows, with a brand over it or without."""
        return f"{self.name}-branded" if BRAND_STYLE in self.styles else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown page that people write."""

    path: PurePosixPath
    """Relative to `content/`."""
    title: str
    text: str
    """As written, front matter included."""
    anchors: frozenset[str]
    """Ids of its headings, as the site gives them."""
    place: Place
    updated: date | None = None
    """The day of its last commit."""
    language: str = "nb"
    head: tuple[Text, ...] = ()
    """What its front matter says that people read: title and description."""
    head_lines: int = 0
    """How many lines of the page the front matter takes."""
    said: Mapping[str, Any] = field(default_factory=dict)
    """What the site engine is given of its front matter."""
    is_for_staff: bool = False
    """Whether it is for those who make the site, and not for those whom the site is for."""
    script: Text | None = None
    """What it loads beside what all pages do, by path in the site."""
    tables: Mapping[int, Table] = field(default_factory=dict)
    """Those that it shows, by the line of their mark, from 1."""
    drawings: Mapping[int, Drawing] = field(default_factory=dict)
    """Likewise."""
    mentions: tuple[Mention, ...] = ()
    """Of facts, in reading order; tables and drawings have their own."""
    shown: tuple[Shown, ...] = ()
    """Values of the edition, likewise."""
    ties: tuple[Tie, ...] = ()
    """Its parts that speak of a flow, in reading order."""
    screen_links: tuple[ScreenLink, ...] = ()
    """Its links to the prototype, likewise."""
    pictured: tuple[Pictured, ...] = ()
    """The screens that it shows pictures of, likewise."""

    rendered: Rendered = NOT_RENDERED
    """What its Markdown comes to, facts put in; marks, tables and pictures are not."""
    link_places: tuple[Place, ...] = ()
    """Where each of the links in `rendered` was written."""
    dialect: Dialect = PAGE
    """What it is written in."""

    @property
    def stands(self) -> str:
        """Its path among the docs that the site engine is given."""
        return in_workshop(str(self.path)) if self.is_for_staff else str(self.path)

    @property
    def spoken_of(self) -> tuple[Tie | ScreenLink | Pictured, ...]:
        """Where a mark or a link of it names a flow."""
        return (*self.ties, *self.screen_links, *self.pictured)


Outline = Mapping[str, str]
"""By screen of a flow, in the order written: its first state's page without ending; empty where nothing leads there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Everything that one site is made from."""

    name: str
    """The site's."""
    flows: Mapping[str, Flow]
    look: Look
    """That of the site, and of each flow that asks for no other."""
    looks: Mapping[str, Look] = field(default_factory=dict)
    """Other looks that flows ask for, by name."""
    shown: Mapping[str, Look] = field(default_factory=dict)
    """Looks that the gallery shows beside the site's, by name; nothing of a brand is in them."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By path without ending: `help/browsers`, `index`."""
    absent: Mapping[str, Message] = field(default_factory=dict)
    """Pages that are not there on this day, by path without ending, each with why."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """By path relative to `content/`."""
    updated: Mapping[PurePosixPath, date] = field(default_factory=dict)
    """Day of the last commit, by file."""
    url: str = ""
    """Where the site will stand, with a final slash; empty when nobody has said."""
    editing: str = ""
    """Where its files can be edited on the web, with a final slash; empty where readers are not to be shown."""
    output: str = "site"
    """The folder that the site is built into, relative to the project's root."""
    output_place: Place = _SETTINGS
    """Where that is said."""
    unread: frozenset[str] = frozenset()
    """Names of flows that have problems of their own, so that nothing can be said of what leads to them."""
    wordlist: Wordlist = ()
    """Words to avoid; none where the site has no such list."""
    search_words: SearchWords = NO_WORDS
    """What people search by, and whom they can call."""
    results: Mapping[str, Ran] = field(default_factory=dict)
    """What runs of the tests found of each flow."""
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    """By flow, the version that a review compared it with."""
    required: Mapping[Column, Place] = field(default_factory=dict)
    """Columns of coverage that must be green, with the places that ask for them."""
    approvals: Approvals | None = None
    """Who stands by what readers see; None where nobody does, and nobody asks."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """By name."""
    gallery: bool = True
    """Whether the workshop shows all components."""
    languages: tuple[Language, ...] = ()
    """Those that its flows shall be in, beside the one that they are written in."""
    catalogues: Mapping[str, Mapping[Language, Catalogue]] = field(default_factory=dict)
    """By flow and language."""
    engine: Mapping[str, Any] = field(default_factory=dict)
    """Settings of the site engine, by MkDocs' names."""
    theme: Mapping[str, str | bytes] = field(default_factory=dict)
    """Files of the frame around pages, by path in it."""
    own_frame: frozenset[str] = frozenset()
    """Those of its templates that the project wrote."""
    styles: Mapping[str, str] = field(default_factory=dict)
    """Stylesheets among the pages that the settings name, by path."""
    elsewhere: Mapping[str, Outline] = field(default_factory=dict)
    """Flows that are not in `flows`, since another process works on them."""

    @property
    def made_pages(self) -> tuple[str, ...]:
        """Pages of the workshop that nobody writes, by path among those that people do."""
        of_gallery = {GALLERY, *map(component_page, self.look.components)}
        return (*(path for path in GENERATED_PAGES if path != GALLERY), *sorted(of_gallery if self.gallery else ()))

    @property
    def pages_of_looks(self) -> tuple[str, ...]:
        """Pages of the gallery in looks that are not the site's, by path in the site."""
        names = self.look.components if self.gallery else ()
        return tuple(component_address(name, in_look(look)) for look in self.shown for name in names)

    def stands(self, path: str) -> str:
        """Path among the docs that the site engine is given, for a path among the pages that people write."""
        if path in (*GENERATED_PAGES, COVERAGE_DATA) or path.startswith(f"{GALLERY_FOLDER}/"):
            return in_workshop(path)
        page = self.pages.get(path.removesuffix(".md")) if path.endswith(".md") else None
        return page.stands if page is not None else path

    def screens(self, flow: str) -> Collection[str] | None:
        """Names of a flow's screens; None where there is no such flow."""
        return self.flows[flow].screens if flow in self.flows else self.elsewhere.get(flow)
