"""Texts in YAML files, and the same files with other words in one of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml

from veiviser.editing.spelling import Written, spellings
from veiviser.problem import Report
from veiviser.reading.yaml import nodes, parsing

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Value = str | list["Value"] | dict[str, "Value"]
Spot = tuple[int, int]
"""Line and column, from 1, as in a `Place`."""


def texts_of(source: str) -> Mapping[Spot, Written]:
    """
    Every text of the file by where it begins, keys too; nothing of a file that cannot be read.

    Args:
        source: with `\\n` as the only line break and no byte order mark, as `files.text.decode` gives it.
    """
    try:
        return dict(_texts(source))
    except yaml.YAMLError:
        return {}


def with_words(
    source: str, file: PurePosixPath, spot: Spot, words: str, tags_allowed: Collection[str] = ()
) -> str | None:
    """
    The file with these words at that spot, and nothing else read otherwise than before.

    Comments, order, quotes and line breaks stay where they were. None where no text begins at the spot, or where the
    words cannot be written there.

    Args:
        source: as above.
        tags_allowed: as `read_yaml` has it.
    """
    old = texts_of(source).get(spot)
    before = _read(source, file, tags_allowed)
    if old is None or before is None:
        return None
    if old.text == words:
        return source
    wanted = _replaced(before[0], old, words, old.way)
    for spelled in spellings(old, words):
        after = _read(spelled, file, tags_allowed)
        if after == (wanted, before[1]):
            return spelled
    return None


def with_all_words(source: str, file: PurePosixPath, words: Mapping[Spot, str]) -> str | None:
    """
    The same with words at many spots, and read only twice; None where they have to be written one by one.

    Each is spelled in the way that is tried first.
    """
    texts, before = texts_of(source), _read(source, file, ())
    if before is None or not words.keys() <= texts.keys():
        return None
    wanted, made = before[0], source
    for spot, said in sorted(words.items(), reverse=True):  # so that offsets hold
        old = texts[spot]
        if said != old.text:
            wanted = _replaced(wanted, old, said, old.way)
            made = next(spellings(replace(old, source=made), said))
    return made if _read(made, file, ()) == (wanted, before[1]) else None


def _read(source: str, file: PurePosixPath, tags_allowed: Collection[str]) -> tuple[Value, list[str]] | None:
    """What it says, and the IDs of what there is to say about it."""
    report = Report()
    node = parsing.read_yaml(source, file, report, tags_allowed)
    return None if node is None else (_value(node), sorted(problem.id for problem in report))


def _value(node: nodes.Node) -> Value:
    match node:
        case nodes.Scalar(text=text):
            return text
        case nodes.Sequence(items=items):
            return [_value(item) for item in items]
        case nodes.Mapping(items=entries):
            return {name: _value(entry.value) for name, entry in entries.items()}


def _replaced(value: Value, old: Written, words: str, way: tuple[str | int, ...]) -> Value:
    """The same value with the words at the end of the way; as it was, where they would be a key's second."""
    step, behind = (way[0], way[1:]) if way else ("", ())
    if not way:
        return words
    if isinstance(value, list):
        return [_replaced(item, old, words, behind) if at == step else item for at, item in enumerate(value)]
    if not isinstance(value, dict) or (old.is_key and not behind and words in value):
        return value
    if old.is_key and not behind:
        return {words if name == step else name: item for name, item in value.items()}
    return {name: _replaced(item, old, words, behind) if name == step else item for name, item in value.items()}


def _texts(source: str) -> Iterator[tuple[Spot, Written]]:
    around: list[_Around] = []
    events: Iterator[Any] = yaml.parse(source, Loader=_Loader)
    for event in events:
        line, column = event.start_mark.line, event.start_mark.column
        if isinstance(event, yaml.CollectionEndEvent):
            around.pop()
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            step = around[-1].next(getattr(event, "value", "")) if around else _Step((), False)
            if isinstance(event, yaml.CollectionStartEvent):
                is_inline = bool(event.flow_style or (around and around[-1].is_inline))
                is_table = isinstance(event, yaml.MappingStartEvent)
                around.append(_Around(step.way, column, is_inline, is_table))
            elif isinstance(event, yaml.ScalarEvent):
                yield (line + 1, column + 1), _written(event, source, step, around)


def _written(event: Any, source: str, step: "_Step", around: "list[_Around]") -> Written:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):
        end = start + len(source[start:end].rstrip("\n \t"))
    return Written(
        text=event.value,
        way=step.way,
        style=event.style or "",
        source=source,
        start=start,
        end=end,
        indent=around[-1].indent if around else -1,
        is_inline=step.is_key or bool(around and around[-1].is_inline),
        is_key=step.is_key,
    )


class _Step(NamedTuple):
    """Where a node stands in what is around it."""

    way: tuple[str | int, ...]
    is_key: bool


@dataclass(slots=True)
class _Around:
    """A list or a table on the way from its first event to its last."""

    way: tuple[str | int, ...]
    indent: int
    is_inline: bool
    is_table: bool
    count: int = 0
    key: str = ""

    def next(self, value: str) -> _Step:
        """Of the node that comes next, given its text if it has one."""
        number, self.count = self.count, self.count + 1
        if not self.is_table:
            return _Step((*self.way, number), False)
        is_key = number % 2 == 0
        self.key = value if is_key else self.key
        return _Step((*self.way, self.key), is_key)
