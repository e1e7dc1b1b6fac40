"""Answers and walks on one line, in the words of their screens."""

from collections.abc import Iterable

from veiviser.messages import Message, say
from veiviser.model.flow import Choice, Flow
from veiviser.model.interface import filled
from veiviser.model.journey import Field, Graph, State, Walk


def walk_in_words(graph: Graph, walk: Walk) -> str:
    """Where it begins and what is answered or pressed, as it reads on the screens: `Fra forsiden › Bestill › Nei`."""
    return " › ".join([start_in_words(graph, walk.start), *(edge.label for edge in walk.edges)])


def start_in_words(graph: Graph, state: State) -> str:
    """The entry's label, and what is unusual in the situation: `Fra forsiden (Ingen ledige timer)`."""
    flow = graph.flow
    label = next((e.label.words for e in flow.entries if e.screen == state.screen), title_of(flow, state.screen))
    usual = graph.entries.get(state.screen)
    unusual = [
        labels[value].words
        for name, value in state.values
        if (usual is None or dict(usual.values).get(name) != value)
        and name in flow.situations
        and value in (labels := flow.variables[name].labels)
    ]
    return f"{label} ({', '.join(unusual)})" if unusual else label


def title_of(flow: Flow, screen: str) -> str:
    """What stands on top of a screen."""
    return flow.screens[screen].title.words


def answer_in_words(flow: Flow, variable: str, value: str) -> str:
    """The label of one answer: of a box (`plager.hoste`, yes) its own, of a day and time both."""
    question, _, box = variable.partition(".")
    known = flow.variables.get(question)
    if box:
        blocks = (block for screen in flow.screens.values() for block in screen.every_block if block.answer == question)
        return next((c.label.words for block in blocks for c in block.choices if c.name == box), box)
    names = value.split("/")
    labels = [known.labels.get("/".join(names[: depth + 1])) if known else None for depth in range(len(names))]
    return ", ".join(label.words for label in labels if label is not None) or value


def known_to_author(values: Iterable[tuple[str, str]]) -> tuple[Message, ...]:
    """What is answered, in the names that the author has written; not whether it was asked for."""
    return tuple(_known_to_author(name, value) for name, value in values if not name.endswith("?"))


def _known_to_author(name: str, value: str) -> Message:
    answer, _, box = name.partition(".")
    if not box:
        return say("`{name}` is `{value}`", name=name, value=value)
    if value == "yes":
        return say("`{box}` of `{answer}` is ticked", box=box, answer=answer)
    return say("`{box}` of `{answer}` is not ticked", box=box, answer=answer)


def picked_in_words(choices: Iterable[Choice], fields: Iterable[Field], listing: str) -> str:
    """What was picked, each answer after the other, and boxes of one question together: `Nei, Hoste og Feber`."""
    boxes = {choice: field.variable for field in fields if field.block.many for choice in field.block.choices}
    said: dict[str, list[str]] = {}
    for number, choice in enumerate(choices):
        said.setdefault(boxes.get(choice, str(number)), []).append(choice.label.words)
    return ", ".join(joined(labels, listing) for labels in said.values())


def joined(words: Iterable[str], listing: str) -> str:
    """`Hoste, Feber og Utslett`, where the last is added as in `{some} og {last}`."""
    *first, last = words
    return filled(listing, {"some": ", ".join(first), "last": last}) if first else last
