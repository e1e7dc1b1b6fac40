"""
What the guide says to press or choose stands in «…», where it is called what it is called on the screen.

Only words in «…» are held against the screen, so that the guide follows when a button gets another name. It is so in
parts of pages that a mark ties to a screen, too. The definite form counts: «Velg timen» is about «Time». Other quotes
around what can be pressed or chosen there are none for it. Wrong:

```yaml
dato:
  title: Velg dato
  guide: Trykk på neste, eller på "Neste".
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

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from veiviser.journeys.instructing.following import Following
from veiviser.journeys.instructing.instructions import Act, unquoted_in
from veiviser.journeys.instructing.mends import Mends, Said
from veiviser.journeys.instructing.quoted import shown_where_told
from veiviser.journeys.texts.written import place_in
from veiviser.messages import Message, say
from veiviser.model.journey import Graph
from veiviser.model.project import Project
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.wording.tied import tied_passages

ID = "unquoted-label"

_DONE: frozenset[Act] = frozenset(("press", "pick", "answer", "write"))
_ENDED = r"(?:n|en|et|a|ene)?"
_THEN = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:og|eller|for|før|når|da|så|hvis|viss|dersom|om|igjen|nederst|nedst|øverst|øvst|nede"
    r"|oppe|i|på|under|over|ved|til)\b)"
)
"""What can follow a name; other words make something else of it, as in «velg legen du vil ha»."""


_OTHER_QUOTES = re.compile(
    r"(?<![\w\"])\"([^\"\n]{1,200})\"(?![\w\"])|[\u201c-\u201e]([^\u201c-\u201e\n]{1,200})[\u201c\u201d]"
    r"|(?<!\w)'([^'\n]{1,200})'(?!\w)|(?<!\w)[\u2018-\u201a]([^\u2018-\u201a\n]{1,200})[\u2018\u2019](?!\w)"
)
"""Straight ones, double and single, and those of word processors in every language's order."""
_MARKS = "«»\u2039\u203a<>\"\u201c-\u201f'\u2018-\u201b*_"
_BETWEEN_MARKS = re.compile(rf"(?<!\w)[{_MARKS}]+(?P<words>[^{_MARKS}\n]{{1,200}}?)(?=(?P<end>[{_MARKS}]+)(?!\w))")
"""All else that is put around words to set them apart, alike or not at both ends."""
_OPEN = re.compile(r"«(?P<words>[^«»]*)(?=«|\Z)|(?:(?<=»)|\A)(?P<before>[^«»]*)»")
"""A quote that has no end, or no beginning."""


def check(project: Project, graph: Graph, report: Report) -> None:
    mends = Mends(Following(graph))
    shown = {telling: words for _, telling, words in shown_where_told(graph)}
    for name, screen in graph.flow.screens.items():
        for telling in screen.every_telling:
            said = Said(telling.text.words, (name,), shown.get(telling, []), telling)
            _in_text(said, partial(place_in, telling.text), mends, report)
            _in_other_quotes(said, partial(place_in, telling.text), mends, report)
    for tie, placed in tied_passages(project, graph.flow.name):
        if tie.screen is not None and tie.screen in graph.flow.screens:
            _in_text(Said(placed.passage.words, (tie.screen,), []), placed.place, mends, report)
        if tie.screen is None or tie.screen in graph.flow.screens:
            names = tuple(graph.flow.screens) if tie.screen is None else (tie.screen,)
            _in_other_quotes(Said(placed.passage.words, names, []), placed.place, mends, report)


def _in_text(said: Said, place: Callable[[int], Place], mends: Mends, report: Report) -> None:
    (screen,) = said.names
    doables = mends.following.doables
    for act, offset in unquoted_in(said.words):
        labels = {doable.label for doable in doables.on(screen) if act in doable.acts and doable.label}
        begun = {label: end for label in labels if (end := _end(said.words, offset, label))}
        named = max(begun, key=len, default=None)
        if named is not None:
            quoted = f"{said.words[:offset]}«{named}»{said.words[begun[named] :]}"
            does = mends.does(quoted, _with_shown(said, mends))
            report.warning(place(offset), ID, _without_quotes(named, screen, does))


def _without_quotes(label: str, screen: str, does: bool) -> Message:
    """
    What is wrong with a name without quotes.

    Args:
        does: whether it can be quoted there.
    """
    if does:
        return say(
            "«{label}» on the screen `{screen}` is named without «…»; write «{label}», so that it can follow",
            label=label,
            screen=screen,
        )
    return say(
        "«{label}» on the screen `{screen}` is named without «…»; say what is pressed there, so that it can follow",
        label=label,
        screen=screen,
    )


def _in_other_quotes(said: Said, place: Callable[[int], Place], mends: Mends, report: Report) -> None:
    """What can be pressed or chosen there, as it is called there, between quotes that nothing follows by."""
    there = [doable.label for doable in mends.following.doables.on(*said.names) if doable.acts & _DONE]
    labels = {label.casefold(): label for label in there if label}
    for start, (quoted, words) in _quoted_otherwise(said.words, tuple(labels.values())).items():
        label = labels.get(" ".join(words.split()).rstrip(".,").casefold())
        if label is not None:
            where = say("the flow's screens")
            if len(said.names) == 1:
                where = say("the screen `{screen}`", screen=said.names[0])
            message = say(
                "«{label}» on {where} is quoted as {quoted}; write «{label}», so that it can follow",
                label=label,
                where=where,
                quoted=quoted,
            )
            report.warning(place(start), ID, message)


def _quoted_otherwise(words: str, labels: Sequence[str]) -> Mapping[int, tuple[str, str]]:
    """The whole, and the words, of all between marks other than « and », by its first offset."""
    found = {at.start(): (at[0], next(filter(None, at.groups()))) for at in _OTHER_QUOTES.finditer(words)}
    for at in _BETWEEN_MARKS.finditer(words):
        if (words[at.start("words") - 1], words[at.start("end")]) != ("«", "»"):
            found.setdefault(at.start(), (words[at.start() : at.end("end")], at["words"].strip()))
    for at in _OPEN.finditer(words):
        start = at.start("words")
        for label in labels:
            if at["words"] is None and words.endswith(label, at.start("before"), at.end("before")):
                found.setdefault(at.end("before") - len(label), (f"{label}»", label))
            elif at["words"] is not None and (ended := _end(words, start, label)):
                found.setdefault(start - 1, (words[start - 1 : ended], label))
    return found


def _with_shown(said: Said, mends: Mends) -> Said:
    """What nothing quotes has not been asked yet what can be quoted of its screen."""
    return said if said.texts else replace(said, texts=mends.following.texts.on(*said.names))


def _end(words: str, offset: int, label: str) -> int | None:
    """Where a name ends that begins there, if it does."""
    if words[offset : offset + 2].casefold() != label[:2].casefold():  # most are not, and patterns take time to make
        return None
    pattern = r"\s+".join(map(re.escape, label.split())) + _ENDED + _THEN
    found = re.compile(pattern, re.IGNORECASE).match(words, offset)
    return found.end() if found else None
