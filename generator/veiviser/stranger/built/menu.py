"""The menu of a page in the site's frame: every page of its own part of the site, in order, and where one is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from veiviser.messages import Message, say
from veiviser.model.menu import by_folder, title_of
from veiviser.model.project import Page, Project
from veiviser.model.site import guide_path, is_in_workshop, step_path
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.pages import file_of
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.saying import bare


@dataclass(frozen=True, slots=True)
class Entry:
    """A page; or some that stand under one name, folded where one is on none of them."""

    name: str
    files: tuple[str, ...]
    """Of its pages, in their order."""
    names: tuple[str, ...] = ()
    """Of these; of a page alone none."""


class Menu:
    """What the two menus of a project must have."""

    def __init__(self, project: Project, site: BuiltSite) -> None:
        self.site, words = site, project.look.words
        staff = [name for name, page in project.pages.items() if page.is_for_staff]
        readers = [name for name, p in project.pages.items() if not p.is_for_staff and name not in ("index", "404")]
        front = project.pages.get("index")
        of_readers = [Entry(front.title, ("index.html",))] if front is not None else []
        for key, is_help in (("menu.help", True), ("menu.guides", False)):
            found = [flow for flow in project.flows.values() if flow.is_help == is_help]
            place = (lambda name: step_path(name, "index")) if is_help else guide_path
            files = [(place(flow.name), (flow.task or flow.title).words) for flow in found]
            of_key = [pair for pair in files if pair[0] in site.files and not is_in_workshop(pair[0])]
            if of_key:
                of_readers.append(Entry(words(key), *zip(*of_key, strict=True)))
        of_readers += _by_folder(project, readers)
        self.of_readers = of_readers
        self.of_workshop = _by_folder(project, staff)

    def wrong(self, document: Document, file: str) -> Iterator[tuple[Message, str]]:
        """What the menus of a page lack or have in another place, and where they say wrongly that one is."""
        wanted = self.of_workshop if is_in_workshop(file) else self.of_readers
        for at in document.select("nav.nav"):
            links = [(n, *self._link(document, n, file)) for n in document.inside(at) if _is_link(document, n)]
            titles = [bare(document.words(n)) for n in document.select(".nav__title") if n in document.inside(at)]
            yield from self._lost(wanted, links, titles, file)
            here = [goal for n, _, goal in links if "aria-current" in document.nodes[n].attributes]
            if here != [goal for _, _, goal in links if goal == file][: len(here) or 1]:
                yield say("the menu says that this page is another"), 'aria-current="page"'.replace(" ", "")

    def _lost(
        self, wanted: Sequence[Entry], links: Sequence[tuple[int, str, str]], titles: Sequence[str], file: str
    ) -> Iterator[tuple[Message, str]]:
        """Each entry, in its order: by its first page, and where one is on one of its pages, all of these."""
        last = -1
        for entry in wanted:
            is_open = bare(entry.name) in titles and bool(entry.names)
            rows = zip(entry.names, entry.files, strict=True) if is_open else [(entry.name, entry.files[0])]
            if file in entry.files and entry.names and not is_open:
                yield say("the menu does not show what stands beside this page"), "nav"
            for name, goal in rows:
                found = next((n for n, words, to in links if n > last and (words, to) == (bare(name), goal)), None)
                if found is None:
                    yield say("the menu lacks «{name}», or has it in another place", name=name), "nav"
                else:
                    last = found

    def _link(self, document: Document, at: int, file: str) -> tuple[str, str]:
        href = document.nodes[at].attributes.get("href") or ""
        return bare(document.words(at)), self.site.goal(file, href) if href.partition("#")[0] else file


def _is_link(document: Document, at: int) -> bool:
    """But for those to headings of the page itself."""
    href = document.nodes[at].attributes.get("href")
    return document.nodes[at].tag == "a" and href is not None and not href.startswith("#")


def _by_folder(project: Project, names: Sequence[str]) -> list[Entry]:
    """As a menu has pages that somebody wrote; those in folders within folders stand among them, under other names."""
    found: list[Entry] = []
    for top, inside in by_folder(project.pages, names):
        pages: list[Page] = [project.pages[name] for name in inside]
        files = tuple(file_of(page.stands) for page in pages)
        is_alone = inside == [top]
        direct = [(file, page.title) for page, file, name in zip(pages, files, inside, strict=True) if _is_direct(name)]
        found.append(
            Entry(pages[0].title, files)
            if is_alone
            else Entry(title_of(project.pages, top), *zip(*direct, strict=True))
        )
    return found


def _is_direct(name: str) -> bool:
    return name.count("/") <= 1
