"""The pages of a built site, and a tab to look at many of them in."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.breadth import is_wide
from tests.browser.opened import watch
from tests.sites import PROJECTS, BuiltSite
from veiviser.model.site import flow_folder

SiteOf = Callable[[str], BuiltSite]
PHONE = (390, 844)
DESK = (1440, 900)
ZOOMED = (320, 256)
"""A window of 1280 by 1024 at 400 %."""
_TELLING = ("alt", "disabled", "hidden", "lang", "open", "style", "title")
_LEADS = re.compile(r' href="(?!#)[^"]*"')


@contextmanager
def tab(browser: Browser, size: tuple[int, int], **options: Any) -> Iterator[Page]:
    """A page of a size; afterwards, no error was logged and nothing was asked of another site."""
    viewport: ViewportSize = {"width": size[0], "height": size[1]}
    with browser.new_context(viewport=viewport, locale="nb-NO", **options) as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        wrong = watch(page)
        yield page
    assert wrong == [], wrong


def flow_pages(site: BuiltSite, flow: str) -> list[Path]:
    """A flow's map and screens; of screens that differ only in where they lead, or in the part of a list, the first."""
    seen: dict[str, Path] = {}
    for path in sorted(_folder(site, flow).glob("*.html")):
        if path.stem.partition(".")[2] not in ("", "1"):
            continue
        _, _, screen = path.read_text(encoding="utf-8").partition('<main class="phone"')
        seen.setdefault(_LEADS.sub("", screen), path)
    return list(seen.values())


def telling_screens(site_of: SiteOf, project: str, flow: str) -> list[Path]:
    """Of the `flow_pages` of all flows of all projects, those that are `telling` and of this flow; and its map."""
    sites = [site_of(name) for name in PROJECTS]
    chosen = telling([page for site in sites for name in site.graphs for page in flow_pages(site, name)])
    folder = _folder(site_of(project), flow)
    return list(dict.fromkeys([folder / "index.html", *(page for page in chosen if page.parent == folder)]))


def _folder(site: BuiltSite, flow: str) -> Path:
    return site.folder / flow_folder(flow)


def reading_pages(site: BuiltSite) -> list[str]:
    """Addresses, below the site's, of all pages in its frame; 404.html among them."""
    paths = (path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*.html")))
    helps = tuple(f"steg/{name}/" for name, graph in site.graphs.items() if graph.flow.is_help)
    framed = (
        path
        for path in paths
        if not path.startswith(("prototype/", "steg/", "verksted/prototype/")) or path.startswith(helps)
    )
    return [path.removesuffix("index.html") for path in framed]


def telling_addresses(site_of: SiteOf, project: str) -> list[str]:
    """Of the `reading_pages` of all projects, those that are `telling` and of this one."""
    files = {
        site_of(of).folder / (name if name.endswith(".html") else f"{name}index.html"): (of, name)
        for of in PROJECTS
        for name in reading_pages(site_of(of))
    }
    return [name for of, name in map(files.__getitem__, telling([*files])) if of == project]


def telling(pages: Sequence[Path], tag: str = "") -> list[Path]:
    """
    Few of the pages, which together hold each kind of element within each kind that it stands in on any of them.

    In a wide run it is all of them.

    Args:
        tag: the one name of elements that is asked for; left out, all count.
    """
    return list(pages if is_wide() else _telling(tuple(pages), tag))


@cache
def _telling(pages: tuple[Path, ...], tag: str) -> list[Path]:
    kinds = {page: frozenset(one for one in _nestings(page) if tag in ("", *one[1][:1])) for page in pages}
    chosen, missing = [], frozenset[object]().union(*kinds.values())
    while missing:
        most = max(pages, key=lambda page: len(kinds[page] & missing))
        chosen.append(most)
        missing -= kinds[most]
    return sorted(chosen, key=pages.index)


def dressed(pages: Sequence[Path]) -> list[Path]:
    """One of the pages of each kind, by stylesheets and by parts that are drawn; in a wide run all of them."""
    alike: dict[object, Path] = {}
    for page in pages:
        html = LexborHTMLParser(page.read_text(encoding="utf-8"))
        styles = tuple(Path(node.attributes.get("href") or "").name for node in html.css("link[rel=stylesheet]"))
        parts = tuple(html.css_first(part) is not None for part in (".screen", ".phone", ".md-typeset", "template"))
        kind = (html.body.attributes.get("class") if html.body else None, styles, parts)
        alike.setdefault(page if is_wide() else kind, page)
    return list(alike.values())


def tells_more(page: Path, id: str, seen: set[object]) -> bool:
    """Whether what holds the element of that id has kinds of elements that were not seen yet; now they are."""
    element = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first(f'[id="{id}"]')
    assert element is not None, f"{page}: no {id}"
    new = _nestings_in(element.parent) - seen
    seen |= new
    return bool(new) or is_wide()


@cache
def _nestings(page: Path) -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Kinds of elements, each with the kind that it stands in; of what a template holds, too."""
    return _nestings_in(LexborHTMLParser(page.read_text(encoding="utf-8")).root)


def _nestings_in(within: LexborNode | None) -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    found, waiting = set[tuple[tuple[str, ...], tuple[str, ...]]](), [within]
    while waiting:
        root = waiting.pop()
        for node in root.traverse() if root else ():
            if node.is_element_node:
                found.add((_kind(node.parent), _kind(node)))
            if node.tag == "template":
                waiting += [part for fragment in node.template_fragments() for part in fragment.iter()]
    return frozenset(found)


def _kind(node: LexborNode | None) -> tuple[str, ...]:
    """What styles and rules tell elements apart by, and whether one leads to an error, elsewhere or nowhere."""
    if node is None or not node.is_element_node:
        return ()
    given = node.attributes
    href = given.get("href") or ""
    leads = "an error" if href.startswith("#feil") else "on the page" if href.startswith("#") else str(bool(href))
    named = sorted(name for name in given if name.startswith("aria-") or name in _TELLING)
    return (str(node.tag), *(given.get(name) or "" for name in ("class", "role", "type")), leads, *named)


def errors(page: Page) -> list[str]:
    """The ids of the errors that the page as shown could show; none of those that wait in a choice."""
    return [str(error.get_attribute("id")) for error in page.locator(".screen :visible > .error").all()]


def reveals(page: Page) -> list[str]:
    """The ids of the choices on the shown page that show more when they are picked."""
    return [str(choice.get_attribute("id")) for choice in page.locator(".choice__input:has(~ .choice__reveal)").all()]
