"""Checks the links of pages before the site is built, with the checker of the finished site."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from veiviser.engine import address_of
from veiviser.links import Site, site_at
from veiviser.links.across import problems_across
from veiviser.links.folder import Folder, by_folded_name, folders_of
from veiviser.links.page import places, read_page
from veiviser.links.paths import Paths
from veiviser.messages import Message, say
from veiviser.model.project import Page, Project
from veiviser.model.rendered import Span
from veiviser.model.site import COVERAGE_DATA, GENERATED_FOLDERS, guide_path
from veiviser.pipeline.drawn_places import Waiting
from veiviser.pipeline.flows import Outlined
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.pages.ties import PROTOTYPE

_FRAME_IDS = ("__drawer", "__search", "search-words", "search-hits", "innhold")
"""What the frame around every page has."""
_HEAD = '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Side</title></head><body>'
_OF_FLOWS = "\0.html"
"""A page that no site has, with a link a line."""
_BLANK = re.compile(r"\s")
_PART = re.compile(r"[^\"'<>\s]+")
_TAG = re.compile(r"</?[a-z][^\s<>/]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Site(Folder):
    """The files that a site will have, with the text of those that are judged, and the pictures on them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, file: str) -> bytes:
        return self.pictures[file] if file in self.pictures else self.texts.get(file, _HEAD).encode("utf-8", "replace")


