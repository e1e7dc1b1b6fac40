"""The states in which the gallery shows an example."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from veiviser.journeys import compile_flow
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.examples import example_flow
from veiviser.journeys.telling.views import picked_labels
from veiviser.model.component import Component
from veiviser.model.interface import InterfaceWords
from veiviser.model.journey import Graph, View

_PICKED = 3
"""Of an example's choices, how many are shown picked."""
_PRESSED = re.compile(r"<(?:a|button|input|select|textarea|summary)\b")
"""In a template, what somebody may press."""


@dataclass(frozen=True, slots=True)
class ShownState:
    """One of them."""

    view: View
    caption: str
    held: str = ""
    """What each of its parts that can be pressed is in, as `data-state` says it to styles; empty at rest."""


def graph_of(component: Component, example: str, words: InterfaceWords) -> Graph:
    """A flow of one screen that has nothing but the example."""
    return compile_flow(example_flow(component, example, words("gallery.example")))


def states_of(component: Component, graph: Graph, words: InterfaceWords) -> Mapping[str, ShownState]:
    """An example at rest, as it meets pointer and key, picked, and with its errors, by name."""
    state = graph.states[0]
    shown = {"rest": ShownState(View(state), words("gallery.rest"))}
    if graph.controls[state.screen] or graph.fields[state.screen] or _PRESSED.search(component.template):
        shown["hover"] = ShownState(View(state), words("gallery.hover"), "hover")
        shown["focus"] = ShownState(View(state), words("gallery.focus"), "focus")
    if "aria-disabled" in component.style:
        shown["disabled"] = ShownState(View(state), words("gallery.disabled"), "disabled")
    for field in graph.fields[state.screen]:
        for at, (value, _) in enumerate(field.block.values[:_PICKED], 1):
            pick = (f"{field.variable}.{value}", "yes") if field.block.many else (field.variable, value)
            view = View(state, (pick,))
            if labels := picked_labels(graph.flow, view):
                picked = words("gallery.picked", answers=f"«{labels[-1]}»")
                shown[f"{field.variable}-{at}"] = ShownState(view, picked)
        if not field.optional:
            wrong = View(state, ((field.variable, UNANSWERED),) if not field.free else (), error=field.variable)
            shown[f"{field.variable}-wrong"] = ShownState(wrong, words("gallery.wrong"))
    return shown
