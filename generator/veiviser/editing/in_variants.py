"""Where a flow's variants have written a piece of it again, so that what is done with the piece is done there too."""

from collections.abc import Iterator
from typing import Any

from veiviser.editing.pieces_of_yaml import Way, read_in_order

SCREENS = "screens"
VARIANTS = "variants"


def own_screens(variant: str) -> Way:
    """Where a variant says what is otherwise of its screens."""
    return (VARIANTS, variant, SCREENS)


def also_at(source: str, way: Way) -> Iterator[Way]:
    """
    By each variant that has the same piece, the way to it there.

    A list is written again as a whole: an item is the same if it says the same, else if it is of the same component and
    fills the same answer, or shows the same words.
    """
    said = dict(_table(read_in_order(source)))
    for variant, own in _table(said.get(VARIANTS)):
        screens = dict(_table(own)).get(SCREENS)
        if way[0] == SCREENS and (found := _there(said.get(SCREENS), screens, way[1:])):
            yield (*own_screens(variant), *found)


def _table(said: Any) -> tuple[tuple[str, Any], ...]:
    return said if isinstance(said, tuple) else ()


def _there(said: Any, own: Any, way: Way) -> Way:
    """The way to it among a variant's screens; empty where it is not there, or not alone."""
    found: list[str | int] = []
    for step in way:
        at: str | int = step
        if isinstance(step, int):
            alike = _alike(said[step], own) if isinstance(own, list) else []
            if len(alike) != 1:
                return ()
            at = alike[0]
            said, own = said[step], own[at]
        else:
            if step not in dict(_table(own)):
                return ()
            said, own = dict(said)[step], dict(own)[step]
        found.append(at)
    return tuple(found)


def _alike(item: Any, items: list[Any]) -> list[int]:
    same = [at for at, one in enumerate(items) if one == item]
    return same or [at for at, one in enumerate(items) if _mark(one) == _mark(item)]


def _mark(item: Any) -> object:
    """What tells a block from others: its component and the answer that it fills, else the words that it shows."""
    if not isinstance(item, tuple) or not item:
        return item
    (component, words), answer = item[0], dict(item).get("answer")
    return (component, answer) if answer is not None else (component, words)
