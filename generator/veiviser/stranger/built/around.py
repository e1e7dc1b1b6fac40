"""What stands around a page that somebody wrote: its name, and a header, menu and foot of known words and ways."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from veiviser.messages import Message, say
from veiviser.model.menu import by_folder, title_of
from veiviser.model.project import Page, Project
from veiviser.model.site import guide_path, is_in_workshop
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.menu import Menu
from veiviser.stranger.built.pages import file_of
from veiviser.stranger.built.places import OF_SITE, find_misplaced
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.saying import bare

_LOST = "404.html"
"""Stands anywhere, so its ways begin at the root of wherever the site is put."""
_AROUND = ".top, .beside, .foot, .md-skip"
_SPOKEN = ("aria-label", "title", "alt", "placeholder")
_LOADED = ("href", "src", "data-index", "data-finding", "data-understanding", "data-hints")
_SILENT = ("script", "style", "template")


def find_wrong_around_pages(site: BuiltSite, project: Project, pages: list[Page]) -> Iterator[Problem]:
    """What is said around pages that nobody wrote, or of another page; what is lost; and links that lead nowhere."""
    known = _Known(project, site)
    there = {file: page for page in pages if (file := file_of(page.stands)) in site.files}
    documents = {file: Document(site.read(file), ()) for file in there}
    of_guides = [file for file in map(guide_path, project.flows) if file in site.files and file not in there]
    documents |= {file: Document(site.read(file), ()) for file in of_guides}
    menu = Menu(project, site)
    for file, document in documents.items():
        faults = [*known.lost(document, is_for_staff=is_in_workshop(file)), *known.unknown(document)]
        faults += [*known.head(document, there[file])] if file in there else []
        faults += [*find_misplaced(document, known.words, OF_SITE)]
        if file != _LOST:
            faults += [*known.wrong_links(site, document, file), *_lost_files(site, document, file)]
            faults += [*menu.wrong(document, file)]
        for message, near in dict.fromkeys(faults):
            yield Problem(site.place(file, near), "wrong-page", message)


def _lost_files(site: BuiltSite, document: Document, file: str) -> Iterator[tuple[Message, str]]:
    """What the page loads or looks up, and is not there."""
    for node in document.tree.css("link[rel=stylesheet], link[rel=icon], script, form.search"):
        loads = [node.attributes.get(name) or "" for name in _LOADED]
        for address in (one for one in loads if one and ":" not in one and site.goal(file, one) not in site.files):
            yield say("the page loads «{goal}», which is not there", goal=address), bare(address)


class _Known:
    """What the frame of a project can say."""

    def __init__(self, project: Project, site: BuiltSite) -> None:
        self.project, self.words = project, project.look.words
        self.extra: Mapping[str, object] = project.engine.get("extra") or {}
        self.names = _names(project)
        self.files = site.files
        flows = (text.words for flow in project.flows.values() for text in (flow.title, flow.task) if text is not None)
        titles = (name for names in self.names.values() for name in names)
        said = (*self.words.by_key.values(), *flows, *titles, *self._own(), project.name)
        self.exact = {bare(words) for words in said}

    def _own(self) -> list[str]:
        """What its settings have at the top and the foot of each page."""
        footer = self.extra.get("footer")
        links = [link for link in footer if _leads_to(link) in self.files] if isinstance(footer, list) else []
        own = (self.extra.get("sender"), self.project.engine.get("copyright"), *(link["title"] for link in links))
        return [str(words) for words in own if words]

    def head(self, document: Document, page: Page) -> Iterator[tuple[Message, str]]:
        """The name in the browser's tab, and what search engines say of the page."""
        for node in document.tree.css("html"):
            if node.attributes.get("lang") != self.words.language:
                yield say("the page does not say that it is in `{language}`", language=self.words.language), "<html"
        titles = [bare(title.text()) for title in document.tree.css("head title")]
        wanted = bare(self.project.name)
        if file_of(page.stands) != "index.html":
            wanted = bare(f"{page.title} – {self.project.name}")
        if titles != [wanted] and file_of(page.stands) != _LOST:
            yield say("the page's title is «{seen}», which nobody wrote", seen=" ".join(titles)), "<title>"
        described = page.said.get("description") or self.project.engine.get("site_description")
        shown = [meta.attributes.get("content") for meta in document.tree.css('meta[name="description"]')]
        if described and [bare(words or "") for words in shown] != [bare(str(described))]:
            yield say("the page is described as «{seen}»", seen=" ".join(filter(None, shown))), 'name="description"'

    def lost(self, document: Document, *, is_for_staff: bool) -> Iterator[tuple[Message, str]]:
        around = "".join(bare(document.words(at)) for at in document.select(".top, .foot"))
        own = [self.project.name, *(() if is_for_staff else self._own())]
        for words in own:
            if bare(words) not in around:
                yield say("«{told}» does not stand around the page", told=words), ""

    def unknown(self, document: Document) -> Iterator[tuple[Message, str]]:
        """What is said there that is neither the project's, nor the interface's, nor a heading of the page."""
        for words in self._unknown(document):
            yield say("«{seen}» stands around the page, and nobody wrote it", seen=words), bare(words)

    def _unknown(self, document: Document) -> Iterator[str]:
        own = {bare(document.words(at)) for at in document.select("h1, h2, h3, h4, h5, h6")}
        for at in _around(document):
            node = document.nodes[at]
            if node.tag in _SILENT or document.nodes[node.around].tag in _SILENT:
                continue
            for words in [node.attributes.get(name) or "" for name in _SPOKEN] if node.tag else [node.words]:
                if bare(words) and bare(words) not in self.exact | own:
                    yield " ".join(words.split())

    def wrong_links(self, site: BuiltSite, document: Document, file: str) -> Iterator[tuple[Message, str]]:
        """Those that lead nowhere, or to a page of another name."""
        ids = {node.attributes.get("id") for node in document.nodes}
        for at in _around(document):
            href = document.nodes[at].attributes.get("href")
            if document.nodes[at].tag == "a" and href is not None:
                yield from self._link(site, file, href, bare(document.words(at)), ids)

    def _link(
        self, site: BuiltSite, file: str, href: str, words: str, ids: set[str | None]
    ) -> Iterator[tuple[Message, str]]:
        if ":" in href:
            return
        path, _, fragment = href.partition("#")
        goal = site.goal(file, path) if path else file
        if goal not in site.files or (not path and fragment not in ids):
            yield say("a link around the page leads to «{goal}», which is not there", goal=href), bare(href)
        elif path and words in self.exact and goal in self.names and words not in map(bare, self.names[goal]):
            yield say("«{words}» leads to «{goal}», which is called otherwise", words=words, goal=href), bare(href)


def _around(document: Document) -> Iterator[int]:
    for around in document.select(_AROUND):
        yield around
        yield from document.inside(around)


def _leads_to(link: Mapping[str, object]) -> str:
    """The file of a link at the foot of each page; a site for readers alone lacks those that lead to the workshop."""
    page = unquote(str(link["page"]))
    return f"{page}index.html" if page.endswith("/") or not page else page


def _names(project: Project) -> dict[str, set[str]]:
    """By file of a page, what links to it may say."""
    names: dict[str, set[str]] = {}
    for page in project.pages.values():
        names.setdefault(file_of(page.stands), set()).add(page.title)
    for is_for_staff in (False, True):
        of_menu = [name for name, page in project.pages.items() if page.is_for_staff == is_for_staff]
        for folder, inner in by_folder(project.pages, of_menu):
            names[file_of(project.pages[inner[0]].stands)].add(title_of(project.pages, folder))
    extra = project.engine.get("extra") or {}
    for link in extra.get("footer") or ():
        names.setdefault(_leads_to(link), set()).add(str(link["title"]))
    names.setdefault("index.html", set()).update((project.name, project.look.words("frame.to_site")))
    return names
