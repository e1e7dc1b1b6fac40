"""Collects facts while a flow is read that can be judged only when all of it is read."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace

from veiviser.messages import say
from veiviser.model.component import Component
from veiviser.model.flow import Text, Variable
from veiviser.model.interface import SILENT, InterfaceWords
from veiviser.problem import Report
from veiviser.reading.flows.data_files import DataFile
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

_NAMED = re.compile(r"(?<!\{)\{([a-z0-9]+(?:-[a-z0-9]+)*)\}(?!\})")
"""A variable in a text; facts and editions have a point in their names and are not known here."""


@dataclass(slots=True)
class Draft:
    """A flow being read."""

    flow: str
    """Its name."""
    components: Dictionary[str, Component]
    report: Report
    broken: frozenset[str] = frozenset()
    """Components whose own declaration has problems: their blocks are left out without a further word."""
    data: Dictionary[str, DataFile] = field(default_factory=dict)
    """By name, those that may be named here."""
    words: InterfaceWords = SILENT
    """What the interface says, where it stands among an author's words."""
    is_example: bool = False
    boxes: frozenset[str] = frozenset()
    """Answers of which several boxes can be ticked."""
    answers: frozenset[str] = frozenset()
    """All answers that are asked for."""
    variables: dict[str, Variable] = field(default_factory=dict)
    asked: list[tuple[Scalar, Scalar]] = field(default_factory=list)
    """Variable and value of everything that a condition asks."""
    together: list[tuple[Scalar, tuple[Scalar, ...]]] = field(default_factory=list)
    """Variable and values of every condition that asks for several of them at once."""
    exclusive: set[str] = field(default_factory=set)
    """The boxes that go with no other, as variables."""
    given: list[tuple[Scalar, Scalar]] = field(default_factory=list)
    """Variable and value of every `set`."""
    shown: list[Scalar] = field(default_factory=list)
    """Answers that rows tell of."""
    named: list[tuple[str, Text]] = field(default_factory=list)
    """Names between braces, with the text they stand in."""
    literal: Report = field(default_factory=Report)
    """Of words on the phone's frame that show as they were typed, which keeps no flow from being read."""
    is_whole: bool = True
    """Whether nothing was left out because of a broken component."""

    def text(self, node: Node, what: str) -> Text | None:
        """The words, with the names in them noted."""
        found = shapes.text(node, what, self.report)
        if found is not None and "{" in found.words:
            self.named.extend((name, found) for name in _NAMED.findall(found.words))
        return found

    def declare(self, variable: Variable) -> None:
        """Notes a variable; where several blocks fill the same one, it can have the values of all."""
        first = self.variables.get(variable.name)
        if first is None and variable.name not in self.boxes:
            self.variables[variable.name] = variable
        elif first is None or first.kind != variable.kind:
            where = say(" (line {line})", line=first.place.line) if first else ""
            message = say(
                "`{name}` is the name of another thing already{where}; rename one of them",
                name=variable.name,
                where=where,
            )
            self.report.error(variable.place, "same-name", message)
        else:
            values = tuple(dict.fromkeys((*first.values, *variable.values)))
            self.variables[variable.name] = replace(first, values=values, labels={**variable.labels, **first.labels})


def answers_with_boxes(root: Node, components: Dictionary[str, Component]) -> frozenset[str]:
    """Names of the answers that components with `many` fill, wherever they stand below `root`."""
    with_boxes = (c for c in components.values() if any(option.many for option in c.options.values()))
    return answers_in(root, with_boxes)


def answers_in(root: Node, components: Iterable[Component]) -> frozenset[str]:
    """Names of the answers that some components fill, wherever they stand below `root`."""
    keys = {c.name: next((o.name for o in c.options.values() if o.type == "answer"), None) for c in components}
    found, waiting = set(), [root] if keys else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping) and node.items:
            key = keys.get(next(iter(node.items)))
            name = shapes.value(node, key) if key else None
            if isinstance(name, Scalar):
                found.add(name.text)
            waiting.extend(entry.value for entry in node.items.values() if not isinstance(entry.value, Scalar))
    return frozenset(found)
