"""What stands around a text in a flow: the choice, the block and the screen that it is of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from veiviser.editing.in_variants import SCREENS, own_screens
from veiviser.editing.pieces_of_yaml import Way
from veiviser.editing.spelling import Written
from veiviser.editing.yaml_texts import Spot, texts_of
from veiviser.model.flow import Flow, Screen, Target
from veiviser.model.site import variant_in
from veiviser.place import Place

Kind = Literal["choice", "block", "screen"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Something in a flow's file that can be taken out, moved, or have another one behind it."""

    kind: Kind
    way: Way
    name: str
    """Of a choice or a screen; of a block its component's."""
    leads: Way = ()
    """To the name of the screen that it leads on to; empty where it leads to none, or that depends on answers."""

    @property
    def around(self) -> Way:
        """To the table of screens that its own is in: the flow's, or a variant's."""
        return self.way[: self.way.index(SCREENS) + 1]

    @property
    def screen(self) -> str:
        """The name of its screen, or its own."""
        return str(self.way[len(self.around)])


def units_around(source: str, flow: Flow, spot: Spot) -> list[Unit]:
    """
    Those that a text is in, the innermost first; of each kind the innermost.

    Args:
        source: of the flow's file, with `\\n` as the only line break.
    """
    texts = texts_of(source)
    if spot not in texts:
        return []
    way = texts[spot].way
    units = [unit for unit in _units(source, flow) if way[: len(unit.way)] == unit.way]
    found: dict[Kind, Unit] = {}
    for unit in sorted(units, key=lambda one: len(one.way), reverse=True):
        found.setdefault(unit.kind, unit)
    return list(found.values())


def _units(source: str, flow: Flow) -> Iterator[Unit]:
    texts = texts_of(source)

    def way_of(place: Place) -> Way | None:
        written = texts.get((place.line, place.column))
        return written.way if written is not None else None

    variant = variant_in(flow.name)
    for screen in flow.screens.values():
        leads = way_on(source, screen)
        yield Unit("screen", (SCREENS, screen.name), screen.name, leads)
        if variant:
            yield Unit("screen", (*own_screens(variant), screen.name), screen.name, leads)
        for block in screen.every_block:
            if way := way_of(block.place):
                yield Unit("block", way[:-1], block.component.name, _leads(texts, block.targets))
            for choice in block.every_choice:
                if of_choice := way_of(choice.place):
                    to = (choice.to,) if choice.to is not None else ()
                    yield Unit("choice", of_choice, choice.name, _leads(texts, to))


def way_on(source: str, screen: Screen) -> Way:
    """To the name of the screen that this one leads on to, whatever is answered; empty where there is none."""
    rules = screen.rules if len(screen.rules) == 1 and screen.rules[0].presence.always else ()
    return _leads(texts_of(source), [rule.to for rule in rules])


def _leads(texts: Mapping[Spot, Written], targets: Sequence[Target]) -> Way:
    if len(targets) != 1 or targets[0].kind != "screen":
        return ()
    found = texts.get((targets[0].place.line, targets[0].place.column))
    return found.way if found is not None and not found.is_key else ()
