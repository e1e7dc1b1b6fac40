"""What a flow asks, and which answers each of its pages stands for, as a script: it judges addresses with answers."""

import json
from collections.abc import Iterator

from veiviser.journeys.texts.shown import asking_blocks
from veiviser.model.condition import ANSWERED
from veiviser.model.flow import Flow
from veiviser.model.journey import Graph, State
from veiviser.model.site import STATES, flow_folder
from veiviser.outputs.contract import Files, FlowView


def paths(graph: Graph) -> Iterator[str]:
    if any(graph.fields.values()):
        yield f"{flow_folder(graph.flow.name)}/{STATES}"


def draw(flow: FlowView) -> Files:
    graph = flow.graph
    told = {
        "questions": _questions(graph.flow),
        "pages": {page: _answers(graph.flow, state) for state, page in graph.pages.items()},
    }
    words = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Files(site=dict.fromkeys(paths(graph), f"window.veiviserStates = {words};\n"))


def _questions(flow: Flow) -> dict[str, list[str]]:
    """By question, all that can be answered; of free text, nothing."""
    return {
        name: sorted(
            {value for block in blocks for value in (c.name for c in block.choices)}
            if any(block.many for block in blocks)
            else {value for block in blocks for value, _ in block.values}
        )
        for name, blocks in asking_blocks(flow).items()
    }


def _answers(flow: Flow, state: State) -> dict[str, str]:
    """What everybody has answered who comes to a page; a box by the answer's name and its own."""
    asked = asking_blocks(flow)
    return {name: value for name, value in state.values if name.partition(".")[0] in asked and value != ANSWERED}
