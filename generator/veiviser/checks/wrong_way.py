"""
What the guide says to press leads to what it tells next.

Of each sentence that everybody is to follow, one button, link or choice at least leads to the next step told. A
sentence with «hvis», «vil du» or a question before it may lead elsewhere: it is for some. Wrong, as the guide goes on
with the screen `tid`:

```yaml
dato:
  title: Velg dato
  guide: Trykk på «Avbryt».
  body:
    - button: Neste
      to: tid
    - {link: Avbryt, to: start}
```

Right:

```yaml
dato:
  title: Velg dato
  guide: Trykk på «Neste». Vil du ikke bestille likevel, trykker du på «Avbryt».
  body:
    - button: Neste
      to: tid
    - {link: Avbryt, to: start}
```
"""

from collections.abc import Iterator
from itertools import groupby

from veiviser.journeys.doable import Doable, Doables
from veiviser.journeys.instructions import Instruction, instructions_in
from veiviser.journeys.leads import place_in
from veiviser.journeys.spoken_of import Spoken, spoken
from veiviser.journeys.visible import plain
from veiviser.journeys.ways_on import edges_by
from veiviser.model.journey import Graph, State, View
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    doables = Doables(graph)
    for said in spoken(graph):
        onward = said.stop.goes_by
        if said.is_step and onward is not None and isinstance(onward.target, State):
            next_screen = onward.target.screen
            told = [t for t in instructions_in(said.telling.text.words) if t.is_firm and t.act in _MOVES]
            there = [(t, _named(graph, doables, said, t)) for t in told]
            view = _with_answers(said.view, there)
            for _, sentence in groupby(there, key=lambda pair: pair[0].sentence):
                wrong = _wrong(graph, view, list(sentence), next_screen)
                if wrong is not None:
                    told_wrong, leads_to = wrong
                    message = (
                        f"«{told_wrong.label}» leads to the screen `{leads_to}`, and the guide goes on with "
                        f"`{next_screen}`; did you mean «{onward.label}», or does `{leads_to}` come next in the file?"
                    )
                    yield Problem(place_in(said.telling.text, told_wrong.offset), "wrong-way", message)


_MOVES = ("press", "pick", "open", "go")
_Named = tuple[Instruction, list[Doable]]


def _named(graph: Graph, doables: Doables, said: Spoken, told: Instruction) -> list[Doable]:
    """What the instruction names, as far as it is there."""
    label = plain(told.label)
    there = (d for d in doables.on(said.view.state.screen) if d.label == label and told.act in d.acts)
    return [doable for doable in there if doable.may_be_in(graph, said.view)]


def _with_answers(view: View, there: list[_Named]) -> View:
    """The view with each answer that the sentences tell to choose, where they tell only one."""
    told: dict[str, set[str]] = {}
    for _, named in there:
        for doable in named:
            if doable.pick is not None:
                told.setdefault(doable.pick.variable, set()).add(doable.pick.value)
    given = {name: values.pop() for name, values in told.items() if len(values) == 1}
    return View(view.state, tuple(sorted({**given, **dict(view.picks)}.items())))


def _wrong(graph: Graph, view: View, sentence: list[_Named], next_screen: str) -> tuple[Instruction, str] | None:
    """The last instruction of a sentence of which none leads to the next screen, and where it leads."""
    found: tuple[Instruction, str] | None = None
    for told, named in sentence:
        controls = [doable.control for doable in named if doable.control is not None]
        edges = [
            edge
            for control in controls
            for state in _situations(graph, view)
            for edge in edges_by(graph, state, control)
        ]
        screens = [edge.target.screen for edge in edges if isinstance(edge.target, State)]
        if next_screen in screens:
            return None
        if screens and set(screens) != {view.state.screen}:
            found = (told, screens[0])
    return found


def _situations(graph: Graph, view: View) -> Iterator[View]:
    """The view in every situation: a button may lead elsewhere in another."""
    yield view
    for name in graph.flow.situations:
        if name in dict(view.state.values):
            yield from (View(state, view.picks) for state in graph.siblings(view.state, name).values())
