"""
Nothing that is asked for is passed by in silence.

A button or a link with `to:` leads on whatever is answered: the answers are lost, what is required is not asked for,
and `end: stop` does not stop. So does a link in a running text, which leads to one page of its screen, whatever was
answered before. Wrong:

```yaml
body:
  - question: Hva er du nå?
    answer: status
    choices: [Skilt, Enke eller enkemann]
  - button: Neste
    to: slutt
```

Right, where the answers decide; and a way out says that it is one:

```yaml
body:
  - question: Hva er du nå?
    answer: status
    choices: [Skilt, Enke eller enkemann]
  - button: Neste
  - link: Avbryt
    to: avbrutt
    leaves: true
next: slutt
```
"""

from collections.abc import Iterator

from veiviser.journeys.compiling.controls import changes, leaves_open
from veiviser.journeys.telling.visible import can_hold
from veiviser.journeys.texts.written import MarkdownLink, block_texts, links_in
from veiviser.messages import Message, say
from veiviser.model.flow import Screen, Target
from veiviser.model.journey import Control, Field, Graph, State
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "passed-by"


def check(project: Project, graph: Graph, report: Report) -> None:
    for name, reached in graph.by_screen.items():
        for control in graph.controls[name]:
            if control.target.kind == "screen" and not changes(control) and not leaves_open(control):
                passed = [field for field in graph.fields[name] if _are_together(graph, reached, control, field)]
                if passed:
                    field = min(passed, key=_is_harmless)
                    tell = report.warning if _is_harmless(field) else report.error
                    tell(control.place, ID, _message(control, field))
        for link, target in _in_texts(graph.flow.screens[name], graph.flow.name):
            is_one = len(graph.by_screen.get(target.address, ())) < 2
            if graph.fields[name] or not is_one:
                report.error(link.place, ID, _message_of_link(link, target))


def _in_texts(screen: Screen, flow: str) -> Iterator[tuple[MarkdownLink, Target]]:
    """The links in running texts that lead to screens of the flow."""
    for block in screen.every_block:
        for link in (link for text in block_texts(block) for link in links_in(text) if not link.is_image):
            target = Target.read(link.address, link.place, flow)
            if target.kind == "screen" and target.flow is None:
                yield link, target


def _are_together(graph: Graph, states: tuple[State, ...], control: Control, field: Field) -> bool:
    """Whether one can be pressed while the other is asked; what an answer brings forth has that answer."""
    own = graph.local[states[0].screen]
    if any(field.variable == name.partition(".")[0] for presence in control.presences for name in presence.variables):
        return False
    presences = (*control.presences, *field.presences)
    return any(all(can_hold(p, dict(state.values), own) for p in presences) for state in states)


def _message(control: Control, field: Field) -> Message:
    return say(
        "«{label}» leads on whatever is answered to `{answer}` on line {line}; write `next: {screen}` on the screen "
        "instead of `to`, or add `leaves: true` to a way out",
        label=control.label.words,
        answer=field.variable,
        line=field.block.place.line,
        screen=control.target.address,
    )


def _message_of_link(link: MarkdownLink, target: Target) -> Message:
    return say(
        "the link «{words}» in the text leads to `{screen}` whatever is answered; write a `link` with `to: {screen}` "
        "of its own, and `leaves: true` on a way out",
        words=link.words,
        screen=target.address,
    )


def _is_harmless(field: Field) -> bool:
    return field.optional and not any(choice.end or choice.to for choice in field.block.every_choice)