class Judged(NamedTuple):
    """What is wrong with links, and what only the drawn pages can tell."""

    problems: tuple[Problem, ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page as it will come out, without its frame."""

    page: Page
    html: str
    spans: tuple[Span, ...]


def judge_links(project: Project, flows: Mapping[str, Outlined], assets: Collection[str], url: str) -> Judged:
    """
    What is wrong with links, ids and pictures of pages and flows, where somebody wrote it.

    Args:
        flows: all of them; where one has problems of its own, what leads to it is taken for granted.
        assets: files of the frame and of the look, by path in the site.
        url: where the site will stand, with a final slash; empty when nobody has said.
    """
    written = {*(str(page.path) for page in project.pages.values()), *project.pictures, *project.made_pages}
    written |= {COVERAGE_DATA, *(guide_path(flow).removesuffix("html") + "md" for flow in flows)}
    documents = {path: _out(project.stands(path)) for path in written}
    drafts = {documents[str(page.path)]: _draft(page, documents) for page in project.pages.values()}
    texts = {file: f"{_HEAD}{_frame()}{draft.html}</body></html>" for file, draft in drafts.items()}
    told = [address for found in flows.values() for address in found.addresses if not _BLANK.search(address[0])]
    texts[_OF_FLOWS] = _HEAD + "\n" + "".join(f'<p><a href="{escape(address)}">Lenke</a></p>\n' for address, _ in told)
    drawn = {file for found in flows.values() for file in found.files}
    files = {*documents.values(), *assets, "404.html"} - {"404/index.html"} - _guides(flows) | drawn
    files |= {led for draft in drafts.items() for led in _into_what_nobody_knows(draft, flows, url)}
    pictures = {**_bytes(project.theme), **project.pictures}
    folder, site = _folder({*files, _OF_FLOWS}, texts, pictures), _site_at(url)
    paths = Paths(folder)
    pages = {file: read_page(folder, file, paths, site) for file in texts}
    found = [problem for page in pages.values() for problem in page.problems]
    found += [problem for problem in problems_across(folder, pages) if problem.id != "orphan-page"]

    def place_of(place: Place) -> Place | None:
        file = str(place.file)
        if file == _OF_FLOWS:
            return told[place.line - 2][1] if place.line > 1 else None
        return _source(place, drafts[file], texts[file]) if file in drafts else None

    def as_written(problem: Problem) -> Problem | None:
        file = str(problem.place.file)
        if file in drafts:
            return _of_source(_as_written(problem, drafts[file], texts[file]), drafts[file].page.path, documents)
        place = place_of(problem.place)
        return Problem(place, problem.id, problem.message) if place is not None else None

    return Judged(
        tuple(
            told_there
            for problem in found
            if problem.severity == "error" and (told_there := as_written(problem)) is not None
        ),
        tuple(
            Waiting(place, reference.file, reference.fragment)
            for page in pages.values()
            for reference in page.references
            if reference.file not in texts and reference.file in files
            for position in places(folder, page.file, [reference.spot])
            if (place := place_of(Place(PurePosixPath(page.file), *position))) is not None
        ),
    )


def _guides(flows: Mapping[str, Outlined]) -> set[str]:
    return {guide_path(flow) for flow, found in flows.items() if found.files}


def _site_at(url: str) -> Site:
    try:
        return site_at(url) if url else Site()
    except ValueError:  # the settings' own check tells of it
        return Site()


def _out(document: str) -> str:
    """Where a file of the docs comes out, by path in the site."""
    return address_of(document.removesuffix(".md")) if document.endswith(".md") else document


def _draft(page: Page, documents: Mapping[str, str]) -> _Draft:
    return _Draft(page, *page.rendered.finished(lambda written: _built(written, page.path, documents)))


def _built(address: str, page: PurePosixPath, documents: Mapping[str, str]) -> str:
    """
    The address as MkDocs makes it: relative ones that name a file of the docs become relative to what comes out.

    Args:
        documents: where each comes out, by path in the site.
    """
    try:
        scheme, host, path, query, fragment = urlsplit(address)
    except ValueError:  # brackets around no address
        return address
    if address.startswith(PROTOTYPE):
        return "#"  # the flows tell whether the screen is there
    if scheme or host or not path or address.startswith(("/", "\\")):
        return address
    goal = normpath(join(page.parent.as_posix(), unquote(path)).lstrip("/"))
    if goal not in documents:
        return address
    start, out = dirname(documents[str(page)]) or ".", documents[goal]
    led = f"{relpath(dirname(out) or '.', start)}/" if out.endswith("index.html") else relpath(out, start)
    return urlunsplit(("", "", led, query, fragment))


def _into_what_nobody_knows(draft: tuple[str, _Draft], flows: Mapping[str, Outlined], url: str) -> Iterator[str]:
    """Files that a page leads to of flows with problems of their own, and of the search."""
    file, html = draft[0], draft[1].html
    root = "/" + "".join(f"{part}/" for part in _site_at(url).prefix)
    for found in re.finditer(r"""(?:href|src)\s*=\s*["']?([^"'\s>]+)""", html):
        path = unescape(found[1]).partition("#")[0].partition("?")[0].removeprefix(url or "\0")
        goal = path.removeprefix(root) if path.startswith("/") else normpath(join(dirname(file), unquote(path)))
        first, *others = goal.split("/")
        if first == "pagefind" or (
            first in GENERATED_FOLDERS and others and others[0] in flows and not flows[others[0]].files
        ):
            yield f"{goal.rstrip('/')}/index.html" if goal.endswith("/") or "." not in goal else goal


def _folder(files: Collection[str], texts: Mapping[str, str], pictures: Mapping[str, bytes]) -> _Site:
    folders = folders_of(files)
    return _Site(Path("/"), frozenset(files), folders, by_folded_name([*files, *folders]), texts, pictures)


def _bytes(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if isinstance(data, bytes)}


def _frame() -> str:
    return "".join(f'<p id="{id}"></p>' for id in _FRAME_IDS)


def _source(place: Place, draft: _Draft, html: str) -> Place:
    """Where the author wrote what is wrong at a place of the page."""
    start = len(_HEAD + _frame())
    offset = sum(map(len, html.splitlines(keepends=True)[: place.line - 1])) + place.column - 1
    for span, written in zip(draft.spans, draft.page.link_places, strict=True):
        if offset - 12 <= span.start + start <= offset + 12:
            return written
    file = draft.page.place.file
    part = _PART.match(html, offset)
    opened = offset if part or html[offset : offset + 1] == "<" else html.rfind("<", start, offset)  # of a blank value
    if (tag := _TAG.match(html, opened)) is not None:
        return _tag_in_source(tag[0], opened, draft, html) or Place(file)
    words = unescape(part[0]) if part else ""
    number = html.count(part[0], start, offset) if part else 0
    spots = _spots(re.compile(re.escape(words)), draft.page) if words else []
    return spots[min(number, len(spots) - 1)] if spots else Place(file)


def _as_written(problem: Problem, draft: _Draft, html: str) -> Problem:
    """The same of the page as its author has it: where a tag stands, and on which line the other one that is named."""
    place, values = _source(problem.place, draft, html), dict[str, object]()
    for key, value in problem.message.values.items():
        if isinstance(value, Message) and {"name", "line"} <= value.values.keys():
            end = sum(map(len, html.splitlines(keepends=True)[: value.values["line"]]))
            other = _tag_in_source(f"<{value.values['name']}", end, draft, html)
            place = place if place.column > 1 or place.line > 1 or other is None else other
            value = Message(value.template, {**value.values, "line": (other or place).line})
        values[key] = value
    return Problem(place, problem.id, Message(problem.message.template, values), problem.severity)


def _of_source(problem: Problem, page: PurePosixPath, documents: Mapping[str, str]) -> Problem:
    """The same; of a page that HTML names by its file, with the address that it has from the page that names it."""
    if problem.id != "source-link":
        return problem
    address = problem.message.values["address"]
    led = _built(address, page, documents)
    if led == address and address.startswith("../"):  # further up than the pages are
        led = _built(relpath(address.removeprefix("../" * address.count("../")), page.parent), page, documents)
    if led in (address, "./"):
        message = say(
            "`{address}` is a source, which is not published; lead to the page that it became", address=address
        )
    else:
        message = say("`{address}` is a source, which is not published; write `{page}`", address=address, page=led)
    return Problem(problem.place, problem.id, message, problem.severity)


def _tag_in_source(tag: str, end: int, draft: _Draft, html: str) -> Place | None:
    """Where the author wrote the last tag of a name before an offset of the page; None where Markdown made it."""
    pattern = re.compile(rf"{re.escape(tag)}(?![\w-])", re.IGNORECASE)
    number = sum(1 for _ in pattern.finditer(html, len(_HEAD + _frame()), end + len(tag)))
    spots = _spots(pattern, draft.page)
    return spots[min(max(number, 1), len(spots)) - 1] if spots else None


def _spots(pattern: re.Pattern[str], page: Page) -> list[Place]:
    return [
        Place(page.place.file, line, at.start() + 1)
        for line, text in enumerate(page.text.split("\n"), 1)
        for at in pattern.finditer(text)
    ]
