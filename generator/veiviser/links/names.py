"""Ids and what refers to them, tree by tree."""

from collections.abc import Iterator, Mapping, Sequence

from veiviser.links.elements import Element
from veiviser.links.fault import Fault, Found, Names
from veiviser.messages import say

_REFERRING = {
    "for": True, "aria-labelledby": True, "aria-describedby": True, "headers": True, "list": False, "form": False,
    "aria-details": True, "aria-errormessage": True, "popovertarget": False, "commandfor": False,
}  # fmt: skip
"""Attributes that name ids, and whether they may name several."""
_ONE_ID = ("label",)
Ids = Mapping[int, Mapping[str, int]]
"""By tree: the id, and the number of the element that has it."""


def ids_of(elements: Sequence[Element]) -> tuple[dict[int, dict[str, int]], list[Fault]]:
    """The ids of a page by tree, and what is wrong with them."""
    found: dict[int, dict[str, int]] = {}
    faults: list[Fault] = []
    for element in elements:
        id = element.attributes.get("id")
        if id is None:
            continue
        known = found.setdefault(element.tree, {})
        if not id or id.split() != [id]:
            message = say("the id `{id}` is empty or has a blank in it; write a hyphen instead", id=id)
            faults.append(Fault(Found("bad-id", message), element.number, "id", id))
        elif id in known:
            message = say(
                "the id `{id}` is on this page twice; give this one another, or links lead to the first", id=id
            )
            faults.append(Fault(Found("duplicate-id", message), element.number, "id", id))
        known.setdefault(id, element.number)
    return found, faults


def anchors_of(elements: Sequence[Element], ids: Ids) -> frozenset[str]:
    """What fragments may name: ids of the page itself, which no fragment seeks in a shadow root, and `<a name>`."""
    names = {e.attributes["name"] for e in elements if e.tag == "a" and not e.tree and e.attributes.get("name")}
    return frozenset(ids.get(0, {})) | names


def broken_references(elements: Sequence[Element], ids: Ids) -> Iterator[Fault]:
    """Attributes that name an id which their tree does not have."""
    maps = {(e.tree, e.attributes.get("name", "")) for e in elements if e.tag == "map"}
    known = {tree: Names(names) for tree, names in ids.items()}
    known_maps: Names | None = None
    for element in elements:
        for name, value in element.attributes.items():
            if name in _REFERRING and _refers(element, name):
                several = _REFERRING[name] and not (name == "for" and element.tag in _ONE_ID)
                there = known.get(element.tree) or Names(())
                for id in value.split() if several else [value]:
                    if id not in there:
                        yield _broken(element, name, id, there)
            elif name == "usemap" and (element.tree, value.strip().removeprefix("#")) not in maps:
                known_maps = known_maps or Names({map_name for _, map_name in maps})
                yield _broken(element, name, value.strip(), known_maps)


def _refers(element: Element, name: str) -> bool:
    if name == "for":
        return element.tag in ("label", "output")
    if name == "headers":
        return element.tag in ("td", "th")
    if name == "list":
        return element.tag == "input"
    if name == "form":
        return element.tag != "form"
    return True


def _broken(element: Element, name: str, id: str, known: Names) -> Fault:
    hint = known.near(id) or say("; give the element that is meant this id")
    message = say("`{name}` names `{id}`, and nothing here is called so{hint}", name=name, id=id, hint=hint)
    return Fault(Found("missing-reference", message), element.number, name, id)
