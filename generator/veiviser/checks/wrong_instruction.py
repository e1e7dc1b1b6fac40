"""
What the guide says to do can be done there, with what it names.

One presses buttons and links, chooses choices, writes in fields, and opens what opens; also in a part of a page that a
mark ties to a flow. It must be there in the view that the sentence speaks of, and lead somewhere from it: where a
choice ends the journey, its own text cannot send the reader on to «Neste». «Gå tilbake» asks for a way back. Wrong, as
a heading is only read:

```yaml
dato:
  title: Velg dato
  guide: Trykk på «Velg dato».
  body: [{button: Neste}]
```

Right:

```yaml
dato:
  title: Velg dato
  guide: Trykk på «Neste».
  body: [{button: Neste}]
```
"""

from collections.abc import Iterator, Mapping

from veiviser.journeys.instructing.following import Fault, Following
from veiviser.journeys.instructing.instructions import Act
from veiviser.journeys.instructing.mends import DONE, Mends, Said
from veiviser.journeys.instructing.quoted import Spoken, is_shown, shown_where_told, spoken
from veiviser.journeys.texts.written import place_in
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Problem
from veiviser.wording.tied import tied_passages

ID = "wrong-instruction"
_VERBS: Mapping[Act, str] = {"press": "Trykk på", "pick": "Velg", "write": "Skriv under", "answer": "Svar på"}
"""What to say instead, the likeliest first."""


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    following = Following(graph)
    mends = Mends(following)
    shown = {telling: words for _, telling, words in shown_where_told(graph)}
    for said in spoken(graph):
        for fault in following.undoable(said.telling.text.words, said, shown.get(said.telling, [])):
            words = _in_view(graph, mends, fault, said, shown.get(said.telling, []))
            yield Problem(place_in(said.telling.text, fault.offset), ID, words)
    for tie, placed in tied_passages(project, graph.flow.name):
        names = (tie.screen,) if tie.screen is not None else tuple(graph.flow.screens)
        if "«" in placed.passage.words and set(names) <= graph.flow.screens.keys():
            where = f"screen `{tie.screen}`" if tie.screen is not None else f"screens of `{graph.flow.name}`"
            read = following.texts.on(*names)
            for fault in following.unfit(placed.passage.words, names):
                if is_shown(fault.label, read, to_do=True):
                    wrong = _unfit(mends, fault, Said(placed.passage.words, names, read), where)
                    yield Problem(placed.place(fault.offset), ID, wrong)


def _in_view(graph: Graph, mends: Mends, fault: Fault, said: Spoken, shown: list[str]) -> str:
    screen, when = said.view.state.screen, _in_words(graph, said)
    match fault.kind:
        case "no-way-back":
            return f"there is no way back on the screen `{screen}`; name the button to press, or add one"
        case "absent":
            return f"«{fault.label}» is not on the screen `{screen}`{when}; say what to do then"
        case "idle":
            return f"«{fault.label}» leads nowhere on the screen `{screen}`{when}; say what to do instead"
        case _:
            told = Said(said.telling.text.words, (screen,), shown, said.telling)
            return _unfit(mends, fault, told, f"screen `{screen}`")


def _unfit(mends: Mends, fault: Fault, said: Said, where: str) -> str:
    """Another verb, where one does, or else another name."""
    act = fault.instruction.act if fault.instruction is not None else "press"
    there = mends.following.doables.on(*said.names)
    others = {other for doable in there if doable.label == fault.label for other in doable.acts}
    sentences = (f"{verb} «{fault.label}»" for other, verb in _VERBS.items() if other in others)
    sentence = next((sentence for sentence in sentences if mends.is_right(sentence + ".", said)), None)
    mend = f"write {sentence}" if sentence else mends.instead_of(fault, said)
    return f"«{fault.label}» on the {where} cannot be {DONE[act]}; {mend}"


def _in_words(graph: Graph, said: Spoken) -> str:
    """The answers and situations that the sentence takes for granted."""
    values = dict(said.view.picks) | {k: v for k, v in said.view.state.values if k in graph.flow.situations}
    return "".join(f" when `{name}` is `{value}`" for name, value in list(values.items())[:1])
