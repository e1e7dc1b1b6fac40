"""What a state's page tells the script that carries answers from page to page."""

from urllib.parse import urlencode

from markupsafe import Markup

from veiviser.journeys.texts.shown import asking_blocks
from veiviser.model.condition import asked
from veiviser.model.journey import Graph, State


def carrying(graph: Graph, state: State) -> Markup:
    """
    Attributes of an element around the screen: `data-flow`, its name, and where they say anything the following.

    - `data-entry`: that one can begin here.
    - `data-place`: from which to which number of the order of screens answers are withdrawn.
    - `data-elsewhere`: of its answers asked for on others too, or never withdrawn, the number that counts.
    - `data-nobody`: what stands for its answers where nobody gave one, as their author says it, as a query.
    """
    said = {
        "data-place": " ".join(map(str, graph.withdrawal.spans.get(state.screen, ()))),
        "data-elsewhere": _asked_elsewhere(graph, state),
        "data-nobody": _nobody(graph, state),
    }
    entry = " data-entry" if state.screen in graph.entries else ""
    attributes = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in said.items() if value)
    return Markup(' data-flow="{}"{}{}').format(graph.flow.name, Markup(entry), attributes)


def _asked_elsewhere(graph: Graph, state: State) -> str:
    spans, places = graph.withdrawal.spans, graph.withdrawal.places
    own = spans.get(state.screen, (-1, -1))[0]
    numbers = {f.variable: places.get(asked(f.variable), -1) for f in graph.fields[state.screen]}
    return " ".join(f"{name}={place}" for name, place in numbers.items() if place != own)


def _nobody(graph: Graph, state: State) -> str:
    asking = {f.variable: asking_blocks(graph.flow)[f.variable] for f in graph.fields[state.screen]}
    said = {name: next((b.unanswered.words for b in of if b.unanswered), "") for name, of in asking.items()}
    return urlencode({name: words for name, words in said.items() if words})
