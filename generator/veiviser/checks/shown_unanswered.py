"""
An answer that a text shows has been given by everyone who reads the text.

Who came another way, or left the question open, reads «Ikke besvart» in the middle of a sentence. Wrong, where one way
leads past the question `navn`, or `navn` is optional:

```yaml
- notice: Vi har fått søknaden for {navn}.
```

Right: say what stands there for nobody, where it is asked for; or show the sentence only where there is an answer.

```yaml
- field: Navnet på barnet
  answer: navn
  optional: true
  unanswered: barnet ditt
```
"""

from collections.abc import Iterator, Mapping

from veiviser.journeys.search import Search, along
from veiviser.journeys.telling.visible import can_hold
from veiviser.journeys.texts.shown import NAMED, asking_blocks
from veiviser.journeys.texts.written import block_texts
from veiviser.journeys.walking.shortest import starts
from veiviser.messages import Message, say
from veiviser.model.flow import Screen, Text
from veiviser.model.journey import Edge, Field, Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "shown-unanswered"


def check(project: Project, graph: Graph, report: Report) -> None:
    shown: dict[str, dict[str, Text]] = {}
    for name, screen in graph.flow.screens.items():
        for answer, text in _shown(screen):
            shown.setdefault(answer, {}).setdefault(name, text)
    for answer, blocks in asking_blocks(graph.flow).items():
        is_told = any(block.unanswered is not None or block.many for block in blocks)
        if answer in shown and not is_told:
            _without(graph, answer, shown[answer], report)


def _without(graph: Graph, answer: str, texts: Mapping[str, Text], report: Report) -> None:
    told: set[str] = set()
    search = _without_answer(graph, answer)
    for state in search.spread():
        text = texts.get(state.screen)
        if text is None or state.screen in told or not _may_show(graph, state, answer, text):
            continue
        told.add(state.screen)
        report.warning(text.place, ID, _message(answer, search.way_back(state)))


def _message(answer: str, way: tuple[Edge, ...]) -> Message:
    names = [edge.source.screen for edge in way]
    if not names:
        return say(
            "at the start nobody need have answered `{answer}`, which this shows; write `unanswered:` where it is "
            "asked for, or show it only where there is an answer",
            answer=answer,
        )
    return say(
        "on the way {way} nobody need have answered `{answer}`, which this shows; write `unanswered:` where it is "
        "asked for, or show it only where there is an answer",
        way=" → ".join(names if len(names) < 6 else [*names[:2], "…", *names[-2:]]),
        answer=answer,
    )


def _without_answer(graph: Graph, answer: str) -> Search[State, Edge]:
    """For every state that one can come to without an answer that counts."""
    asking = {
        name: [field for field in fields if field.variable == answer and not field.optional]
        for name, fields in graph.fields.items()
    }

    def is_left_out(edge: Edge) -> bool:
        is_known = isinstance(edge.target, State) and answer in dict(edge.target.values)
        return not is_known and not _gives(graph, edge, asking[edge.source.screen])

    return Search(starts(graph), along(graph.edges_on, is_left_out))


def _gives(graph: Graph, edge: Edge, fields: list[Field]) -> bool:
    """Whether nobody takes it without answering one of the fields."""
    known = {**dict(edge.source.values), **dict(edge.picks)}
    is_next = graph.control_of(edge).target.kind == "next"
    return is_next and any(all(presence.holds(known) for presence in field.presences) for field in fields)


def _may_show(graph: Graph, state: State, answer: str, text: Text) -> bool:
    """Whether the text may show there; not where it is on the screen that asks, which knows it at once."""
    own, values = graph.local[state.screen], dict(state.values)
    if answer in own:
        return False
    for block in graph.flow.screens[state.screen].every_block:
        if text in tuple(block_texts(block)):
            of_choice = (c.presence for c in block.every_choice if text is c.label or text in c.options.values())
            return all(can_hold(presence, values, own) for presence in (block.presence, *of_choice))
    return True


def _shown(screen: Screen) -> Iterator[tuple[str, Text]]:
    texts = [screen.title, *(text for block in screen.every_block for text in block_texts(block))]
    for text in texts:
        names = NAMED.findall(text.words)
        if text.words != f"{{{''.join(names)}}}":  # which alone reads well as «Ikke besvart»
            yield from ((name, text) for name in names)
