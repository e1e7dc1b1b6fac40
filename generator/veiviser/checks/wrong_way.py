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
from dataclasses import replace

from veiviser.journeys.instructing.following import Fault, Following, next_told
from veiviser.journeys.instructing.instructions import instructions_in
from veiviser.journeys.instructing.mends import Mends, Said
from veiviser.journeys.instructing.quoted import shown_where_told, spoken
from veiviser.journeys.texts.written import place_in
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.problem import Problem


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    following = Following(graph)
    mends = Mends(following)
    shown = {telling: words for _, telling, words in shown_where_told(graph)}
    for said in spoken(graph):
        words = said.telling.text.words
        for fault in following.astray(words, said):
            told = Said(words, (said.view.state.screen,), shown.get(said.telling, []), said.telling)
            message = (
                f"«{fault.label}» leads to the screen `{fault.leads_to}`, and the guide goes on with "
                f"`{next_told(said)}`; {_mend(mends, fault, told)}"
            )
            yield Problem(place_in(said.telling.text, fault.offset), "wrong-way", message)


def _mend(mends: Mends, fault: Fault, said: Said) -> str:
    """Another name for it, or for something else that its sentence tells to do."""
    sentence = [
        t for t in instructions_in(said.words) if fault.instruction and t.sentence == fault.instruction.sentence
    ]
    for told in (fault.instruction, *reversed(sentence)):
        if told is not None and (
            found := mends.best(replace(fault, offset=told.offset, label=told.label, instruction=told), said)
        ):
            of = "" if told.offset == fault.offset else f" where «{told.label}» stands"
            return f"did you mean «{found}»{of}, or does `{fault.leads_to}` come next in the file?"
    return f"name what leads there, or put `{fault.leads_to}` next in the file"
