"""Markdown pages that people write."""

from collections.abc import Collection, Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from veiviser.kept.inputs import today
from veiviser.markdown.dialects import PAGE, Dialect
from veiviser.markdown.document import Document
from veiviser.markdown.shown import without_comments
from veiviser.messages import Message, say
from veiviser.model.catalogue import Catalogue, Language
from veiviser.model.days import Days
from veiviser.model.interface import SILENT, InterfaceWords
from veiviser.model.project import Page
from veiviser.model.search import NO_WORDS, SearchWords
from veiviser.model.tie import Pictured, Tie
from veiviser.model.wordlist import Wordlist
from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.files.images import ENDINGS, UNSHOWN, read_picture
from veiviser.reading.files.names import check_file_names, why_not
from veiviser.reading.files.text import files_in, read_text
from veiviser.reading.look.theme import read_style
from veiviser.reading.markdown.bounds import check_bounds
from veiviser.reading.markdown.prose import read_page
from veiviser.reading.pages.catalogues import catalogue_file, read_catalogue
from veiviser.reading.pages.drawings import NOTHING, Drawings, MadeOf, marked_drawings, pictured_screens
from veiviser.reading.pages.front_matter import read_front_matter
from veiviser.reading.pages.headings import read_title
from veiviser.reading.pages.links import Site, check_links
from veiviser.reading.pages.losses import find_invisible, find_losses
from veiviser.reading.pages.misspelt_marks import find_lost_marks
from veiviser.reading.pages.raw_html import check_html
from veiviser.reading.pages.rendered import anchors_in, places_of, render
from veiviser.reading.pages.search_words import NAME as SEARCH_WORDS
from veiviser.reading.pages.search_words import read_search_words
from veiviser.reading.pages.tables import ENDING, marked_tables, read_tables
from veiviser.reading.pages.ties import read_screen_links, read_ties
from veiviser.reading.pages.wordlist import NAME as WORDLIST
from veiviser.reading.pages.wordlist import read_wordlist
from veiviser.reading.shown.editions import FILE as EDITIONS
from veiviser.reading.shown.facts import FILE as FACTS
from veiviser.reading.shown.facts import NO_FACTS, Facts
from veiviser.reading.shown.mentions import as_shown, mentions_on_page, with_facts

_NEARLY_PAGES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
"""Endings of Markdown that are not ours, or not in small letters."""
_DOCUMENTS = (".doc", ".docx", ".odt", ".pages", ".rtf", ".txt")


@dataclass(frozen=True, slots=True)
class Content:
    """What people put into `content/`."""

    pages: Dictionary[str, Page] = field(default_factory=dict)
    """By path without ending, sorted."""
    absent: Dictionary[str, Message] = field(default_factory=dict)
    """Pages that are not there on this day, likewise, each with why."""
    pictures: Dictionary[str, bytes] = field(default_factory=dict)
    """By path."""
    wordlist: Wordlist = ()
    search_words: SearchWords = NO_WORDS
    catalogues: Dictionary[str, Dictionary[Language, Catalogue]] = field(default_factory=dict)
    """By flow and language, whether there is such a flow or not."""
    styles: Dictionary[str, str] = field(default_factory=dict)
    """Those that the settings name, by path."""
    files: frozenset[str] = frozenset()
    """All that lies in the folder, published or not, by path."""


def read_content(
    folder: Path,
    report: Report,
    root: Path | None = None,
    updated: Dictionary[PurePosixPath, date] | None = None,
    facts: Facts = NO_FACTS,
    made_of: MadeOf = NOTHING,
    words: InterfaceWords = SILENT,
    dialect: Dialect = PAGE,
    named: Collection[str] = (),
    excluded: str = "",
    guides: Collection[str] = (),
    day: date | None = None,
) -> Content:
    """
    The pages and the pictures on them; what is wrong with one is reported and the others are read all the same.

    Args:
        folder: `content/`.
        root: the project's; left out, the folder that `folder` is in.
        updated: day of the last commit, by file relative to `root`.
        facts: what pages can show by name.
        made_of: what drawings can be made of.
        words: in which dates are said.
        dialect: what they are written in; left out, as a site has it that says nothing of its own.
        named: stylesheets that the settings name, by path.
        excluded: patterns of what is not to be published, as .gitignore has them.
        guides: pages that will be made beside these, by path without ending.
        day: on which the pages are there that are read; left out, today.
    """
    root = folder.parent if root is None else root
    shown = PurePosixPath(folder.relative_to(root).as_posix()) if folder.is_relative_to(root) else None
    if shown is None or not folder.is_dir() or not folder.resolve().is_relative_to(root.resolve()):
        message = say(
            "no folder of pages `{folder}` in the project; `docs_dir` names one that is inside it", folder=folder.name
        )
        report.error(Place(PurePosixPath("mkdocs.yml")), "missing-folder", message)
        return Content()
    found = _Found(shown, facts, updated or {}, report, words, dialect, frozenset(named), day or today())
    kept_out = GitIgnoreSpec.from_lines(excluded.splitlines())
    for path, file in files_in(folder, shown, root, report):
        if not kept_out.match_file(file.relative_to(shown).as_posix()):
            found.take(path, file)
    found.take_search_words(guides)
    found.tell_who_reads()
    found.show_tables()
    found.show_drawings(made_of)
    found.tell_left_out()
    _check(found, report)
    return Content(
        pages=found.pages,
        absent=found.absent,
        pictures=found.pictures,
        wordlist=found.wordlist,
        search_words=found.search_words,
        catalogues=found.catalogues,
        styles=found.styles,
        files=frozenset(map(str, found.files)),
    )


