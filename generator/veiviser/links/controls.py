"""Checks that controls and pictures have names that a screen reader can say."""

from collections.abc import Iterator, Sequence

from veiviser.links.elements import Element
from veiviser.links.fault import Fault, Found
from veiviser.links.spoken import Spoken, Within, shown
from veiviser.messages import say

_PRESSED = frozenset(
    ("button", "link", "checkbox", "menuitem", "menuitemcheckbox", "menuitemradio", "radio", "switch", "tab")
)
"""Roles whose name is what stands in them."""
_WHOLE = _PRESSED - {"link", "menuitem"}
"""Roles of which nothing inside is heard apart."""
_FILLED_IN = frozenset(("combobox", "listbox", "searchbox", "slider", "spinbutton", "textbox"))
"""Roles whose name stands elsewhere."""
_FIELDS = frozenset(("input", "select", "textarea"))
_PRESSES = frozenset(("button", "submit", "reset"))
_SAYS_ITSELF = frozenset(("submit", "reset"))
"""Browsers write words on them that has none of its own."""


def nameless(elements: Sequence[Element], spoken: Spoken) -> Iterator[Fault]:
    """Buttons without words, fields without a label, frames without a title, pictures without a name."""
    labels: set[tuple[int, str]] | None = None
    labelled = Within(lambda node: node.tag == "label" and bool(shown(spoken.words_of(node))))
    for element in elements:
        attributes, tag = element.attributes, element.tag
        role = _role(element) if "role" in attributes else ""
        kind = attributes.get("type", "").strip().lower() if tag == "input" else ""
        if tag in ("button", "summary") or (role in _PRESSED and tag not in ("a", "input")) or kind in _PRESSES:
            if not _says_words(element, kind, spoken):
                yield _of_button(element)
        elif (
            tag in ("select", "textarea") or (tag == "input" and kind not in ("hidden", "image")) or role in _FILLED_IN
        ):
            if labels is None:
                labels = _labels(elements, spoken)
            named = (element.tree, attributes.get("id", "")) in labels or labelled(element.node)
            if not named and not _named(element, spoken, "title", "placeholder", "aria-placeholder"):
                yield _of_field(element)
        elif tag in ("iframe", "frame") and not role:
            if not _named(element, spoken, "title"):
                message = say("this frame has no title; say in title= what it shows")
                yield Fault(Found("missing-label", message), element.number, None)
        elif role in ("img", "image") and tag != "img" and not _is_drawn_with_name(element, spoken):
            message = say(
                "this `<{tag}>` is a picture without a name; say in aria-label, or in a `<title>`, what it shows",
                tag=tag,
            )
            yield Fault(Found("missing-alt", message), element.number, "role")


def pressed_in_pressed(elements: Sequence[Element]) -> Iterator[Fault]:
    """Links, buttons and fields in an element that by its role is pressed as a whole (WAI-ARIA)."""
    around = {e.node.mem_id: e for e in elements if "role" in e.attributes and _role(e) in _WHOLE and e.tag != "button"}
    if not around:
        return
    is_inside = Within(lambda node: node.mem_id in around)
    for element in elements:
        parent = element.node.parent
        if parent is not None and _can_be_pressed(element) and is_inside(parent):
            message = say("`<{tag}>` stands in what is pressed as a whole by its role; put it beside", tag=element.tag)
            yield Fault(Found("nested-control", message), element.number, None)


def _can_be_pressed(element: Element) -> bool:
    attributes, tag = element.attributes, element.tag
    if tag == "input":
        return attributes.get("type", "").strip().lower() != "hidden"
    return tag in ("button", "select", "textarea") or (tag == "a" and "href" in attributes)


def _role(element: Element) -> str:
    return element.attributes["role"].strip().lower().partition(" ")[0]


def _says_words(element: Element, kind: str, spoken: Spoken) -> bool:
    if kind:
        words = element.attributes.get("value")
        if (words is None and kind in _SAYS_ITSELF) or shown(words or ""):
            return True
    elif shown(spoken.words_of(element.node)):
        return True
    return _named(element, spoken, "title")


def _named(element: Element, spoken: Spoken, *attributes: str) -> bool:
    if any(shown(element.attributes.get(name, "")) for name in attributes) or spoken.label(element):
        return True
    passed_by = spoken.passes_by(element.node) or element.attributes.get("role") in ("presentation", "none")
    return passed_by or spoken.refers_in_vain(element)


def _is_drawn_with_name(element: Element, spoken: Spoken) -> bool:
    if element.tag == "svg":
        child = element.node.first_child
        while child is not None:
            if child.tag == "title" and shown(spoken.words_of(child)):
                return True
            child = child.next
    return _named(element, spoken, "title", "alt")


def _labels(elements: Sequence[Element], spoken: Spoken) -> set[tuple[int, str]]:
    """Trees and ids of the fields for which there is a label with words."""
    return {
        (element.tree, element.attributes["for"])
        for element in elements
        if element.tag == "label"
        and "for" in element.attributes
        and (spoken.label(element) or shown(spoken.words_of(element.node)))
    }


def _of_button(element: Element) -> Fault:
    message = say(
        "this `<{tag}>` has no words; say in it, or in aria-label, what happens when it is pressed", tag=element.tag
    )
    return Fault(Found("empty-button", message), element.number, None)


def _of_field(element: Element) -> Fault:
    name = element.attributes.get("name") or element.attributes.get("id")
    message = (
        say(
            "the field `{name}` has no label; write a `<label>` for it, or say in aria-label what to fill in", name=name
        )
        if name
        else say(
            "this `<{tag}>` has no label; write a `<label>` for it, or say in aria-label what to fill in",
            tag=element.tag,
        )
    )
    return Fault(Found("missing-label", message), element.number, None)
