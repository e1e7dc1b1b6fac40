"""Checks the links of pages before the site is built, with the checker of the finished site."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit, urlunsplit

from veiviser.engine import address_of
from veiviser.links import Site, site_at
from veiviser.links.across import problems_across
from veiviser.links.folder import Folder, by_folded_name, folders_of
from veiviser.links.page import read_page
from veiviser.links.paths import Paths
from veiviser.model.project import Page, Project
from veiviser.model.rendered import Span
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.pages.links import GENERATED, GENERATED_PAGES
from veiviser.reading.pages.ties import PROTOTYPE

_FRAME_IDS = ("__drawer", "__search", "search-words", "search-hits", "innhold")
"""What the frame around every page has."""
_HEAD = '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Side</title></head><body>'
_PART = re.compile(r"[^\"'<>\s]+")


@dataclass(frozen=True, slots=True)
class _Site(Folder):
    """The files that a site will have, with the text of those that are judged, and the pictures on them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, file: str) -> bytes:
        return self.pictures[file] if file in self.pictures else self.texts.get(file, _HEAD).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page as it will come out, without its frame."""

    page: Page
    html: str
    spans: tuple[Span, ...]


def find_problems(project: Project, flows: Collection[str], assets: Collection[str], url: str) -> Iterator[Problem]:
    """
    What is wrong with links, ids and pictures of pages that people write, where they wrote it.

    What they lead to in the prototype and the guides is known when these are drawn, and taken for granted here.

    Args:
        flows: names of all flows.
        assets: files of the frame, by path in the site.
        url: where the site will stand, with a final slash; empty when nobody has said.
    """
    documents = {*(str(page.path) for page in project.pages.values()), *project.pictures, *GENERATED_PAGES}
    documents |= {f"guide/{flow}/index.md" for flow in flows}
    drafts = {_out(str(page.path)): _draft(page, documents) for page in project.pages.values()}
    texts = {file: f"{_HEAD}{_frame()}{draft.html}</body></html>" for file, draft in drafts.items()}
    files = {*map(_out, documents), *assets, "404.html"} - {"404/index.html"}
    files |= {led for draft in drafts.items() for led in _into_what_is_drawn(draft, url)}
    pictures = {**_bytes(project.theme), **project.pictures}
    folder, site = _folder(files, texts, pictures), _site_at(url)
    paths = Paths(folder)
    pages = {file: read_page(folder, file, paths, site) for file in drafts}
    found = [problem for page in pages.values() for problem in page.problems]
    found += [problem for problem in problems_across(folder, pages) if problem.id != "orphan-page"]
    for problem in found:
        file = str(problem.place.file)
        if problem.severity == "error" and file in drafts:
            yield Problem(_source(problem.place, drafts[file], texts[file]), problem.id, problem.message)


def _site_at(url: str) -> Site:
    try:
        return site_at(url) if url else Site()
    except ValueError:  # the settings' own check tells of it
        return Site()


def _out(document: str) -> str:
    """Where a file of the docs comes out, by path in the site."""
    return address_of(document.removesuffix(".md")) if document.endswith(".md") else document


def _draft(page: Page, documents: Collection[str]) -> _Draft:
    return _Draft(page, *page.rendered.finished(lambda written: _built(written, page.path, documents)))


def _built(address: str, page: PurePosixPath, documents: Collection[str]) -> str:
    """The address as MkDocs makes it: relative ones that name a file of the docs become relative to what comes out."""
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
    start, out = dirname(_out(str(page))) or ".", _out(goal)
    led = f"{relpath(dirname(out) or '.', start)}/" if out.endswith("index.html") else relpath(out, start)
    return urlunsplit(("", "", led, query, fragment))


def _into_what_is_drawn(draft: tuple[str, _Draft], url: str) -> Iterator[str]:
    """Files in the folders of the prototype and the guides that a page leads to."""
    file, html = draft[0], draft[1].html
    root = "/" + "".join(f"{part}/" for part in _site_at(url).prefix)
    for found in re.finditer(r"""(?:href|src)\s*=\s*["']?([^"'\s>]+)""", html):
        path = unescape(found[1]).partition("#")[0].partition("?")[0].removeprefix(url or "\0")
        goal = path.removeprefix(root) if path.startswith("/") else normpath(join(dirname(file), unquote(path)))
        if goal.partition("/")[0] in GENERATED:
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
    file, part = draft.page.place.file, _PART.match(html, offset)
    words = unescape(part[0]) if part else ""
    number = html.count(part[0], start, offset) if part else 0
    spots = [
        Place(file, line, at.start() + 1)
        for line, text in enumerate(draft.page.text.split("\n"), 1)
        for at in re.finditer(re.escape(words), text)
        if words
    ]
    return spots[min(number, len(spots) - 1)] if spots else Place(file)
