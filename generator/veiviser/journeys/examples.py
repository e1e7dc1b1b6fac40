"""A component's example, put on a screen of its own."""

from veiviser.model.component import Component
from veiviser.model.flow import Block, Entry, Flow, Screen, Text, Variable

_SCREEN = "eksempel"


def example_flow(component: Component, name: str) -> Flow:
    """A flow of one screen, which holds nothing but the example."""
    block: Block = component.examples[name]
    title = Text("Eksempel", block.place)
    screen = Screen(_SCREEN, title, block.place, body=(block,), end="done")
    variables = {v.name: v for inner in screen.every_block() for v in _variables(inner)}
    entry = Entry(_SCREEN, title, block.place)
    return Flow(component.name, title, component.file, (entry,), {_SCREEN: screen}, variables)


def _variables(block: Block) -> list[Variable]:
    if block.answer is None:
        return []
    if block.many:
        return [
            Variable(f"{block.answer}.{c.name}", "box", ("yes", "no"), c.place, c.label, {"yes": c.label})
            for c in block.choices
        ]
    labels = {c.name: c.label for c in block.choices}
    if not labels:
        return [Variable(block.answer, "free", (), block.place, sample=block.sample)]
    return [Variable(block.answer, "choice", tuple(labels), block.place, labels=labels)]
