"""What a flow has only on some days, by `from:` and `until:`: screens, blocks, choices, ways on, texts of the guide."""

import re
from datetime import date

from veiviser.messages import Message
from veiviser.problem import Report
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.days import KEYS, read_days
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

_SCHEDULED = re.compile(r"\b(?:from|until)[\"']?:")
_OF_NAMES = ("screens", "choices")
"""Below these, keys are names of screens and choices."""
_OF_ANSWERS = ("when", "unless", "set")
"""Below these, keys are names of answers."""


def may_be_scheduled(text: str) -> bool:
    """Whether what a flow's file comes to may depend on the day."""
    return _SCHEDULED.search(text) is not None


def on_day(flow: Node, day: date, report: Report) -> tuple[Node, dict[str, Message]]:
    """A flow's file without what is not there on a day, and its screens that are not, each with why."""
    calendar = _Calendar(day, report)
    return calendar.flow(flow), calendar.absent


class _Calendar:
    """One file on its way."""

    def __init__(self, day: date, report: Report) -> None:
        self.day, self.report = day, report
        self.absent: dict[str, Message] = {}
        """By screen."""

    def flow(self, node: Node) -> Node:
        """A flow or a variant; beside its screens, `from` is where a walk begins, or a day to count from."""
        if not isinstance(node, Mapping):
            return node
        items = dict(node.items)
        screens, entries, variants = (shapes.value(node, key) for key in ("screens", "entries", "variants"))
        if screens is not None:
            items["screens"] = items["screens"]._replace(value=self.named(screens, is_screens=True))
        if isinstance(entries, Mapping) and self.absent:
            ways_in = {name: entry for name, entry in entries.items.items() if name not in self.absent}
            items["entries"] = items["entries"]._replace(value=entries._replace(items=ways_in))
        if isinstance(variants, Mapping):
            said = {name: entry._replace(value=self.flow(entry.value)) for name, entry in variants.items.items()}
            items["variants"] = items["variants"]._replace(value=variants._replace(items=said))
        return node._replace(items=items)

    def named(self, node: Node, *, is_screens: bool = False) -> Node:
        """Those of a table of screens or choices that are there."""
        if not isinstance(node, Mapping):
            return self.there(node)
        items = dict[str, Entry]()
        for name, entry in node.items.items():
            if why := self.why_not(entry.value):
                self.absent |= {name: why} if is_screens else {}
            else:
                items[name] = entry._replace(value=self.there(entry.value))
        return node._replace(items=items)

    def there(self, node: Node) -> Node:
        """What of a node is there, without the days."""
        if isinstance(node, Scalar):
            return node
        if isinstance(node, Sequence):
            return node._replace(items=tuple(self.there(item) for item in node.items if not self.why_not(item)))
        items = dict[str, Entry]()
        for name, entry in node.items.items():
            if name in _OF_ANSWERS:
                items[name] = entry
            elif name in _OF_NAMES:
                items[name] = entry._replace(value=self.named(entry.value))
            elif name not in KEYS and not self.why_not(entry.value):
                items[name] = entry._replace(value=self.there(entry.value))
        return node._replace(items=items)

    def why_not(self, node: Node) -> Message | None:
        """Why it is not there; None where it is."""
        if not isinstance(node, Mapping) or node.items.keys().isdisjoint(KEYS):
            return None
        days = read_days(node, self.report)
        return None if days.include(self.day) else days.why_not(self.day)
