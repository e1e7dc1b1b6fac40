"""Whether colours in a project's own rules can be told apart: words, edges of what is pressed, icons, rings."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import NamedTuple

from veiviser.model.colours import Colour, contrast, nearest_that
from veiviser.problem import Report
from veiviser.reading.look.contrast import told
from veiviser.reading.look.pairs import EDGE, TEXT
from veiviser.reading.look.palette import Palette, colour_in
from veiviser.reading.look.sheets import Declaration, Device, holds

_BEHIND = ("background", "background-color")
_OF_EDGES = ("border", "border-color", "outline", "outline-color")
_OF_ICONS = ("fill", "stroke", "color")
_PRESSED = re.compile(r"\b(?:input|textarea|select|button)\b|\.ds-(?:input|button)\b")
_ICON = re.compile(r"\bsvg\b|[-_]{2}(?:icon|ikon)\b")
_IDLE = re.compile(r":disabled|\[aria-disabled|::placeholder")
"""What cannot be pressed need not be seen (WCAG 2.2, 1.4.3)."""
_PAPER = "--paper"
_AS_PAPER = ("none", "transparent", "inherit", f"var({_PAPER})")
"""What a component may have behind it and still stand on paper."""


class _Met(NamedTuple):
    """A declaration, what is behind what it colours, and how far apart they must be."""

    front: Declaration
    behind: str
    """As written in a declaration."""
    name: str
    """What that is called."""
    least: float


def find_alike_in_rules(sheet: Collection[Declaration], palettes: Mapping[Device, Palette], report: Report) -> None:
    """
    An error where both colours are in one rule or of a ring; a warning where words are held against paper.

    Args:
        sheet: a stylesheet of a component.
    """
    on_paper = not any(one.name in _BEHIND and one.value not in _AS_PAPER for one in sheet)
    for _, rule in groupby(sheet, key=lambda one: one.within):
        for met in _met([*rule], on_paper):
            _judge(met, palettes, report)


def _met(rule: list[Declaration], on_paper: bool) -> Iterator[_Met]:
    selector = rule[0].selector
    if _IDLE.search(selector):
        return
    said = {one.name: one for one in rule}
    ground = said.get("background-color") or said.get("background")
    for one in said.values():
        is_edge = one.name in _OF_EDGES and (_PRESSED.search(selector) or ":focus" in selector)
        if is_edge and on_paper:
            yield _Met(one, f"var({_PAPER})", _PAPER, EDGE)
        elif one.name in _OF_ICONS and (one.name == "color" or _ICON.search(selector)):
            least = EDGE if _ICON.search(selector) else TEXT
            if ground is not None:
                yield _Met(one, ground.value, ground.value, least)
            elif on_paper:
                yield _Met(one, f"var({_PAPER})", _PAPER, least)


def _judge(met: _Met, palettes: Mapping[Device, Palette], report: Report) -> None:
    """The first device on which the two are too like each other is told of."""
    obeying = {device: known for device, known in palettes.items() if holds(met.front, device)}
    for device, known in obeying.items():
        front, ground = colour_in(met.front.value, known), colour_in(met.behind, known)
        if front is None or ground is None or (ratio := contrast(front.colour, ground.colour)) >= met.least:
            continue
        grounds = [found.colour for one in obeying.values() if (found := colour_in(met.behind, one)) is not None]
        near = nearest_that(front.colour, partial(_stands_out, grounds=grounds, least=met.least))
        wrong = told(met.front.value, met.name, ratio, met.least, device, near)
        is_sure = met.name != _PAPER or met.least == EDGE
        (report.error if is_sure else report.warning)(met.front.place, "low-contrast", wrong)
        return


def _stands_out(tried: Colour, grounds: Collection[Colour], least: float) -> bool:
    return all(contrast(tried, ground) >= least for ground in grounds)
