"""Numbers the labels that the guide quotes from a screen."""

import re
from collections.abc import Mapping
from itertools import count

from veiviser.journeys.telling.visible import plain
from veiviser.model.flow import Text
from veiviser.model.journey import Graph, Mark, View

LABEL = re.compile(r"«([^»]+)»")
"""Words of the screen, quoted in the guide."""


def find_marks(graph: Graph, text: Text, view: View, before: tuple[Mark, ...] = (), after: int = 0) -> tuple[Mark, ...]:
    """
    Each quoted label that can be pressed or picked in the view, numbered as it is first spoken of.

    Args:
        before: those that have a number already, and keep it.
        after: the last number that was given.
    """
    ids = _pressable(graph, view)
    labels = [label for label in dict.fromkeys(LABEL.findall(text.words)) if plain(label) in ids]
    known = {mark.control: mark.number for mark in before}
    numbers = count(after + 1)
    return tuple(
        Mark(known[id] if id in known else next(numbers), label, id) for label in labels for id in [ids[plain(label)]]
    )


def _pressable(graph: Graph, view: View) -> Mapping[str, str]:
    """Ids of controls and of choices' inputs, by label; of two that read the same, the first."""
    values = {**dict(view.state.values), **dict(view.picks)}
    ids: dict[str, str] = {}
    for control in graph.controls[view.state.screen]:
        if all(presence.holds(values) for presence in control.presences):
            ids.setdefault(plain(control.label.words), control.id)
    for field in graph.fields[view.state.screen]:
        if all(presence.holds(values) for presence in field.presences):
            for chain in field.block.chains:
                ids.setdefault(plain(chain[-1].label.words), "--".join([field.variable, *(c.name for c in chain)]))
    return ids
