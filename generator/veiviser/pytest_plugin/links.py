"""The links of a flow's drawn pages, and whether they lead somewhere."""

import re
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from veiviser.messages import Message, say
from veiviser.model.journey import Graph, State
from veiviser.place import Place
from veiviser.pytest_plugin.failure import address, broken
from veiviser.pytest_plugin.site import Site

_PHONE = re.compile(r"\+?[0-9]{3,15}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that pages of a flow lead to."""

    href: str
    states: tuple[State, ...]
    """On whose pages it stands; they are in one folder, so that it is the same address on all."""


def links(site: Site, graph: Graph) -> tuple[Link, ...]:
    """Each address once, in the order in which pages and links come."""
    found: dict[str, dict[State, None]] = {}
    for state in graph.states:
        page = site.page(site.path_of(graph, state))
        for href in page.hrefs if page is not None else ():
            found.setdefault(href, {})[state] = None
    return tuple(Link(href, tuple(states)) for href, states in found.items())


def follow(site: Site, graph: Graph, link: Link) -> None:
    """
    See whether the link leads somewhere; addresses outside the site are only looked at.

    Raises:
        Broken: when it does not.
    """
    for state in link.states if link.href.startswith("#") else link.states[:1]:
        fault = _fault(site, site.path_of(graph, state), link.href)
        if fault is not None:
            place: Place = graph.flow.screens[state.screen].place
            raise broken(place, _expected(link.href), fault, address(graph, state))


def _expected(href: str) -> Message:
    return say("{address} leads somewhere", address=href) if href else say("a link leads somewhere")


def _fault(site: Site, here: str, href: str) -> Message | None:
    parts = urlsplit(href)
    if parts.scheme == "tel":
        return None if _PHONE.fullmatch(parts.path) else say("no number that can be called")
    if parts.scheme == "mailto":
        return None if _MAIL.fullmatch(parts.path) else say("no address that can be written to")
    if parts.scheme:
        return None if parts.scheme in ("http", "https") and parts.hostname else say("no address of a site")
    if not href:
        return say("no address at all")
    path = normpath(f"{here}/../{unquote(parts.path)}") if parts.path else here
    if path.startswith("../"):
        return say("a path out of the site")
    if path not in site.drawn.manifest:
        return say("no page {path}", path=path)
    fragment = unquote(parts.fragment)
    if not fragment or _has(site, path, fragment):
        return None
    return say("no id `{id}` on {path}", id=fragment, path=path)


def _has(site: Site, path: str, fragment: str) -> bool:
    """Whether something on the page has the id: on a drawn one, or on one that the site engine is still to draw."""
    page = site.page(path)
    if page is not None:
        return page.has_id(fragment)
    written = path.removesuffix("/index.html")
    for name in (written, f"{written}/index", path.removesuffix(".html")):
        if name in site.project.pages:
            return fragment in site.project.pages[name].anchors
        text = site.drawn.docs.get(f"{name}.md")
        if isinstance(text, str):
            return f'id="{fragment}"' in text or f"#{fragment}" in text
    return False
