"""
Words that the guide quotes in «…» are on the screen that it describes.

Or it is the title of a screen one step away. So the guide follows when a button gets another name. A page that is tied
to a flow by a mark such as `<!-- flow: bestille/dato -->` follows likewise: what it quotes can be read on that screen,
or, with the flow alone in the mark, on one of its screens. So do the hint and the error of a question, where they say
what to choose. What is to be written into a field is left alone: «Skriv «hodepine» i feltet «Plage»». Wrong:

```yaml
dato:
  title: Velg dato
  guide: Velg dagen og trykk «Videre».
  body: [{button: Neste}]
```

Right:

```yaml
dato:
  title: Velg dato
  guide: Velg dagen og trykk «Neste».
  body: [{button: Neste}]
```
"""

from collections.abc import Callable
from functools import partial

from veiviser.journeys.instructing.following import Following
from veiviser.journeys.instructing.instructions import instructions_in
from veiviser.journeys.instructing.mends import Mends, Said
from veiviser.journeys.instructing.quoted import shown_where_told
from veiviser.journeys.telling.visible import plain
from veiviser.journeys.texts.written import place_in
from veiviser.messages import say
from veiviser.model.flow import Block, Text
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.wording.tied import tied_passages

ID = "label-not-on-screen"


def check(project: Project, graph: Graph, report: Report) -> None:
    judge = _Judge(graph, report)
    for name, telling, shown in shown_where_told(graph):
        said = Said(telling.text.words, (name,), shown, telling)
        judge.said(said, partial(place_in, telling.text))
    for name in graph.by_screen:
        for block in graph.flow.screens[name].every_block:
            if block.answer is not None and block.choices:
                judge.question(block, name)
    for tie, placed in tied_passages(project, graph.flow.name):
        names = (tie.screen,) if tie.screen is not None else tuple(graph.flow.screens)
        words = placed.passage.words
        if "«" in words and set(names) <= graph.flow.screens.keys():
            judge.said(Said(words, names, judge.following.texts.on(*names)), placed.place)


class _Judge:
    def __init__(self, graph: Graph, report: Report) -> None:
        self.report = report
        self.flow = graph.flow.name
        self.following = Following(graph)
        self.mends = Mends(self.following)

    def question(self, block: Block, name: str) -> None:
        """The choices that a question's own hint or error tells to choose."""
        for text in (value for value in block.options.values() if isinstance(value, Text) and "«" in value.words):
            if any(told.act == "pick" for told in instructions_in(text.words)):
                own = tuple(plain(choice.label.words) for choice in block.choices)
                said = Said(text.words, (name,), self.following.texts.on(name), own=own)
                self.said(said, partial(place_in, text))

    def said(self, said: Said, place: Callable[[int], Place]) -> None:
        names = said.names
        where = say("the screens of `{flow}`", flow=self.flow)
        if len(names) == 1:
            where = say("the screen `{screen}`", screen=names[0])
        for fault in self.following.unseen(said.words, said.texts):
            at, times = place(fault.offset), said.words.count(f"«{fault.label}»")
            has_no_place = times > 1 and at == place(0)
            mend = self.mends.instead_of(fault, said, everywhere=has_no_place)
            message = say("«{label}» is not on {where}; {mend}", label=fault.label, where=where, mend=mend)
            if has_no_place:
                message = say(
                    "«{label}», named {times} times here, is not on {where}; {mend}",
                    label=fault.label,
                    times=times,
                    where=where,
                    mend=mend,
                )
            self.report.error(at, ID, message)
