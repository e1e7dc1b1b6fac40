"""Words for ways on by boxes."""

from veiviser.journeys.in_words import joined
from veiviser.journeys.telling.sets import Others
from veiviser.journeys.telling.views import picked_labels
from veiviser.model.flow import Flow
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import View


def others_in_words(flow: Flow, others: Others, words: InterfaceWords) -> str:
    """`Andre med Brystsmerter`, `Alle andre`, or after another answer `Nei, flere samtidig`."""
    before = picked_labels(flow, View(others.edges[0].source, others.rest))
    said = words("sets.all_others" if others.is_all else "sets.several")
    if others.common:
        common = (_label(flow, box) for box in flow.variables if box in others.common)
        said = words("sets.others_with", boxes=joined(common, flow.listing))
    return ", ".join([*before, said[0].lower() + said[1:] if before else said])


def _label(flow: Flow, box: str) -> str:
    label = flow.variables[box].label
    return label.words if label is not None else box.partition(".")[2]
