"""
What the guide puts in «…» can be read on the screen that it speaks of.

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

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial

from veiviser.journeys.doable import Doable, Doables
from veiviser.journeys.instructions import Instruction, instructions_in
from veiviser.journeys.leads import every_block, place_in
from veiviser.journeys.marks import LABEL
from veiviser.journeys.spoken_of import Shown, is_shown, shown_where_told, states_by_screen
from veiviser.journeys.visible import plain
from veiviser.model.flow import Block, Text
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.wording.tied import tied_passages


def find_problems(project: Project, graph: Graph) -> Iterator[Problem]:
    judge = _Judge(graph)
    for name, telling, shown in shown_where_told(graph):
        yield from judge.text(telling.text, shown, name)
    for name in judge.reached:
        for block in every_block(graph.flow.screens[name]):
            if block.answer is not None and block.choices:
                yield from judge.question(block, name)
    for tie, placed in tied_passages(project, graph.flow.name):
        names = (tie.screen,) if tie.screen is not None else tuple(graph.flow.screens)
        if "«" in placed.passage.words and set(names) <= graph.flow.screens.keys():
            yield from judge.words(placed.passage.words, placed.place, judge.shown.on(*names), names)


class _Judge:
    def __init__(self, graph: Graph) -> None:
        self.flow = graph.flow.name
        self.doables, self.shown = Doables(graph), Shown(graph)
        self.reached = states_by_screen(graph)

    def text(self, text: Text, shown: list[str], name: str) -> Iterator[Problem]:
        yield from self.words(text.words, partial(place_in, text), shown, (name,))

    def question(self, block: Block, name: str) -> Iterator[Problem]:
        """The choices that a question's own hint or error tells to choose."""
        for text in (value for value in block.options.values() if isinstance(value, Text) and "«" in value.words):
            if any(told.act == "pick" for told in instructions_in(text.words)):
                yield from self.text(text, self.shown.on(name), name)

    def words(
        self, words: str, place: Callable[[int], Place], shown: list[str], names: tuple[str, ...]
    ) -> Iterator[Problem]:
        instructions = {told.offset: told for told in instructions_in(words)}
        for match in LABEL.finditer(words):
            label, told = plain(match[1]), instructions.get(match.start(1))
            is_typed = told is not None and told.act == "type"
            if is_typed or is_shown(label, shown, to_do=told is not None):
                continue
            where = f"screen `{names[0]}`" if len(names) == 1 else f"screens of `{self.flow}`"
            at, times = place(match.start(1)), words.count(match[0])
            named = f", named {times} times here," if times > 1 and at == place(0) else ""
            mend = _mend(label, told, shown, self.doables.on(*names))
            yield Problem(at, "label-not-on-screen", f"«{label}»{named} is not on the {where}; {mend}")


def _mend(label: str, told: Instruction | None, shown: list[str], there: list[Doable]) -> str:
    """The nearest words with which one can do what is told, else the nearest of all."""
    fits = [doable for doable in there if told is not None and told.act in doable.acts]
    fitting = [doable.label for doable in fits]
    near = get_close_matches(label, fitting, n=1, cutoff=0.5) or get_close_matches(label, shown, n=1, cutoff=0.5)
    if near == [label]:
        return "it is there in another situation only"
    if not near:  # a button that got quite another name is the only one that leads on
        buttons = [doable.control for doable in fits if doable.control is not None and doable.control.choice is None]
        onward = [control for control in buttons if control.target.kind == "next"] or buttons
        labels = {plain(control.label.words) for control in onward}
        near = list(labels) if len(labels) == 1 else []
    return f"did you mean «{near[0]}»?" if near else "write it as it stands on the screen"
