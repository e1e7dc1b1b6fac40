"""Flows of one screen, for a component's example or a page's drawing."""

from pathlib import PurePosixPath

from veiviser.journeys.answer_variables import variables_of
from veiviser.model.component import Component
from veiviser.model.drawing import Drawing
from veiviser.model.flow import Block, Entry, Flow, Screen, Text

_SCREEN = "eksempel"


def example_flow(component: Component, name: str, title: str) -> Flow:
    """A flow of one screen of that title, which holds nothing but the example."""
    block: Block = component.examples[name]
    return _flow(component.name, component.file, Text(title, block.place), (block,))


def drawing_flow(drawing: Drawing) -> Flow:
    """A flow of one screen without a title, which holds what is drawn."""
    return _flow(drawing.path.stem, drawing.file, Text("", drawing.text.place), drawing.body)


def _flow(name: str, file: PurePosixPath, title: Text, body: tuple[Block, ...]) -> Flow:
    screen = Screen(name=_SCREEN, title=title, place=title.place, body=body, end="done")
    variables = {v.name: v for inner in screen.every_block for v in variables_of(inner)}
    entry = Entry(_SCREEN, title, title.place)
    return Flow(name=name, title=title, file=file, entries=(entry,), screens={_SCREEN: screen}, variables=variables)
