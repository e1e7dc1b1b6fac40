"""Finds the files that stylesheets, scripts and web app manifests load."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from veiviser.links.addresses import Site, cleaned, resolved
from veiviser.links.elements import decoded
from veiviser.links.fault import Found
from veiviser.links.folder import Folder
from veiviser.links.linked_data import addresses_in_data
from veiviser.links.modules import imports_of, is_address
from veiviser.links.page import problem_at
from veiviser.links.paths import Paths, leads_out
from veiviser.links.positions import Finder
from veiviser.links.schemes import fault_of_scheme
from veiviser.links.styles import Named, addresses_in_style
from veiviser.links.text import Text
from veiviser.messages import say
from veiviser.problem import Problem


def asset_problems(folder: Folder, paths: Paths, site: Site) -> Iterator[Problem]:
    for file in folder.with_ending(".css"):
        text = decoded(folder.read(file))
        if "(" in text or "@" in text:
            yield from _problems(file, text, _named_in_style(text), paths, site)
    for file in folder.with_ending(".js", ".mjs"):
        text = decoded(folder.read(file))
        named = [imported for imported in imports_of(text) if is_address(imported.address)]
        yield from _problems(file, text, named, paths, site)
    for file in folder.with_ending(".webmanifest", "manifest.json"):
        text = decoded(folder.read(file))
        finder = Finder(text, 0, len(text))
        named = [Named(address, finder.find(address) or 0) for address in addresses_in_data(text)]
        yield from _problems(file, text, named, paths, site)


@lru_cache(maxsize=64)
def _named_in_style(css: str) -> tuple[Named, ...]:
    """Read once, for one process may look at many sites with the same stylesheets."""
    return tuple(addresses_in_style(css))


def _problems(file: str, text: str, named: Iterable[Named], paths: Paths, site: Site) -> Iterator[Problem]:
    places = Text(text)
    for address, offset in named:
        found = fault_of_own(file, address, paths, site)
        if found:
            at = text.find(address, offset, offset + len(address) + 100) if address else -1
            yield problem_at(file, found, places.position(max(at, offset)))


def fault_of_own(file: str, written: str, paths: Paths, site: Site) -> Found | None:
    """What is wrong with an address that a file other than a page names."""
    address = cleaned(written)
    if not address:
        return Found("empty-address", say("an address here is empty; name a file, or take it out"))
    place = resolved(file[: file.rfind("/") + 1], address, site)
    if place.kind != "own":
        return fault_of_scheme(address, place, "css", False, site)
    if place.same_page:
        return None
    if place.left:
        return leads_out(address)
    found = paths.look_up(place.path).found
    return found and found.naming(address, file)
