"""What a stylesheet or a web app's manifest of the folder asks for."""

from collections.abc import Iterator, Sequence

from veiviser.links.addresses import Site, cleaned, resolved
from veiviser.links.elements import decoded
from veiviser.links.fault import Found
from veiviser.links.folder import Folder
from veiviser.links.linked_data import addresses_in_data
from veiviser.links.page import problem_at
from veiviser.links.paths import Paths
from veiviser.links.positions import Text
from veiviser.links.schemes import fault_of_scheme
from veiviser.links.styles import addresses_in_style
from veiviser.problem import Problem


def asset_problems(folder: Folder, paths: Paths, site: Site) -> Iterator[Problem]:
    for file in folder.with_ending(".css"):
        text = decoded(folder.read(file))
        if "(" in text or "@" in text:
            yield from _problems(file, text, [*addresses_in_style(text)], paths, site)
    for file in folder.with_ending(".webmanifest", "manifest.json"):
        text = decoded(folder.read(file))
        yield from _problems(file, text, addresses_in_data(text), paths, site)


def _problems(file: str, css: str, addresses: Sequence[str], paths: Paths, site: Site) -> Iterator[Problem]:
    text, at = Text(css), 0
    for address in addresses:
        at = max(css.find(address, at), at)  # an address with escapes is pointed at roughly
        found = _fault(file, address, paths, site)
        if found:
            yield problem_at(file, found, text.position(at))


def _fault(file: str, written: str, paths: Paths, site: Site) -> Found | None:
    address = cleaned(written)
    if not address:
        return Found("empty-address", "an address here is empty; name a file, or take it out")
    place = resolved(file[: file.rfind("/") + 1], address, site)
    if place.kind != "own":
        return fault_of_scheme(address, place, "css", False, site)
    if place.same_page:
        return None
    if place.left:
        return Found("outside-root", f"`{address}` leads out of the site; name a file of the site")
    found = paths.look_up(place.path).found
    return found and found._replace(message=found.message.replace(f"`{place.path}`", f"`{address}`", 1))
