"""
The guide's instruction can be followed on its screen.

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

from collections.abc import Mapping

from veiviser.journeys.instructing.following import Fault, Following
from veiviser.journeys.instructing.instructions import Act
from veiviser.journeys.instructing.mends import DONE, Mends, Said
from veiviser.journeys.instructing.quoted import Spoken, is_shown, shown_where_told, spoken
from veiviser.journeys.texts.written import place_in
from veiviser.messages import Message, say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report
from veiviser.wording.tied import tied_passages

ID = "wrong-instruction"
_VERBS: Mapping[Act, str] = {"press": "Trykk på", "pick": "Velg", "write": "Skriv under", "answer": "Svar på"}
"""What to say instead, the likeliest first."""


def check(project: Project, graph: Graph, report: Report) -> None:
    following = Following(graph)
    mends = Mends(following)
    shown = {telling: words for _, telling, words in shown_where_told(graph)}
    for said in spoken(graph):
        for fault in following.undoable(said.telling.text.words, said, shown.get(said.telling, [])):
            words = _in_view(graph, mends, fault, said, shown.get(said.telling, []))
            report.error(place_in(said.telling.text, fault.offset), ID, words)
    for tie, placed in tied_passages(project, graph.flow.name):
        names = (tie.screen,) if tie.screen is not None else tuple(graph.flow.screens)
        if "«" in placed.passage.words and set(names) <= graph.flow.screens.keys():
            where = say("the screens of `{flow}`", flow=graph.flow.name)
            if tie.screen is not None:
                where = say("the screen `{screen}`", screen=tie.screen)
            read = following.texts.on(*names)
            for fault in following.unfit(placed.passage.words, names):
                if is_shown(fault.label, read, to_do=True):
                    wrong = _unfit(mends, fault, Said(placed.passage.words, names, read), where)
                    report.error(placed.place(fault.offset), ID, wrong)


def _in_view(graph: Graph, mends: Mends, fault: Fault, said: Spoken, shown: list[str]) -> Message:
    screen, given = said.view.state.screen, _given(graph, said)
    match fault.kind:
        case "no-way-back":
            return say(
                "there is no way back on the screen `{screen}`; name the button to press, or add one", screen=screen
            )
        case "absent":
            return _absent(fault.label, screen, given)
        case "idle":
            return _idle(fault.label, screen, given)
        case _:
            told = Said(said.telling.text.words, (screen,), shown, said.telling)
            return _unfit(mends, fault, told, say("the screen `{screen}`", screen=screen))


def _absent(label: str, screen: str, given: tuple[str, str] | None) -> Message:
    if given is None:
        return say("«{label}» is not on the screen `{screen}`; say what to do then", label=label, screen=screen)
    return say(
        "«{label}» is not on the screen `{screen}` when `{name}` is `{value}`; say what to do then",
        label=label,
        screen=screen,
        name=given[0],
        value=given[1],
    )


def _idle(label: str, screen: str, given: tuple[str, str] | None) -> Message:
    if given is None:
        return say(
            "«{label}» leads nowhere on the screen `{screen}`; say what to do instead", label=label, screen=screen
        )
    return say(
        "«{label}» leads nowhere on the screen `{screen}` when `{name}` is `{value}`; say what to do instead",
        label=label,
        screen=screen,
        name=given[0],
        value=given[1],
    )


def _unfit(mends: Mends, fault: Fault, said: Said, where: Message) -> Message:
    """Another verb, where one does, or else another name."""
    act = fault.instruction.act if fault.instruction is not None else "press"
    there = mends.following.doables.on(*said.names)
    others = {other for doable in there if doable.label == fault.label for other in doable.acts}
    sentences = (f"{verb} «{fault.label}»" for other, verb in _VERBS.items() if other in others)
    sentence = next((sentence for sentence in sentences if mends.is_right(sentence + ".", said)), None)
    mend = say("write {sentence}", sentence=sentence) if sentence else mends.instead_of(fault, said)
    return say(
        "«{label}» on {where} cannot be {done}; {mend}", label=fault.label, where=where, done=DONE[act], mend=mend
    )


def _given(graph: Graph, said: Spoken) -> tuple[str, str] | None:
    """The first answer or situation that the sentence takes for granted: its name and value."""
    values = dict(said.view.picks) | {k: v for k, v in said.view.state.values if k in graph.flow.situations}
    return next(iter(values.items()), None)
