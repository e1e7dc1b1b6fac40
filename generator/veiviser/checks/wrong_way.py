"""
Following the guide's instruction leads to the next step.

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

from dataclasses import replace

from veiviser.journeys.instructing.following import Fault, Following, next_told
from veiviser.journeys.instructing.instructions import instructions_in
from veiviser.journeys.instructing.mends import Mends, Said
from veiviser.journeys.instructing.quoted import shown_where_told, spoken
from veiviser.journeys.texts.written import place_in
from veiviser.messages import Message, say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "wrong-way"


def check(project: Project, graph: Graph, report: Report) -> None:
    following = Following(graph)
    mends = Mends(following)
    shown = {telling: words for _, telling, words in shown_where_told(graph)}
    for said in spoken(graph):
        words = said.telling.text.words
        for fault in following.astray(words, said):
            told = Said(words, (said.view.state.screen,), shown.get(said.telling, []), said.telling)
            message = say(
                "«{label}» leads to the screen `{screen}`, and the guide goes on with `{next}`; {mend}",
                label=fault.label,
                screen=fault.leads_to,
                next=next_told(said),
                mend=_mend(mends, fault, told),
            )
            report.error(place_in(said.telling.text, fault.offset), ID, message)


def _mend(mends: Mends, fault: Fault, said: Said) -> Message:
    """Another name for it, or for something else that its sentence tells to do."""
    sentence = [
        t for t in instructions_in(said.words) if fault.instruction and t.sentence == fault.instruction.sentence
    ]
    for told in (fault.instruction, *reversed(sentence)):
        if told is not None and (
            found := mends.best(replace(fault, offset=told.offset, label=told.label, instruction=told), said)
        ):
            if told.offset == fault.offset:
                return say(
                    "did you mean «{found}», or does `{screen}` come next in the file?",
                    found=found,
                    screen=fault.leads_to,
                )
            return say(
                "did you mean «{found}» where «{label}» stands, or does `{screen}` come next in the file?",
                found=found,
                label=told.label,
                screen=fault.leads_to,
            )
    return say("name what leads there, or put `{screen}` next in the file", screen=fault.leads_to)
