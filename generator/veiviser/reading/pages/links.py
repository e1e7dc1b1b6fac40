"""Links of pages: to other pages, to their headings, to pictures, to files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import unquote

from veiviser.markdown.document import Document, Spot
from veiviser.markdown.links import definitions_of, links_of
from veiviser.markdown.shown import typed_lines, without_comments
from veiviser.messages import Message, say
from veiviser.model.project import Page
from veiviser.model.site import GALLERY_FOLDER, GENERATED_FOLDERS, GENERATED_PAGES, written_at
from veiviser.place import Place
from veiviser.problem import Problem, Report, nearest
from veiviser.reading.markdown.addresses import cleaned, scheme_of, wrong_with
from veiviser.reading.markdown.meant import meant
from veiviser.reading.pages.raw_html import addresses_in_html
from veiviser.reading.pages.ties import PROTOTYPE

_SNIPPET = re.compile(r"\s*-{1,}8<-{1,}\s+[\"'](?P<plain>[^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Site:
    """What links can lead to."""

    pages: Mapping[str, Page]
    files: frozenset[PurePosixPath]
    """What is published, relative to `content/`, pages among them."""
    unpublished: frozenset[PurePosixPath] = frozenset()
    """What lies there beside."""
    absent: Mapping[str, Message] = field(default_factory=dict)
    """Pages that are not there on this day, by path without ending, each with why."""


def check_links(document: Document, page: Page, site: Site, report: Report) -> None:
    """
    A problem for each link of a page that leads nowhere, or where it should not.

    Args:
        document: the page as it was written.
    """
    file = page.place.file
    lines = document.text.split("\n")
    found = [
        (place, wrong_with(f"\\{address}") if _is_escaped(lines, place) else _wrong(address, page, site))
        for place, address in zip(page.link_places, map(cleaned, page.rendered.links), strict=True)
        if not address.startswith(PROTOTYPE)  # the flows tell whether the screen is there
    ]
    told = {place for place, wrong in found if wrong is not None}
    found += [(place, wrong_with(address)) for place, address in _beside(document, file) if place not in told]
    report += dict.fromkeys(Problem(place, *wrong) for place, wrong in found if wrong is not None)
    for link in links_of(document):
        if link.is_image and not link.words.strip():
            message = say("this picture has no words; say what it shows between [ and ]")
            report.error(_place(file, link.start), "image-without-text", message)
    for number, line in enumerate(typed_lines(document), 1):
        snippet = _SNIPPET.match(line)
        if snippet and (snippet["plain"].startswith(("/", "~")) or ".." in snippet["plain"] or ":" in snippet["plain"]):
            message = say("a snippet comes from inside the project; put the text here instead")
            report.error(Place(file, number), "outside-project", message)


def _beside(document: Document, file: PurePosixPath) -> Iterator[tuple[Place, str]]:
    """Addresses of a page that no link of Markdown has: of definitions that nothing refers to, and in HTML."""
    for definition in definitions_of(document):
        if not definition.is_used:
            yield _place(file, definition.spot), cleaned(definition.address)
    for line, column, address in addresses_in_html(without_comments(document)):
        yield Place(file, line, column), cleaned(address)


def _is_escaped(lines: Sequence[str], place: Place) -> bool:
    """Whether the backslash with which an address begins was written as two."""
    return lines[place.line - 1].startswith("\\\\", place.column - 1)


def _place(file: PurePosixPath, spot: Spot) -> Place:
    return Place(file, spot.line + 1, spot.column + 1)


def _wrong(address: str, page: Page, site: Site) -> tuple[str, Message] | None:
    """What is wrong with an address; where it was meant to be another that works, that one is named."""
    if scheme_of(address) == "page":
        return "bad-link", _as_in_flows(address, page, site)
    wrong, instead = wrong_with(address), meant(address)
    if instead is None or _is_there(address, page, site):
        return wrong or _missing(address, page, site)
    if wrong_with(instead) is None and _missing(instead, page, site) is None:
        return "bad-link", say(
            "`{address}` leads nowhere as it stands; did you mean `{near}`?", address=address[:60], near=instead[:90]
        )
    return wrong or _missing(instead, page, site)


def _as_in_flows(address: str, page: Page, site: Site) -> Message:
    """What is wrong with `page:hjelp/lyd`, by which flows name a page."""
    path, hash, fragment = address.partition(":")[2].partition("#")
    path = unquote(path).lstrip("/")
    source = _source_of(f"/{path}", page, site)
    source = source or _seen_from(page, PurePosixPath(f"{path.removesuffix('.md')}.md"))
    return say("`page:` is for flows; on a page, write `{near}`", near=f"{source}{hash}{fragment}"[:90])


def _is_there(address: str, page: Page, site: Site) -> bool:
    path = unquote(address.partition("#")[0].partition("?")[0])
    where = normpath((page.path.parent / path).as_posix())
    return bool(path) and any(file.as_posix() == where or file.is_relative_to(where) for file in site.files)


def _missing(address: str, page: Page, site: Site) -> tuple[str, Message] | None:
    """ID and words for the address of a page or file that is not there; None where it is, or is another address."""
    if not address:
        return "bad-link", say("the link is empty; write where it leads")
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    if scheme_of(address):
        return None
    is_finished = path.endswith("/") or (path.startswith("/") and path.endswith("/index.html"))  # others stop MkDocs
    if is_finished and path.strip("/") and _stands_at(path, page, site):
        return None
    source = _source_of(path, page, site)
    if source is not None:
        whole = source + (f"#{fragment}" if fragment else "")
        return "bad-link", say(
            "`{address}` leads nowhere as it stands; did you mean `{near}`?", address=address[:60], near=whole[:90]
        )
    if path.startswith("/"):
        return None
    if not path:
        return _missing_anchor(page, fragment) if fragment else None
    where = normpath((page.path.parent / path).as_posix())
    if where.startswith("../"):
        return "bad-link", _outside(address, path, where, page, site)
    found = PurePosixPath(where)
    if found in site.files:
        other = site.pages.get(found.with_suffix("").as_posix()) if found.suffix == ".md" else None
        return _missing_anchor(other, fragment) if other and fragment else None
    wrong = _missing_file(path, where, page, site)
    return ("bad-link", wrong) if wrong is not None else None


def _outside(address: str, path: str, where: str, page: Page, site: Site) -> Message:
    """What is wrong with an address that leaves the folder of pages."""
    inside = re.sub(r"^(?:\.\./)+", "", where)
    source = _source_of(f"/{inside}", page, site) or (inside if PurePosixPath(inside) in site.files else None)
    if source is None:
        return say("`{path}` is outside the folder of pages; use an https:// address", path=path)
    return say("`{address}` leads nowhere as it stands; did you mean `{near}`?", address=address[:60], near=source[:90])


def _is_of_gallery(where: str) -> bool:
    """Whether a component may have its page there; whether it does is seen when the site is built."""
    return where.startswith(f"{GALLERY_FOLDER}/") and where.endswith(".md")


def _missing_file(path: str, where: str, page: Page, site: Site) -> Message | None:
    """What is wrong with the path of a file that is not in the folder; None where the finished site may have it."""
    found = PurePosixPath(where)
    is_generated = found.parts[0] in GENERATED_FOLDERS or where in GENERATED_PAGES or _is_of_gallery(where)
    if found.suffix in ("", ".html") or path.endswith("/") or is_generated:
        return None  # what is there is known only when the site is
    if found in site.unpublished:
        return say("`{name}` is not published; only pages and pictures are, name one of these", name=where)
    if found.suffix == ".md" and (why := site.absent.get(where.removesuffix(".md"))) is not None:
        return say("no page `{path}` on this day: {why}; take the link out", path=where, why=why)
    same = next((f for f in site.files if f.as_posix().lower() == where.lower()), None)
    if same is not None:
        return say(
            "`{path}` differs in capital letters from the file `{same}`; write it the same way",
            path=path,
            same=_seen_from(page, same),
        )
    near = nearest(path, [_seen_from(page, file) for file in site.files]) or say("; name one that is there")
    return say("no file `{name}`{near}", name=where, near=near)


def _seen_from(page: Page, file: PurePosixPath) -> str:
    """The address of a file as an author writes it on a page."""
    return relpath(file.as_posix(), page.path.parent.as_posix())


def _stands_at(path: str, page: Page, site: Site) -> bool:
    """Whether a page will stand at an address that is read as browsers do."""
    stands = PurePosixPath(page.stands)
    own = stands.with_suffix("") if stands.name != "index.md" else stands.parent
    in_site = normpath((path[1:] if path.startswith("/") else (own / path).as_posix()).removesuffix("index.html"))
    found = _page_at(written_at(in_site), site)
    return found is not None and site.pages[str(found.with_suffix(""))].is_for_staff == (written_at(in_site) != in_site)


def _source_of(path: str, page: Page, site: Site) -> str | None:
    """The page that is meant, where its place in the finished site is written, or its file seen from the top."""
    stem = re.sub(r"(?:(?:^|/)index)?\.(?:html|md)$|/$", "", path)
    if (not stem and not path.endswith("index.html")) or (path.endswith(".md") and not path.startswith("/")):
        return None
    from_where = PurePosixPath() if path.startswith("/") else page.path.parent
    found = _page_at(normpath((from_where / stem.lstrip("/")).as_posix()), site)
    return _seen_from(page, found) if found is not None else None


def _page_at(path: str, site: Site) -> PurePosixPath | None:
    options = (PurePosixPath(f"{path}.md"), PurePosixPath(path) / "index.md")
    return next((option for option in options if option in site.files), None)


def _missing_anchor(page: Page, written: str) -> tuple[str, Message] | None:
    """Browsers seek what is written, then what it decodes to."""
    fragment = unquote(written)
    if written in page.anchors or fragment in page.anchors or fragment.lower() == "top" or fragment.startswith(":~:"):
        return None
    near = nearest(fragment, page.anchors) or say("; name the anchor of one that is there")
    return "bad-link", say("no heading `#{anchor}` on {page}{near}", anchor=fragment, page=page.path, near=near)
