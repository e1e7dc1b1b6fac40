"""
A row that lets an answer be changed shows that answer.

Else it can say something else than what was answered, lead to another question, or have the words of another. Wrong:

```yaml
rows:
  sykmelding: {label: Trenger du sykmelding?, text: Nei, to: sykmelding}
```

Right:

```yaml
rows:
  sykmelding: {label: Trenger du sykmelding?, answer: sykmelding, to: sykmelding}
```
"""

from collections.abc import Iterator, Mapping

from veiviser.journeys.texts.shown import NAMED, asking_blocks
from veiviser.messages import Message, say
from veiviser.model.flow import Block, Choice, Flow, Screen, Text
from veiviser.model.project import Project
from veiviser.problem import Report
from veiviser.reading.yaml.names import slug

ID = "review-row"


def check(project: Project, flow: Flow, report: Report) -> None:
    asked = {name: blocks[0] for name, blocks in asking_blocks(flow).items()}
    for row in (row for screen in flow.screens.values() for row in _rows(screen)):
        told = next((name for name in _shown(row) if name in asked), None)
        faults = (
            _shows_two(row, asked),
            _leads_elsewhere(row, told, asked, flow),
            _speaks_of_another(row, told, asked),
        )
        if fault := next(filter(None, faults), None):
            report.error(row.place, ID, fault)


def _rows(screen: Screen) -> Iterator[Choice]:
    """The choices of components that tell of answers."""
    for block in screen.every_block:
        each = (each for option in block.component.options.values() for each in option.each.values())
        if any(option.type == "shown" for option in each):
            yield from block.choices


def _shown(row: Choice) -> list[str]:
    return [row.shows] if row.shows is not None else _named(row)


def _shows_two(row: Choice, asked: Mapping[str, Block]) -> Message | None:
    """That its text does not say the answer that it names."""
    text = row.options.get("text")
    shown = row.shows
    if row.options.get("answer") is None or shown is None or shown not in asked or not isinstance(text, Text):
        return None
    named = NAMED.findall(text.words)
    if shown in named:
        return None
    other = next((name for name in named if name in asked), None)
    if other is None:
        return say(
            "«{label}» says «{text}», whatever is answered on line {line}; take `text` out, so that `{shown}` is said",
            label=row.label.words,
            text=text.words,
            line=asked[shown].place.line,
            shown=shown,
        )
    return say(
        "«{label}» is for `{shown}`, asked for on line {line}, and says `{other}`, from line {second}; keep one",
        label=row.label.words,
        shown=shown,
        line=asked[shown].place.line,
        other=other,
        second=asked[other].place.line,
    )


def _leads_elsewhere(row: Choice, told: str | None, asked: Mapping[str, Block], flow: Flow) -> Message | None:
    """That the answer which it shows is not asked for where it leads."""
    to, shown = row.to, _shown(row)
    if to is None or to.kind in ("back", "next", "nowhere"):
        return None
    there = flow.screens.get(to.address) if to.kind == "screen" and to.flow is None else None
    if there is None and to.kind == "screen" and to.flow is None:
        return None  # which missing-target tells
    here = [block for block in there.every_block if block.answer is not None] if there is not None else []
    here.sort(key=lambda block: not _names(block) & {slug(row.label.words), row.name})
    if told is not None:
        return (
            None
            if any(block.answer == told or block.answer in shown for block in here)
            else _leads_to(row, told, asked, here, flow)
        )
    if not here:
        return None
    if not shown:
        return say(
            "«{label}» leads to where `{answer}` is answered, on line {line}, and does not show the answer; write "
            "`answer: {answer}` instead of `text`",
            label=row.label.words,
            answer=here[0].answer,
            line=here[0].place.line,
        )
    return say(
        "«{label}» shows `{shown}`, which is no answer, and leads to `{answer}` on line {line}; write "
        "`answer: {answer}`",
        label=row.label.words,
        shown=shown[0],
        answer=here[0].answer,
        line=here[0].place.line,
    )


def _leads_to(row: Choice, told: str, asked: Mapping[str, Block], here: list[Block], flow: Flow) -> Message:
    """What the row should lead to, or show, instead."""
    screen = next(s.name for s in flow.screens.values() if asked[told] in s.every_block)
    if not here:
        return say(
            "«{label}» shows `{shown}`, asked for on line {line}, and leads to where nothing is asked; write "
            "`to: {screen}`",
            label=row.label.words,
            shown=told,
            line=asked[told].place.line,
            screen=screen,
        )
    return say(
        "«{label}» shows `{shown}`, asked for on line {line}, and leads to `{answer}` on line {second}; write "
        "`to: {screen}`, or `answer: {answer}`",
        label=row.label.words,
        shown=told,
        line=asked[told].place.line,
        answer=here[0].answer,
        second=here[0].place.line,
        screen=screen,
    )


def _speaks_of_another(row: Choice, told: str | None, asked: Mapping[str, Block]) -> Message | None:
    """That it has the words, or the name, of a question whose answer it does not show."""
    if told is None:
        return None
    own = {name for answer in _shown(row) if answer in asked for name in _names(asked[answer])}
    change = row.options.get("change")
    said = [] if slug(row.label.words) in own else [row.label.words, *([row.name] if row.shows is not None else [])]
    said += [change.words.removeprefix("Endre ")] if isinstance(change, Text) else []
    for words in said:
        for name, block in asked.items():
            if slug(words) in _names(block) - own:
                return say(
                    "«{words}» is of `{other}` on line {line}, and the row shows `{shown}`, asked for on line "
                    "{second}; show the answer that it speaks of",
                    words=words,
                    other=name,
                    line=block.place.line,
                    shown=told,
                    second=asked[told].place.line,
                )
    return None


def _names(block: Block) -> set[str]:
    """What its answer is called: its name, and its question, as names are written."""
    main = block.options.get(block.component.main)
    return {block.answer or "", *([slug(main.words)] if isinstance(main, Text) else [])}


def _named(row: Choice) -> list[str]:
    return [name for value in row.options.values() if isinstance(value, Text) for name in NAMED.findall(value.words)]
