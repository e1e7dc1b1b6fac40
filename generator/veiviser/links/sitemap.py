"""Checks that `sitemap.xml` lists exactly the pages that search engines may index."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers import expat

from veiviser.links.across import Pages
from veiviser.links.addresses import Site, cleaned, resolved
from veiviser.links.fault import Found
from veiviser.links.folder import PAGES, Folder
from veiviser.links.page import problem_at
from veiviser.links.paths import Paths
from veiviser.links.text import Position
from veiviser.messages import Message, say
from veiviser.messages.foreign import in_our_words
from veiviser.place import Place
from veiviser.problem import Problem

SITEMAP = "sitemap.xml"
_NOT_FOUND = re.compile(r"(?:^|/)404(?:/index)?\.")
"""A page for addresses that are not there; other names may have the digits in them."""


class _Named(NamedTuple):
    address: str
    position: Position
    is_map: bool
    """It is a part of an index of sitemaps."""


def sitemap_problems(folder: Folder, pages: Pages, paths: Paths, site: Site) -> Iterator[Problem]:
    """What the sitemap, if there is one, names in vain and what it leaves out."""
    if SITEMAP not in folder.files:
        return
    named: set[str] = set()
    waiting, read = [SITEMAP], set[str]()
    while waiting:
        file = waiting.pop()
        read.add(file)
        try:
            addresses = list(_addresses(folder.read(file)))
        except expat.ExpatError as error:
            place = Place(PurePosixPath(file), error.lineno, error.offset + 1)
            message = say("this is no XML ({told}); write it anew", told=in_our_words(expat.ErrorString(error.code)))
            yield Problem(place, "bad-sitemap", message)
            return
        except (LookupError, ValueError):
            message = say("it names an encoding that not every reader of XML knows; save it as UTF-8, and name that")
            yield problem_at(file, Found("bad-sitemap", message), Position(1, 1))
            return
        for entry in addresses:
            led, wrong = _led(entry, pages, paths, site)
            if wrong:
                yield problem_at(file, Found("stale-sitemap", wrong), entry.position)
            if led and entry.is_map and led.endswith(".xml") and led not in read:
                waiting.append(led)
            named.update([led] if led else [])
    for file, page in sorted(pages.items()):
        if file not in named and _belongs(file, pages):
            message = say(
                "`{file}` does not name this page; add it, or write a robots meta with noindex here", file=SITEMAP
            )
            yield Problem(Place(PurePosixPath(page.file)), "not-in-sitemap", message, "warning")


def _led(entry: _Named, pages: Pages, paths: Paths, site: Site) -> tuple[str | None, Message | None]:
    """The file that an entry names, and what is wrong with the entry."""
    written = entry.address
    place = resolved("", cleaned(written), site)
    if (place.kind != "own" or not place.absolute) and not site.host:
        return None, None  # nobody said where the site will stand
    if place.kind != "own" or not place.absolute or place.left:
        return None, say("`{address}` is not on this site; name pages of {site} alone", address=written, site=site.url)
    if place.scheme != site.scheme:
        message = say("`{address}` does not begin with {scheme}:; write it so", address=written, scheme=site.scheme)
        return None, message
    led = paths.look_up(place.path)
    if led.found:
        return led.file, led.found.naming(written, "").message
    if led.file is not None and led.file in pages and not _belongs(led.file, pages):
        return led.file, say("`{address}` says itself that it is not to be listed; take it out", address=written)
    return led.file, None


def _belongs(file: str, pages: Pages) -> bool:
    page = pages[file]
    elsewhere = page.canonical is not None and page.canonical[0] != file
    if elsewhere or _NOT_FOUND.search(file):
        return False
    return file.endswith(PAGES) and page.listed and page.refresh is None


def _addresses(content: bytes) -> Iterator[_Named]:
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[_Named] = []
    open_tags: list[str] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        open_tags.append(name.rpartition(" ")[2])
        if open_tags[-1] == "loc":
            position = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            is_map = "sitemap" in open_tags
            found.append(_Named("", position, is_map))

    def text(words: str) -> None:
        if open_tags and open_tags[-1] == "loc":
            found[-1] = found[-1]._replace(address=found[-1].address + words)

    def end(_name: str) -> None:
        open_tags.pop()

    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    parser.Parse(content, True)
    return iter(found)
