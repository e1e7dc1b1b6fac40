"""One page being judged: every address it carries, against the folder and itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

from veiviser.links.addresses import Address, Site, cleaned, lacks_scheme, resolved
from veiviser.links.carriers import Carried, carried_by, refresh_of
from veiviser.links.controls import nameless, pressed_in_pressed
from veiviser.links.document import unsaid
from veiviser.links.elements import Element, elements_of
from veiviser.links.fault import Fault, Found, Names
from veiviser.links.folder import PAGES
from veiviser.links.modules import ImportMap, import_map, is_address
from veiviser.links.names import Ids, anchors_of, broken_references, ids_of
from veiviser.links.nesting import nesting_of
from veiviser.links.paths import Lookup, leads_out
from veiviser.links.schemes import fault_of_scheme
from veiviser.links.spoken import Spoken
from veiviser.links.words import unclear_words
from veiviser.messages import Message, say

_INVISIBLE = "\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000"
_LEADING = frozenset(("link", "frame", "refresh", "action"))
_ASKED = frozenset(("link", "image", "style", "script", "frame", "part", "css", "refresh"))
"""Roles whose outside addresses somebody who reads the page would ask for."""
_DEEPEST = 4
"""So many documents are read one in the other."""
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

    def __init__(
        self, file: str, paths: Lookup, site: Site, elements: Sequence[Element], around: "Judging | None" = None
    ) -> None:
        self.file, self._paths, self._site, self._elements = file, paths, site, elements
        self._depth: int = around._depth + 1 if around else 0
        """How many documents (`srcdoc`) this one stands in."""
        self.faults: list[Fault] = []
        self.references: list[Reference] = []
        self.leads: set[str] = set()
        self.refresh: tuple[str, Spot] | None = None
        self.canonical: tuple[str, Spot] | None = None
        self.listed = True
        self.outside: list[tuple[str, Spot]] = []
        self.ids: Ids = {}
        self.anchors: frozenset[str] = frozenset()
        self._known: Names | None = None
        self._start: str = around._start if around else file[: file.rfind("/") + 1]
        self._modules = ImportMap()
        self._based = False
        """Whether `<base>` has a say in where relative addresses lead."""

    def judge(self) -> None:
        self.ids, faults = ids_of(self._elements)
        self.anchors = anchors_of(self._elements, self.ids)
        self.faults += faults
        self.faults += broken_references(self._elements, self.ids)
        if self.file.endswith(PAGES):
            spoken = Spoken(self._elements, self.ids)
            self.faults += unclear_words(self._elements, spoken)
            self.faults += nameless(self._elements, spoken)
            self.faults += pressed_in_pressed(self._elements)
            self.faults += unsaid(self._elements) if not self._depth else ()
        self._find_base()
        self._find_maps()
        for element in self._elements:
            if element.tag == "meta" and element.attributes.get("name", "").lower() in ("robots", "googlebot"):
                self.listed = self.listed and "noindex" not in element.attributes.get("content", "").lower()
            for carried in carried_by(element):
                self._judge(carried)
            if "srcdoc" in element.attributes and element.tag == "iframe" and self._depth < _DEEPEST:
                self._judge_inside(element)

    def _find_base(self) -> None:
        base = next((e for e in self._elements if e.tag == "base" and "href" in e.attributes), None)
        if base is not None:
            place = resolved(self._start, cleaned(base.attributes["href"]), self._site)
            if place.kind == "own":
                self._start, self._based = place.path[: place.path.rfind("/") + 1], True

    def _find_maps(self) -> None:
        for element in self._elements:
            if element.tag == "script" and element.attributes.get("type", "").strip().lower() == "importmap":
                self._modules = self._modules.joined(import_map(element.node.text()))

    def _judge_inside(self, element: Element) -> None:
        """A document of its own, which stands in an attribute of this one and is found there."""
        html = element.attributes["srcdoc"]
        inner = Judging(self.file, self._paths, self._site, elements_of(html), self)
        inner.judge()
        wrong = [Fault(one.found, element.number, "srcdoc", html[one.offset :][:1]) for one in nesting_of(html).wrong]
        self.faults += [*wrong, *(replace(f, element=element.number, attribute="srcdoc") for f in inner.faults)]
        self.leads |= inner.leads
        self.references += [r._replace(spot=_moved(r.spot, element)) for r in inner.references]
        self.outside += [(address, _moved(spot, element)) for address, spot in inner.outside]

    def _judge(self, carried: Carried) -> None:
        address = cleaned(carried.address)
        spelling = self._of_spelling(carried, address)
        if carried.role == "module" and not spelling:
            lead, spelling = self._of_import(carried, address)
            if lead is None and spelling is None:
                return
            address = lead or address
        if spelling:
            self._fault(carried, spelling)
            return
        place = resolved(self._start, address, self._site)
        if address[:2] == "//" and lacks_scheme(address, self._site):
            message = say(
                "`{address}` names this site without a scheme, so it leads nowhere from a disk; write "
                "`{scheme}:{address}`, or the way from this page",
                address=address,
                scheme=self._site.scheme,
            )
            self._fault(carried, Found("missing-scheme", message, "warning"))
        spot = Spot(carried.element.number, carried.attribute, carried.address)
        if place.kind != "own":
            found = fault_of_scheme(address, place, carried.role, "download" in carried.element.attributes, self._site)
            if found:
                self._fault(carried, found)
            is_no_host = found is not None and found.id == "bad-host"
            if place.kind == "web" and carried.role in _ASKED and place.host and not is_no_host:
                self.outside.append((address, spot))
            return
        self._of_own(carried, address, place, spot)

    def _of_import(self, carried: Carried, name: str) -> tuple[str | None, Found | None]:
        """The address that is imported, if it can be known, and what is wrong with its name."""
        is_map = carried.element.attributes["type"].strip().lower() == "importmap"
        if is_address(name):
            return (name if is_map or not self._modules.leads_addresses else None), None
        lead = None if is_map else self._modules.lead(name)
        if lead is not None:
            return lead or None, None
        message = (
            say("browsers do not know what `{name}` stands for; write ./ before it, if it is a file", name=name)
            if is_map or not self._modules.named
            else say(
                "browsers do not know what `{name}` stands for; name it in the import map, if it is a file", name=name
            )
        )
        return None, Found("missing-file", message)

    def _of_spelling(self, carried: Carried, address: str) -> Found | None:
        shown = carried.address.strip()
        if not address.strip(_INVISIBLE):
            return Found("empty-address", _empty(carried.attribute))
        if address != address.strip(_INVISIBLE):
            message = say("`{address}` begins or ends with an invisible character; take it out", address=shown)
            return Found("invisible-edge", message)
        if "{{" in address or "{%" in address:
            message = say("`{address}` is code of a template that was never filled in; fill it", address=shown)
            return Found("leftover-template", message)
        return None

    def _of_own(self, carried: Carried, address: str, place: Address, spot: Spot) -> None:
        if place.scheme == "http" and self._site.scheme == "https" and place.absolute:
            message = say("`{address}` asks this site without encryption; write https://", address=address)
            self._fault(carried, Found("insecure-part", message))
        if place.left:
            self._fault(carried, leads_out(address))
            return
        if place.backslash:
            message = say("`{address}` has a backslash, which only browsers mend; write /", address=address)
            self._fault(carried, Found("backslash", message))
            return
        if place.same_page and not self._based:
            self._of_fragment(carried, address, self.file, place.fragment, spot)
            return
        if carried.role == "prefix" and self._paths.has_folder(place.path):
            return
        led = self._paths.look_up(place.path, carried.role == "image")
        if led.file is None and address[:1] not in "/\\" and lacks_scheme(address, self._site):
            message = say(
                "`{address}` names this site without a scheme, so browsers seek a file of that name; write "
                "`{scheme}://{address}`",
                address=address,
                scheme=self._site.scheme,
            )
            self._fault(carried, Found("missing-scheme", message))
        elif led.found is not None:
            self._fault(carried, led.found.naming(address, self.file))
        if led.file is None:
            return
        if carried.role == "image" and led.file.lower().endswith(PAGES):
            message = say(
                "`{address}` leads to a page, which no browser shows as a picture; name a picture", address=address
            )
            self._fault(carried, Found("wrong-picture", message))
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
                message = say("`{address}` is the source of a page; write `{page}`", address=address, page=twin)
                self._fault(carried, Found("source-link", message, "warning"))

    def _of_fragment(self, carried: Carried, address: str, file: str, fragment: str | None, spot: Spot) -> None:
        name = None if fragment is None else fragment.partition(":~:")[0]
        if name is None or not file.lower().endswith((*PAGES, ".svg")):
            return
        if not name or name.lower() == "top":
            if address == "#" and carried.element.tag in ("a", "area"):
                message = say("`#` leads to the top of this page; name a place, or use a button for what runs a script")
                self._fault(carried, Found("bare-hash", message, "note"))
            return
        if file != self.file or (self._depth and not address.startswith("#")):
            self.references.append(Reference(file, name, spot))
            return
        if carried.role == "own" and name in self.ids.get(carried.element.tree, {}):
            return
        self._known = self._known or Names(self.anchors)
        fault = missing_fragment(name, self._known, file)
        if fault:
            self._fault(carried, fault)

    def _fault(self, carried: Carried, found: Found) -> None:
        self.faults.append(Fault(found, carried.element.number, carried.attribute, carried.address))


def _moved(spot: Spot, element: Element) -> Spot:
    return Spot(element.number, "srcdoc", spot.words)


def missing_fragment(fragment: str, anchors: Names, file: str) -> Found | None:
    """What is wrong with a fragment: browsers seek it as it is written, then decoded."""
    if fragment in anchors or (name := unquote(fragment)) in anchors:
        return None
    if file.lower().endswith(".svg") and name.startswith(("svgView(", "xywh=", "t=")):
        return None
    same = anchors.same(name)
    hint = say("; write `#{same}`, for case counts", same=same) if same else anchors.near(name)
    message = say(
        "`#{name}` is no place on {page}{hint}", name=name, page=file, hint=hint or say("; name an id that is there")
    )
    return Found("missing-fragment", message)


def _empty(attribute: str | None) -> Message:
    if attribute is None:
        return say("the address is empty; say where it leads, or take it out")
    return say("the {attribute} is empty; say where it leads, or take it out", attribute=attribute)
