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
from difflib import get_close_matches

from veiviser.journeys.doable import Doable, Doables
from veiviser.journeys.instructions import Act, Instruction, instructions_in
from veiviser.journeys.leads import place_in
from veiviser.journeys.spoken_of import Shown, Spoken, is_shown, shown_where_told, spoken
from veiviser.journeys.visible import plain
from veiviser.journeys.ways_on import edges_by, leads_back
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Problem
from veiviser.wording.tied import tied_passages

ID = "wrong-instruction"
_DONE: Mapping[Act, str] = {
    "press": "pressed",
    "pick": "chosen",
    "write": "written in",
    "open": "opened",
    "go": "gone to",
}
"""Of what is answered one may speak on another screen, too."""
_VERBS: Mapping[Act, str] = {"press": "Trykk på", "pick": "Velg", "write": "Skriv under", "answer": "Svar på"}
"""What to say instead, the likeliest first."""


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    doables = Doables(graph)
    anywhere = Shown(graph)
    shown = {telling: words for _, telling, words in shown_where_told(graph)}
    for said in spoken(graph):
        for told in instructions_in(said.telling.text.words):
            is_read = told.act == "back" or is_shown(plain(told.label), shown[said.telling], to_do=True)
            wrong = _wrong_in_view(graph, doables, said, told) if is_read else None
            if wrong is not None:
                yield Problem(place_in(said.telling.text, told.offset), ID, wrong)
    for tie, placed in tied_passages(project, graph.flow.name):
        names = (tie.screen,) if tie.screen is not None else tuple(graph.flow.screens)
        if "«" in placed.passage.words and set(names) <= graph.flow.screens.keys():
            there = doables.on(*names)
            where = f"screen `{tie.screen}`" if tie.screen is not None else f"screens of `{graph.flow.name}`"
            for told in instructions_in(placed.passage.words):
                wrong = _wrong_kind(told, there, where)
                if wrong is not None and is_shown(plain(told.label), anywhere.on(*names), to_do=True):
                    yield Problem(placed.place(told.offset), ID, wrong)


def _wrong_in_view(graph: Graph, doables: Doables, said: Spoken, told: Instruction) -> str | None:
    screen = said.view.state.screen
    if told.act == "back":
        if not told.is_firm or leads_back(graph, said.view):
            return None
        return f"there is no way back on the screen `{screen}`; name the button to press, or add one"
    there = doables.on(screen)
    wrong = _wrong_kind(told, there, f"screen `{screen}`")
    if wrong is not None:
        return wrong
    fitting = [doable for doable in there if doable.label == plain(told.label) and told.act in doable.acts]
    here = [doable for doable in fitting if doable.may_be_in(graph, said.view)]
    when = _in_words(graph, said)
    if fitting and not here:
        return f"«{told.label}» is not on the screen `{screen}`{when}; say what to do then"
    controls = [doable.control for doable in here if doable.control is not None]
    if (
        len(controls) == len(here)
        and not any(edges_by(graph, said.view, control) for control in controls)
        and any(edge.source.screen == screen and edge.control == c.id for edge in graph.edges for c in controls)
    ):
        return f"«{told.label}» leads nowhere on the screen `{screen}`{when}; say what to do instead"
    return None


def _wrong_kind(told: Instruction, there: list[Doable], where: str) -> str | None:
    """What is wrong where nothing of that name is of the kind that the verb asks for."""
    label = plain(told.label)
    if told.act not in _DONE or any(told.act in doable.acts for doable in there if doable.label == label):
        return None
    others = {act for doable in there if doable.label == label for act in doable.acts}
    verb = next((words for act, words in _VERBS.items() if act in others), "")
    near = get_close_matches(label, [doable.label for doable in there if told.act in doable.acts], n=1, cutoff=0.5)
    mend = f"did you mean «{near[0]}»?" if near else f"name what can be {_DONE[told.act]}"
    if verb:
        mend = f"write {verb} «{label}»"
    return f"«{label}» on the {where} cannot be {_DONE[told.act]}; {mend}"


def _in_words(graph: Graph, said: Spoken) -> str:
    """The answers and situations that the sentence takes for granted."""
    values = dict(said.view.picks) | {k: v for k, v in said.view.state.values if k in graph.flow.situations}
    return "".join(f" when `{name}` is `{value}`" for name, value in list(values.items())[:1])
