"""One page being judged: every address it carries, against the folder and itself."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from veiviser.links.addresses import Address, Site, cleaned, resolved
from veiviser.links.carriers import Carried, carried_by, refresh_of
from veiviser.links.elements import Element
from veiviser.links.fault import Fault, Found, near
from veiviser.links.folder import PAGES
from veiviser.links.names import Ids, anchors_of, broken_references, ids_of
from veiviser.links.paths import Paths
from veiviser.links.schemes import fault_of_scheme
from veiviser.links.words import unclear_words

_INVISIBLE = "\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000"
_LEADING = frozenset(("link", "frame", "refresh", "action"))
_ASKED = frozenset(("link", "image", "style", "script", "frame", "part", "css", "refresh"))
"""Roles whose outside addresses somebody who reads the page would ask for."""
_LASTING_SECONDS = 30
"""A page that waits longer is renewed, not left."""


class Spot(NamedTuple):
    """Where on a page: looked up only when something is wrong there."""

    element: int
    attribute: str | None
    words: str


class Reference(NamedTuple):
    """A fragment of another file."""

    file: str
    fragment: str
    spot: Spot


class Judging:
    """One page being judged; `judge` fills in what is found."""

    def __init__(self, file: str, paths: Paths, site: Site, elements: Sequence[Element]) -> None:
        self.file, self._paths, self._site, self._elements = file, paths, site, elements
        self.faults: list[Fault] = []
        self.references: list[Reference] = []
        self.leads: set[str] = set()
        self.refresh: tuple[str, Spot] | None = None
        self.canonical: tuple[str, Spot] | None = None
        self.listed = True
        self.outside: list[tuple[str, Spot]] = []
        self.ids: Ids = {}
        self.anchors: frozenset[str] = frozenset()
        self._start = file[: file.rfind("/") + 1]
        self._based = False
        """Whether `<base>` has a say in where relative addresses lead."""

    def judge(self) -> None:
        self.ids, faults = ids_of(self._elements)
        self.anchors = anchors_of(self._elements, self.ids)
        self.faults += faults
        self.faults += broken_references(self._elements, self.ids)
        self.faults += unclear_words(self._elements, self.ids) if self.file.endswith(PAGES) else ()
        self._find_base()
        for element in self._elements:
            if element.tag == "meta" and element.attributes.get("name", "").lower() in ("robots", "googlebot"):
                self.listed = self.listed and "noindex" not in element.attributes.get("content", "").lower()
            for carried in carried_by(element):
                self._judge(carried)

    def _find_base(self) -> None:
        base = next((e for e in self._elements if e.tag == "base" and "href" in e.attributes), None)
        if base is not None:
            place = resolved(self._start, cleaned(base.attributes["href"]), self._site)
            if place.kind == "own":
                self._start, self._based = place.path[: place.path.rfind("/") + 1], True

    def _judge(self, carried: Carried) -> None:
        address = cleaned(carried.address)
        spelling = self._of_spelling(carried, address)
        if spelling:
            self._fault(carried, spelling)
            return
        place = resolved(self._start, address, self._site)
        spot = Spot(carried.element.number, carried.attribute, carried.address)
        if place.kind != "own":
            found = fault_of_scheme(address, place, carried.role, "download" in carried.element.attributes, self._site)
            if found:
                self._fault(carried, found)
            if place.kind == "web" and carried.role in _ASKED and place.host:
                self.outside.append((address, spot))
            return
        self._of_own(carried, address, place, spot)

    def _of_spelling(self, carried: Carried, address: str) -> Found | None:
        shown = carried.address.strip()
        if not address.strip(_INVISIBLE):
            what = carried.attribute or "address"
            return Found("empty-address", f"the {what} is empty; say where it leads, or take it out")
        if address != address.strip(_INVISIBLE):
            return Found("invisible-edge", f"`{shown}` begins or ends with an invisible character; take it out")
        if "{{" in address or "{%" in address:
            return Found("leftover-template", f"`{shown}` is code of a template that was never filled in; fill it")
        return None

    def _of_own(self, carried: Carried, address: str, place: Address, spot: Spot) -> None:
        if place.scheme == "http" and self._site.scheme == "https" and place.absolute:
            self._fault(
                carried, Found("insecure-part", f"`{address}` asks this site without encryption; write https://")
            )
        if place.left:
            self._fault(carried, Found("outside-root", f"`{address}` leads out of the site; name a file of the site"))
            return
        if place.backslash:
            self._fault(carried, Found("backslash", f"`{address}` has a backslash, which only browsers mend; write /"))
            return
        if place.same_page and not self._based:
            self._of_fragment(carried, address, self.file, place.fragment, spot)
            return
        led = self._paths.look_up(place.path, carried.role == "image")
        if led.found is not None:
            self._fault(carried, _of_address(led.found, place.path, address))
        if led.file is None:
            return
        self._note_lead(carried, led.file, spot)
        self._of_source(carried, address, led.file)
        self._of_fragment(carried, address, led.file, place.fragment, spot)

    def _note_lead(self, carried: Carried, file: str, spot: Spot) -> None:
        if carried.role in _LEADING or carried.element.tag in ("object", "embed"):
            self.leads.add(file)
        if carried.role == "refresh" and refresh_of(carried.element.attributes["content"])[0] <= _LASTING_SECONDS:
            self.refresh = self.refresh or (file, spot)
        if carried.role == "canonical":
            self.canonical = self.canonical or (file, spot)

    def _of_source(self, carried: Carried, address: str, file: str) -> None:
        stem, _, ending = file.rpartition(".")
        if carried.element.tag == "a" and ending in ("md", "markdown") and "download" not in carried.element.attributes:
            twin = next((t for t in (f"{stem}.html", f"{stem}/index.html") if self._paths.has(t)), None)
            if twin:
                message = f"`{address}` is the source of a page; write `{twin}`"
                self._fault(carried, Found("source-link", message, "warning"))

    def _of_fragment(self, carried: Carried, address: str, file: str, fragment: str | None, spot: Spot) -> None:
        name = None if fragment is None else fragment.partition(":~:")[0]
        if name is None or not file.lower().endswith((*PAGES, ".svg")):
            return
        if not name or name.lower() == "top":
            if address == "#" and carried.element.tag in ("a", "area"):
                message = "`#` leads to the top of this page; name a place, or use a button for what runs a script"
                self._fault(carried, Found("bare-hash", message, "note"))
            return
        if file != self.file:
            self.references.append(Reference(file, name, spot))
            return
        known = frozenset(self.ids.get(carried.element.tree, {})) if carried.role == "own" else None
        fault = missing_fragment(name, self.anchors if known is None else known | self.anchors, file)
        if fault:
            self._fault(carried, fault)

    def _fault(self, carried: Carried, found: Found) -> None:
        self.faults.append(Fault(found, carried.element.number, carried.attribute, carried.address))


def missing_fragment(fragment: str, anchors: frozenset[str], file: str) -> Found | None:
    """What is wrong with a fragment: browsers seek it as it is written, then decoded."""
    if fragment in anchors or (name := unquote(fragment)) in anchors:
        return None
    if file.lower().endswith(".svg") and name.startswith(("svgView(", "xywh=", "t=")):
        return None
    same = next((anchor for anchor in sorted(anchors) if anchor.casefold() == name.casefold()), None)
    mend = f"; write `#{same}`, for case counts" if same else near(name, anchors)
    return Found("missing-fragment", f"`#{name}` is no place on {file}{mend or '; name an id that is there'}")


def _of_address(found: Found, path: str, address: str) -> Found:
    """The same, naming the address as it was written."""
    return found._replace(message=found.message.replace(f"`{path}`", f"`{address}`", 1))
