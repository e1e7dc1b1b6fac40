"""
Whatever is answered, something says where it goes on.

The last rule of `next` has no condition, or each choice says itself where it leads. Wrong:

```yaml
next:
  - to: barn
    when: {alder: under-16}
```

Right:

```yaml
next:
  - to: barn
    when: {alder: under-16}
  - to: vanlig
```
"""

from veiviser.journeys.compiling.decisions import Decision, decisions
from veiviser.journeys.in_words import known_to_author
from veiviser.messages import Message, all_of, say
from veiviser.model.flow import Block, Screen
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Report

ID = "undecided-branch"


def check(project: Project, graph: Graph, report: Report) -> None:
    said: dict[str, bool] = {}
    open_ones: dict[str, Decision] = {}
    for decision in decisions(graph, _may_be_open):
        name = decision.state.screen
        is_open = not decision.by_choice and not decision.holding
        said[name] = said.get(name, False) or not is_open
        if is_open:
            open_ones.setdefault(name, decision)
    for name, decision in open_ones.items():
        screen = graph.flow.screens[name]
        if said[name] or screen.rules:  # else it is a dead end
            report.error(_place(screen, decision), ID, _message(screen, decision))


def _may_be_open(screen: Screen) -> bool:
    """Whether neither a last rule, nor a question that must be answered, decides in any case."""
    if screen.rules and screen.rules[-1].presence.always:
        return False
    return not any(_always_decides(block) for block in screen.body)


def _always_decides(block: Block) -> bool:
    if block.answer is None or block.many or block.optional or not block.presence.always or not block.choices:
        return False
    return all(choice.to is not None or choice.end is not None for choice in block.choices)


def _place(screen: Screen, decision: Decision) -> Place:
    """The last rule, or else the last choice, or what is pressed."""
    if screen.rules:
        return screen.rules[-1].place
    choices = decision.answers.choices
    return choices[-1].place if choices else decision.control.place


def _message(screen: Screen, decision: Decision) -> Message:
    known = {**dict(decision.state.values), **dict(decision.picks)}
    asked = {variable for rule in screen.rules for variable in rule.presence.variables} | {v for v, _ in decision.picks}
    missing = sorted(asked - {name for name, value in known.items() if value})
    values = all_of(
        *known_to_author((name, known[name]) for name in sorted(asked - set(missing))),
        *(say("`{name}` is not answered", name=name) for name in missing),
    )
    if screen.rules:
        return say(
            "nothing says where `{screen}` goes on when {values}; end `next` with a rule without `when`",
            screen=screen.name,
            values=values,
        )
    return say(
        "nothing says where `{screen}` goes on when {values}; give the choice a `to`, or the screen a `next`",
        screen=screen.name,
        values=values,
    )
