"""Makes booklets of a built site, and leads from the guides to them."""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from veiviser.booklet.binding import Booklet
from veiviser.booklet.chapters import read_chapter
from veiviser.booklet.making import make
from veiviser.booklet.paper import LARGE, NORMAL, Paper
from veiviser.booklet.printing import printer
from veiviser.engine import build_generated
from veiviser.messages import say
from veiviser.model.site import WHOLE_HELP, booklet_path, guide_path
from veiviser.pipeline.results import Generated
from veiviser.templating.contexts import BookletLinksContext
from veiviser.writing import scratch_folder, write_files

Progress = Callable[[str], None]
_PRINTED = "veiviser-booklet.html"
"""What is printed, at the site's root for as long as that takes."""
_BEHIND = '<p class="meta">'


@dataclass(frozen=True, slots=True)
class Bound:
    """A booklet and where it belongs."""

    path: str
    """In the site."""
    name: str
    """Of the guide, or of the whole help."""
    pdf: bytes


def booklets_of(
    made: Generated,
    program: Path | None,
    *,
    guides: Collection[str] = (),
    papers: Collection[Paper] = (NORMAL,),
    progress: Progress = lambda _: None,
) -> Iterator[Bound]:
    """
    Booklets of a project that was drawn, from a site that is built aside.

    Args:
        program: the browser; left out, the one that Playwright has installed.
        guides: by the names of their flows; left out, all of them, and the whole help.

    Raises:
        CannotPrint: when the browser fails.
    """
    with scratch_folder() as site:
        build_generated(made, site, url=made.url, progress=progress)
        yield from print_booklets(made, site, program, guides=guides, papers=papers, progress=progress)


def print_booklets(
    made: Generated,
    site: Path,
    program: Path | None,
    *,
    guides: Collection[str] = (),
    papers: Collection[Paper] = (NORMAL, LARGE),
    progress: Progress = lambda _: None,
) -> Iterator[Bound]:
    """The same, from a site that stands built in a folder."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    page = site / _PRINTED

    def show(html: str) -> bytes:
        write_files(site, {_PRINTED: html})
        return print_page(page.resolve().as_uri())

    with printer(str(program) if program else None, sandbox=not is_root) as print_page:
        try:
            for name, booklet in _booklets(made, site, guides):
                for paper in papers:
                    progress(say("Printing «{title}»", title=booklet.title))
                    yield Bound(booklet_path(name, paper.suffix), name, make(booklet, paper, made.templates, show))
        finally:
            page.unlink(missing_ok=True)


def add_booklets(made: Generated, site: Path, program: Path | None, progress: Progress = lambda _: None) -> None:
    """
    Put all booklets into a built site, and on each guide the links to them.

    Raises:
        CannotPrint: when the browser fails.
        CannotWrite: when the disk refuses.
    """
    for bound in print_booklets(made, site, program, progress=progress):
        write_files(site, {bound.path: bound.pdf})
    for name in made.guides:
        path = guide_path(name)
        html = (site / path).read_text("utf-8")
        links = made.templates.get_template("booklet-links.html").render(_links(name))
        above, mark, below = html.partition(_BEHIND)
        line, end, rest = below.partition("</p>")
        write_files(site, {path: f"{above}{mark}{line}{end}\n{links}{rest}"})


def _links(name: str) -> BookletLinksContext:
    way = "../" * guide_path(name).count("/")
    return {
        "normal": way + booklet_path(name, NORMAL.suffix),
        "large": way + booklet_path(name, LARGE.suffix),
        "whole": way + booklet_path(WHOLE_HELP, NORMAL.suffix),
        "whole_large": way + booklet_path(WHOLE_HELP, LARGE.suffix),
    }


def _booklets(made: Generated, site: Path, guides: Collection[str]) -> Iterator[tuple[str, Booklet]]:
    """By name: of each guide that is asked for, and else of all of them and the whole help."""

    def bound(title: str, pages: Collection[str]) -> Booklet:
        chapters = tuple(
            read_chapter(page, (site / page).read_text("utf-8"), f"k{place}") for place, page in enumerate(pages, 1)
        )
        return Booklet(title or chapters[0].title, chapters, made.url, made.settings["extra"].get("logo", ""))

    for name in guides or made.guides:
        yield name, bound("", [guide_path(name)])
    if not guides and made.readers:
        yield WHOLE_HELP, bound(str(made.settings["site_name"]), made.readers)
