"""A walk at random over drawn pages: somebody who answers anything and presses anything."""

import random
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborNode

from veiviser.journeys.branch_keys import place_of
from veiviser.journeys.compiling.controls import as_asked
from veiviser.journeys.compiling.filling import Filled, input_ids
from veiviser.journeys.walking.shortest import starts
from veiviser.messages import Message, any_of, say
from veiviser.model.condition import ANSWERED
from veiviser.model.journey import Edge, Field, Graph, State
from veiviser.pytest_plugin.drawn_page import DrawnPage
from veiviser.pytest_plugin.failure import address, broken
from veiviser.pytest_plugin.naming import target_in_words
from veiviser.pytest_plugin.site import Site
from veiviser.pytest_plugin.taking import arrive, in_words, leads_there

STEPS = 40
"""At most."""


def wander(site: Site, graph: Graph, seed: str) -> None:
    """
    Go until the journey ends, nothing leads on, or there have been enough steps.

    A page knows only the answers given on it, so its address with those answers is the shortest replay of any failure.

    Raises:
        Broken: when a page does not lead where the flow says.
    """
    chance = random.Random(seed)
    state = chance.choice(starts(graph))
    place = graph.flow.screens[state.screen].place
    for _ in range(STEPS):
        page = arrive(site, graph, state, site.path_of(graph, state), place)
        filled = _answer(graph, state, chance)
        page.fill([id for name, value in filled.picked for id in input_ids(name, value)], filled.written)
        edge = _press(site, graph, state, filled, page, chance)
        if edge is None or edge not in graph.edges_on[state] or not isinstance(edge.target, State):
            return
        state, place = edge.target, place_of(graph, edge)


def _answer(graph: Graph, state: State, chance: random.Random) -> Filled:
    """Any answer to each question that is asked; what is optional is left out now and then."""
    own = graph.local[state.screen]
    known = {name: value for name, value in state.values if name not in own}
    picked: list[tuple[str, str]] = []
    written: list[str] = []
    for field in as_asked(graph.fields[state.screen]):
        if not all(p.holds(known) for p in field.presences) or (field.optional and chance.random() < 0.3):
            continue
        if field.free:
            written.append(field.variable)
            known[field.variable] = ANSWERED
            continue
        answers = _any_of(field, known, chance)
        known.update(answers)
        picked += answers
    return Filled(tuple(picked), tuple(written))


def _any_of(field: Field, known: Mapping[str, str], chance: random.Random) -> list[tuple[str, str]]:
    if field.block.many:
        boxes = [choice for choice in field.block.choices if choice.presence.holds(known)]
        ticked = [box for box in boxes if chance.random() < 0.5] or ([] if field.optional else boxes[:1])
        alone = [box for box in ticked if box.exclusive][:1]
        return [(f"{field.variable}.{box.name}", "yes") for box in alone or ticked]
    shown = [v for v, chain in field.block.values if all(c.presence.holds(known) for c in chain)]
    return [(field.variable, chance.choice(shown))] if shown else []


def _press(
    site: Site, graph: Graph, state: State, filled: Filled, page: DrawnPage, chance: random.Random
) -> Edge | None:
    """Anything that shows; the edge that it is."""
    forms = page.all_forms()
    if not forms:
        return None
    form = chance.choice(forms)
    edges = _edges(graph, state, filled, form.attributes.get("data-control") or "")
    if len(edges) == 1 and leads_there(site, graph, edges[0], form):
        return edges[0]
    if not edges and _waits(form):
        return None
    place = place_of(graph, edges[0]) if edges else graph.flow.screens[state.screen].place
    raise broken(place, _expected(edges), in_words(form), address(graph, state, filled))


def _expected(edges: Sequence[Edge]) -> Message:
    if not edges:
        return say("nothing that leads on")
    ways = (say("«{words}» to {address}", words=e.label, address=target_in_words(e.target)) for e in edges)
    return say("{ways}", ways=any_of(*ways))


def _edges(graph: Graph, state: State, filled: Filled, control: str) -> list[Edge]:
    """Those that a control is, with these answers."""
    given = dict(filled.picked)

    def fits(edge: Edge) -> bool:
        return all((given.get(name) or ("no" if "." in name else "")) == value for name, value in edge.picks)

    return [edge for edge in graph.outgoing[state] if edge.control == control and fits(edge)]


def _waits(form: LexborNode) -> bool:
    """Whether the form leads to an error on the page, or nowhere."""
    return (form.attributes.get("href") or "#").startswith("#")
