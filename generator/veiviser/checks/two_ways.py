"""
Only one question on a screen says where it leads.

Were there two, one of them would be ignored. So it is of a question that shows for an answer which itself leads
elsewhere. Wrong:

```yaml
body:
  - question: Er du under 16 år?
    answer: ung
    choices: {ja: {label: Ja, to: barn}, nei: {label: Nei, to: voksen}}
  - question: Har du fastlege?
    answer: fastlege
    choices: {ja: {label: Ja, to: fastlege}, nei: {label: Nei, to: uten}}
```

Right: rules, which can ask for both answers.

```yaml
next:
  - to: barn
    when: {ung: ja}
  - to: fastlege
    when: {fastlege: ja}
  - to: uten
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from veiviser.messages import say
from veiviser.model.flow import Block, Choice, Flow, Target
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "two-ways"


@dataclass(frozen=True, slots=True)
class _Leading:
    """A choice that says where it leads."""

    block: Block
    to: Target
    picked: tuple[tuple[Block, Choice], ...]
    """It, and the choices of other questions that it shows for."""

    def goes_with(self, other: "_Leading") -> bool:
        """Whether one can pick both."""
        mine = dict(self.picked)
        return all(_go_together(block, choice, mine.get(block, choice)) for block, choice in other.picked)


def check(project: Project, flow: Flow, report: Report) -> None:
    for screen in flow.screens.values():
        told: set[Block] = set()
        for first, second in combinations(_leading(screen.body, ()), 2):
            is_other = first.block is not second.block and not _is_same(first.to, second.to)
            if not is_other or second.block in told or not first.goes_with(second):
                continue
            told.add(second.block)
            message = say(
                "`{answer}` says where it leads, and so does `{other}` on line {line}; write rules under `next` "
                "instead",
                answer=second.block.answer,
                other=first.block.answer,
                line=first.block.place.line,
            )
            report.error(second.block.place, ID, message)


def _leading(blocks: tuple[Block, ...], picked: tuple[tuple[Block, Choice], ...]) -> Iterator[_Leading]:
    """In reading order; of what shows under a condition none, for it may show instead of the other."""
    for block in blocks:
        if not block.presence.always:
            continue
        for choice in block.every_choice:
            way = (*picked, (block, choice)) if block.answer is not None else picked
            if block.answer is not None and choice.to is not None and choice.to.kind != "next":
                yield _Leading(block, choice.to, way)
            yield from _leading(choice.blocks, way)
        yield from _leading(block.blocks, picked)


def _go_together(block: Block, one: Choice, other: Choice) -> bool:
    return one is other or (block.many and not one.exclusive and not other.exclusive)


def _is_same(one: Target, other: Target) -> bool:
    return (one.kind, one.flow, one.address, one.fragment) == (other.kind, other.flow, other.address, other.fragment)
