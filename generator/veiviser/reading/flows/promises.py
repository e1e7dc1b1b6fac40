"""Reads promises: properties that must hold on every walk."""

import re

from veiviser.messages import any_of, say
from veiviser.model.condition import Condition
from veiviser.model.promise import Promise, PromiseKind, Spot
from veiviser.problem import nearest
from veiviser.reading.flows.conditions import presence, read_condition
from veiviser.reading.flows.reader import Draft
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Entry, Mapping, Node, Scalar

KINDS = ("always before", "never", "can always reach", "at most … steps to", "every end says")
"""Each the first key of a promise."""
_AT_MOST = re.compile(r"at most (?P<number>\d{1,4}) steps? to")
_QUOTED = re.compile(r"«(?P<words>.+)»", re.DOTALL)
_END = "an end"


def read_promises(node: Node | None, screens: Mapping, situations: tuple[str, ...], draft: Draft) -> list[Promise]:
    """`promises`, a list; to be read before what was asked is judged."""
    items = shapes.sequence(node, "`promises`", draft.report) if node is not None else ()
    reader = _Reader(screens, situations, draft)
    return [promise for item in items if (promise := reader.promise(item))]


class _Reader:
    def __init__(self, screens: Mapping, situations: tuple[str, ...], draft: Draft) -> None:
        self.screens, self.situations, self.draft = screens.items, situations, draft
        self.report = draft.report

    def promise(self, node: Node) -> Promise | None:
        table = shapes.mapping(node, say("a promise"), self.report)
        if table is None or not table.items:
            return None
        first = next(iter(table.items.values()))
        at_most = _AT_MOST.fullmatch(first.key.text)
        name = "at most" if at_most else first.key.text
        kind = next((kind for kind in _KINDS if kind == name and (kind != "at most" or at_most)), None)
        if kind is None:
            near = nearest(name, KINDS) or say("; it begins with {known}", known=any_of(*map("`{}`".format, KINDS)))
            self.report.error(
                first.key.place, "unknown-key", say("no promise begins with `{name}`{near}", name=name, near=near)
            )
            return None
        shapes.only(table, (first.key.text, "when"), say("the promise `{name}`", name=first.key.text), self.report)
        spots = self._spots(kind, first)
        if spots is None:
            return None
        steps = int(at_most["number"]) if at_most else 0
        return Promise(
            kind=kind,
            spot=spots[-1],
            place=first.key.place,
            earlier=spots[0] if spots[1:] else None,
            steps=steps,
            when=self._when(table),
        )

    def _spots(self, kind: PromiseKind, entry: Entry) -> tuple[Spot, ...] | None:
        """What it is about, and before it what comes first where the kind has that."""
        if kind == "always before":
            return self._before(entry)
        if kind == "never":
            return self._never(entry)
        if kind == "every end says":
            words = shapes.scalar(entry.value, f"`{kind}`", self.report)
            quoted = _QUOTED.fullmatch(words.text) if words else None
            return (Spot("words", quoted["words"] if quoted else words.text, words.place),) if words else None
        spot = self._spot(entry.value, f"`{entry.key.text}`")
        return (spot,) if spot else None

    def _before(self, entry: Entry) -> tuple[Spot, ...] | None:
        what = f"`{entry.key.text}`"
        table = shapes.mapping(entry.value, what, self.report)
        if table is None:
            return None
        if len(table.items) != 1:
            message = say(
                "{what} is one pair `what comes first: what comes after`, but here are {count}; words with a comma "
                "stand between quotes, or on a line of their own",
                what=what,
                count=len(table.items),
            )
            self.report.error(entry.key.place, "wrong-shape", message)
            return None
        (pair,) = table.items.values()
        earlier, later = self._spot(pair.key, what), self._spot(pair.value, what)
        return (earlier, later) if earlier and later else None

    def _never(self, entry: Entry) -> tuple[Spot, ...] | None:
        table = shapes.mapping(entry.value, "`never`", self.report)
        if table is None:
            return None
        shapes.only(table, ("from", "reach"), "`never`", self.report)
        shapes.require(table, ("reach",), "`never`", self.report)
        start, reach = shapes.value(table, "from"), shapes.value(table, "reach")
        earlier = None
        if isinstance(start, Mapping):
            earlier = self._answer(table.items["from"], start)
        elif start is not None:
            earlier = self._spot(start, "`from`")
        spot = self._spot(reach, "`reach`") if reach is not None else None
        if spot is None or (start is not None and earlier is None):
            return None
        return (earlier, spot) if earlier else (spot,)

    def _answer(self, entry: Entry, table: Mapping) -> Spot | None:
        if len(table.items) != 1:
            shapes.wrong_shape(table, say("`from` is one screen, «words» or one line `answer: value`"), self.report)
            return None
        condition = read_condition(entry, self.draft)
        return Spot("answer", "", entry.value.place, condition.every[0]) if condition else None

    def _spot(self, node: Node, what: str) -> Spot | None:
        found = shapes.scalar(node, what, self.report)
        if found is None:
            return None
        if found.text == _END:
            return Spot("end", "", found.place)
        if quoted := _QUOTED.fullmatch(found.text):
            return Spot("words", quoted["words"], found.place)
        if found.text in self.screens:
            return Spot("screen", found.text, found.place)
        near = nearest(found.text, self.screens) or say(
            "; words that are read on screens stand in «…», any end is `an end`"
        )
        self.report.error(
            found.place, "unknown-name", say("no screen `{written}`{near}", written=_shortened(found), near=near)
        )
        return None

    def _when(self, table: Mapping) -> Condition | None:
        if "when" not in table.items:
            return None
        asked = table.items["when"].value
        for entry in asked.items.values() if isinstance(asked, Mapping) else ():
            if entry.key.text not in self.situations:
                near = nearest(entry.key.text, self.situations)
                message = say(
                    "the `when` of a promise asks for situations, and `{name}` is none{near}",
                    name=entry.key.text,
                    near=near,
                )
                self.report.error(entry.key.place, "unknown-name", message)
                return None
        return presence(table, self.draft).when


_KINDS: tuple[PromiseKind, ...] = ("always before", "never", "can always reach", "at most", "every end says")


def _shortened(found: Scalar) -> str:
    return " ".join(found.text.split())[:60]
