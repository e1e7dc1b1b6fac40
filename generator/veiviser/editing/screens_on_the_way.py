"""Screens on their way through a flow: a new one put in, and two that change places, as a careful person would."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from veiviser.editing.in_variants import SCREENS
from veiviser.editing.pieces_of_yaml import OnOneLine, Way, free_name, moved, names_in, read_in_order, with_new
from veiviser.editing.units import Unit, way_on
from veiviser.editing.yaml_texts import texts_of, with_words
from veiviser.model.flow import Flow, Screen, Target

_STAND_IN = "veiviser"
_COUNTED = re.compile(r"(?P<number>\d+)(?P<between>\D+)(?P<total>\d+)")
"""What `step:` says."""


class Entangled(Exception):
    """Other ways lead between two screens, which only their author can sort out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScreen:
    """What a screen that is put in says."""

    title: str
    guide: str
    """What the guide tells about it; empty where it tells nothing."""
    button: str
    """Of its only button."""


def with_screen(source: str, flow: Flow, unit: Unit, new: NewScreen) -> str | None:
    """
    The flow's file with a new screen between a unit and where that leads; None where its words cannot stand there.

    Steps that are counted are counted anew.

    Raises:
        OnOneLine: where screens are written so that only their author can change them.
        LookupError: when the unit leads to no screen, or to several.
    """
    around, here = unit.around, unit.screen
    if not unit.leads or unit.leads[: len(around)] != around:
        raise LookupError(unit.name)
    name = free_name(new.title, "skjerm", {*names_in(source, around), *names_in(source, (SCREENS,)), *flow.screens})
    step = _step_behind(source, here) if around == (SCREENS,) else ""
    way: Way = (*around, name)
    piece = [f"{name}:", f"  title: {_STAND_IN}", *([f"  step: {step}"] if step else ())]
    piece += [f"  guide: {_STAND_IN}"] if new.guide else []
    piece += ["  body:", f"    - button: {_STAND_IN}", f"  next: {_said(source, unit.leads)}"]
    made = _counted_anew(source, flow, here) if step else source
    made = with_new(made, (*around, here), piece)
    words: dict[Way, str] = {(*way, "title"): new.title, (*way, "body", 0, "button"): new.button}
    words |= {(*way, "guide"): new.guide} if new.guide else {}
    return _with(made, flow, {**words, unit.leads: name})


def exchanged(source: str, flow: Flow, name: str, by: int) -> str | None:
    """
    The flow's file with a screen and the one next to it on the way in each other's place.

    What led to the first leads to the second, and the second to the first, which leads to where the second did. What
    leads back from further on still leads where it did.

    Args:
        by: 1 to come later, -1 to come earlier.

    Raises:
        LookupError: when there is no screen next to it, or several.
        Entangled: see there.
    """
    first = name if by > 0 else _the_one_before(flow, name)
    second = _next(flow, first)
    if second not in flow.screens or second == first:
        raise LookupError(name)
    ways = {screen: way_on(source, flow.screens[screen]) for screen in (first, second)}
    if not all(ways.values()) or _said(source, ways[second]) == first:
        raise LookupError(name)
    words: dict[Way, str] = dict.fromkeys(_led_to(source, flow, first, second, ways[first]), second)
    made = _with(source, flow, {**words, ways[first]: _said(source, ways[second]), ways[second]: first})
    return _with_lines_moved(made, flow, first, second) if made is not None else None


def _led_to(source: str, flow: Flow, first: str, second: str, way_between: Way) -> Iterator[Way]:
    """
    Where the first is named by what leads on to it.

    Raises:
        Entangled: where somebody comes to one of the two past the other, or begins there.
    """
    order, texts = list(flow.screens), texts_of(source)
    if {entry.screen for entry in flow.entries} & {first, second}:
        raise Entangled
    for at, screen in enumerate(order):
        for target in _targets(flow.screens[screen]):
            spot = texts.get((target.place.line, target.place.column))
            if target.kind != "screen" or target.flow is not None or spot is None or spot.way == way_between:
                continue
            is_between = screen in (first, second) and target.address in (first, second)
            if is_between or (target.address == second and at < order.index(second)):
                raise Entangled
            if target.address == first and at < order.index(first):
                yield spot.way


def _targets(screen: Screen) -> Iterator[Target]:
    for block in screen.every_block:
        yield from block.targets
        yield from (choice.to for choice in block.every_choice if choice.to is not None)
    yield from (rule.to for rule in screen.rules)


def _next(flow: Flow, name: str) -> str:
    """The screen that this one leads on to, whatever is answered; empty where that differs."""
    rules = flow.screens[name].rules
    is_one = len(rules) == 1 and rules[0].presence.always and rules[0].to.kind == "screen" and not rules[0].to.flow
    return rules[0].to.address if is_one else ""


def _the_one_before(flow: Flow, name: str) -> str:
    found = [other for other in flow.screens if other != name and _next(flow, other) == name]
    if len(found) != 1:
        raise LookupError(name)
    return found[0]


def _with_lines_moved(source: str, flow: Flow, first: str, second: str) -> str | None:
    """With the two in the order of the way, where they stand one behind the other, and with each other's numbers."""
    steps = {name: _said(source, ("screens", name, "step")) for name in (first, second)}
    made: str | None = source
    if all(steps.values()):
        made = _with(
            source, flow, {("screens", first, "step"): steps[second], ("screens", second, "step"): steps[first]}
        )
    order = list(flow.screens)
    if made is None or order.index(second) != order.index(first) + 1:
        return made
    try:
        behind = moved(made, ("screens", first), 1)
    except OnOneLine:
        return made
    return behind if _sorted(behind) == _sorted(made) else None


def _sorted(source: str) -> object:
    """All that a file says, its screens in no order."""
    said: object = read_in_order(source)
    assert isinstance(said, tuple)
    return {key: sorted(value) if key == "screens" else value for key, value in said}


def _step_behind(source: str, name: str) -> str:
    """What `step:` says of a screen that comes behind this one; empty where steps are not counted."""
    counted = _COUNTED.fullmatch(_said(source, ("screens", name, "step")))
    return f"{int(counted['number']) + 1}{counted['between']}{int(counted['total']) + 1}" if counted else ""


def _counted_anew(source: str, flow: Flow, name: str) -> str:
    """With room for one more step behind this screen's."""
    here = _COUNTED.fullmatch(_said(source, ("screens", name, "step")))
    assert here is not None
    words: dict[Way, str] = {}
    for other in flow.screens:
        way: Way = ("screens", other, "step")
        there = _COUNTED.fullmatch(_said(source, way))
        if there and there["total"] == here["total"]:
            is_later = int(there["number"]) > int(here["number"])
            words[way] = f"{int(there['number']) + is_later}{there['between']}{int(there['total']) + 1}"
    return _with(source, flow, words) or source


def _said(source: str, way: Way) -> str:
    """The text there; empty where there is none."""
    return next((one.text for one in texts_of(source).values() if one.way == way and not one.is_key), "")


def _with(source: str, flow: Flow, words: Mapping[Way, str]) -> str | None:
    made: str | None = source
    for way, said in words.items():
        spots = (spot for spot, one in texts_of(made or "").items() if one.way == way and not one.is_key)
        spot = next(spots, None)
        made = with_words(made, flow.file, spot, said) if made is not None and spot is not None else None
    return made
