"""Judges what a project's own components draw of their examples, and tells it where it stands in the template."""

import re
from collections.abc import Iterator

from veiviser.journeys import compile_flow
from veiviser.journeys.examples import example_flow
from veiviser.links.nesting import nesting_of
from veiviser.messages import Message, say
from veiviser.model.component import Component
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound
from veiviser.reading.door.served import faults_of_page
from veiviser.templating.environment import LookEnvironment
from veiviser.templating.screens import Screens

_TAG = re.compile(r"</?[a-z][\w-]*", re.IGNORECASE)
_NAMED = re.compile(r"`([\w-]+)` on <|</?([\w-]+)")
"""What a fault names: an attribute, or else an element."""


def slips_in_templates(environment: LookEnvironment) -> Iterator[Problem]:
    """Tags that are not closed in order, and what no page may hold, each at the first line that has it."""
    for component in environment.look.components.values():
        if f"components/{component.name}/template.html" in environment.look.own:
            told = {slip for example in component.examples for slip in _slips(component, example, environment)}
            yield from sorted(told)


def _slips(component: Component, example: str, environment: LookEnvironment) -> Iterator[Problem]:
    graph = compile_flow(example_flow(component, example, environment.words("gallery.example")))
    screens = Screens(environment, graph, lambda target: target.address)
    try:
        html = str(screens.page(graph.states[0]))
    except ProblemsFound:
        return  # told where it is drawn for readers
    for fault in faults_of_page(html):
        message = say("{fault} is nothing that a page may have; take it out", fault=fault)
        yield Problem(_place(component, fault), "unsafe-page", message)
    for wrong in nesting_of(html).wrong:
        found = _TAG.match(html, wrong.offset)
        tag, message = found[0] if found else "", wrong.found.message
        if any(
            isinstance(value, Message) and "line" in value.values for value in message.values.values()
        ):  # of the page
            message = say("`{tag}>` does not close what was opened last; close that first", tag=tag)
        yield Problem(_place(component, tag), wrong.found.id, message)


def _place(component: Component, named: Message | str) -> Place:
    """The first line of the template that has what is named; its beginning, where that came from elsewhere."""
    found = _NAMED.search(named)
    words = (found[1] or found[0]) if found else named
    start = max(component.template.find(words), 0)
    line = component.template.count("\n", 0, start) + 1
    return Place(component.file.with_name("template.html"), line, start - component.template.rfind("\n", 0, start))