@dataclass(slots=True)
class _Found:
    """What lies in the folder, as far as one has come."""

    folder: PurePosixPath
    """As it is shown."""
    facts: Facts
    updated: Dictionary[PurePosixPath, date]
    report: Report
    words: InterfaceWords
    """In which dates are said."""
    dialect: Dialect
    named: frozenset[str]
    """Stylesheets that the settings name."""
    day: date
    absent: dict[str, Message] = field(default_factory=dict)
    """Pages that are not there on this day, each with why."""
    waiting: list[Page] = field(default_factory=list)
    """These pages."""
    styles: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    """By the same keys, as they were written."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    wordlist: Wordlist = ()
    search_file: tuple[Path, PurePosixPath] | None = None
    search_words: SearchWords = NO_WORDS
    catalogues: dict[str, dict[Language, Catalogue]] = field(default_factory=dict)
    data: dict[PurePosixPath, Path] = field(default_factory=dict)
    """Of tables and drawings."""
    files: set[PurePosixPath] = field(default_factory=set)
    """All, below the folder."""

    def take(self, path: Path, file: PurePosixPath) -> None:
        """Read one file by what it is."""
        relative = file.relative_to(self.folder)
        self.files.add(relative)
        if path.suffix == ".md":
            read = self._read_page(path, file, relative)
            if read is not None:
                key, (page, document, days) = relative.with_suffix("").as_posix(), read
                if days.include(self.day):
                    self.pages[key], self.documents[key] = page, document
                else:
                    self.absent[key] = days.why_not(self.day)
                    self.waiting.append(page)
        elif path.suffix.lower() in ENDINGS:
            picture = read_picture(path, file, self.report)
            if picture is not None:
                self.pictures[relative.as_posix()] = picture
        elif path.suffix.lower() in UNSHOWN:
            self.report.error(Place(file), "bad-picture", UNSHOWN[path.suffix.lower()])
        elif relative.as_posix() in (FACTS, EDITIONS):
            return  # read before the pages that show them
        elif relative == PurePosixPath(WORDLIST):
            self.wordlist = read_wordlist(path, file, self.report)
        elif relative == PurePosixPath(SEARCH_WORDS):
            self.search_file = (path, file)
        elif relative.as_posix() in self.named and path.suffix == ".css":
            self.styles[relative.as_posix()] = read_style(path, file, self.report) or ""
        elif path.suffix == ENDING:
            self.data[relative] = path
        elif relative == catalogue_file(relative.parent.name, relative.stem):
            catalogue = read_catalogue(path, file, self.report)
            if catalogue is not None:
                self.catalogues.setdefault(relative.stem, {})[catalogue.language] = catalogue
        elif not why_not(path.name):
            self.report.append(_left_out(file))

    def _read_page(
        self, path: Path, file: PurePosixPath, relative: PurePosixPath
    ) -> tuple[Page, Document, Days] | None:
        report = self.report
        text = read_text(path, file, report)
        if text is None or not check_bounds(text, file, report):
            return None
        front = read_front_matter(text, file, self.words, report)
        facts = replace(self.facts, others={**self.facts.others, "date": front.dates})
        document = read_page(text, front.lines, self.dialect)
        lines = (*text.split("\n")[: front.lines], *without_comments(document)[front.lines :])
        mentions, found = mentions_on_page(lines, file, facts, report)
        whole = as_shown(text.split("\n"), (*mentions, *found), front.lines)
        shown = read_page("\n".join(whole), front.lines, self.dialect)
        rendered = render(shown)
        heading = read_title(document, shown, file, report)
        ties, pictured = read_ties(text, file, front.lines), pictured_screens(text, file, front.lines)
        report += find_invisible(text, file)
        report += find_lost_marks(text, file, front.lines, _marked(relative, text, ties, pictured))
        said = {key: with_facts(value, facts) if isinstance(value, str) else value for key, value in front.said.items()}
        page = Page(
            path=relative,
            title=with_facts(front.title, facts) or heading or relative.stem,
            text=text,
            anchors=anchors_in(rendered),
            place=Place(file),
            updated=self.updated.get(file),
            language=front.language,
            head=front.read,
            head_lines=front.lines,
            mentions=mentions,
            shown=found,
            said=said,
            script=front.script,
            ties=ties,
            screen_links=read_screen_links(document, file),
            pictured=pictured,
            rendered=rendered,
            link_places=places_of(document, shown, file),
            dialect=self.dialect,
        )
        return page, document, front.days

    def take_search_words(self, guides: Collection[str]) -> None:
        """Read what people search by, once all pages are there, and give each page its own."""
        if self.search_file is None:
            return
        path, file = self.search_file
        self.search_words = read_search_words(path, file, {*self.pages, *self.absent}, guides, self.facts, self.report)
        found = self.search_words
        named = {page: words for page, words in found.pages.items() if page not in self.absent}
        lost = tuple(page for page in found.lost_pages if page in self.pages)
        self.search_words = replace(found, pages=named, lost_pages=lost)
        for key, words in self.search_words.pages.items():
            if (page := self.pages.get(key)) is not None:
                self.pages[key] = replace(page, said={**page.said, "search": ", ".join(words)})

    def tell_who_reads(self) -> None:
        """Mark the pages for staff: those that say so, and all in a folder whose `index` does."""
        said = {key for key, page in self.pages.items() if page.said.get("audience") == "staff" and key != "404"}
        folders = {PurePosixPath(key).parent for key in said if PurePosixPath(key).name == "index"} - {PurePosixPath()}
        for key, page in self.pages.items():
            if key in said or not folders.isdisjoint(page.path.parents):
                self.pages[key] = replace(page, is_for_staff=True)

    def show_tables(self) -> None:
        """Give each page the tables that it shows, once all are there."""
        for key, page in self.pages.items():
            tables = read_tables(page.path, page.text, self.data, self.folder, self.report, self.facts)
            self.pages[key] = replace(page, tables=tables) if tables else page

    def show_drawings(self, made_of: MadeOf) -> None:
        """Likewise the drawings."""
        drawings = Drawings(self.data, self.folder, made_of, self.facts, self.report)
        for key, page in self.pages.items():
            found = drawings.on(page.path, page.text)
            self.pages[key] = replace(page, drawings=found) if found else page

    def tell_left_out(self) -> None:
        """Data that no page shows."""
        marks, all_pages = (marked_tables, marked_drawings), (*self.pages.values(), *self.waiting)
        shown = {file for page in all_pages for marked in marks for *_, file in marked(page.path, page.text)}
        self.report += [_left_out(self.folder / file) for file in self.data if file not in shown]


def _check(found: _Found, report: Report) -> None:
    """What is wrong with pages and names of files, once all are there."""
    check_file_names(found.files, found.folder, report)
    published = {PurePosixPath(path) for path in found.pictures} | {page.path for page in found.pages.values()}
    waiting = {page.path for page in found.waiting}
    site = Site(found.pages, frozenset(published), frozenset(found.files) - waiting, absent=found.absent)
    for key, document in found.documents.items():
        page = found.pages[key]
        check_links(document, page, site, report)
        check_html(page, report)
    _tell_losses(found, report)


def _left_out(file: PurePosixPath) -> Problem:
    message = say("neither a page nor a picture, and no page shows it")
    if file.suffix.lower() in _NEARLY_PAGES:
        message = say("it is left out: a page's name ends in `.md`; call it `{name}`", name=f"{file.stem.lower()}.md")
    elif file.suffix.lower() in _DOCUMENTS:
        message = say("it is left out: a page is a text file whose name ends in `.md`; copy the words into one")
    return Problem(Place(file), "left-out", message, "warning")


def _tell_losses(found: _Found, report: Report) -> None:
    """What pages lose or leave as it was typed, but where something worse is known: of its line, or of its place."""
    places = {problem.place for problem in report if problem.severity == "error"}
    lines = {(place.file, place.line) for place in places}
    for key, document in found.documents.items():
        for problem in find_losses(document, found.pages[key].place.file):
            is_known = problem.place in places or (problem.id == "lost-text" and problem.place[:2] in lines)
            report += [] if is_known else [problem]


def _marked(page: PurePosixPath, text: str, ties: Iterable[Tie], pictured: Iterable[Pictured]) -> set[int]:
    """The lines of a page where a mark was read."""
    named = {place.line for place in (*(tie.place for tie in ties), *(screen.place for screen in pictured))}
    return named | {line for marked in (marked_tables, marked_drawings) for line, *_ in marked(page, text)}
