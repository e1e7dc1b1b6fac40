"""What is to be called otherwise, found in the project."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from veiviser.messages import Message, any_of, say
from veiviser.model.fact import Fact
from veiviser.model.flow import Flow
from veiviser.model.site import is_variant, main_flow
from veiviser.place import Place
from veiviser.problem import Report, nearest
from veiviser.reading.yaml.names import check_name
from veiviser.reading.yaml.nodes import Scalar

Kind = Literal["screen", "choice", "answer", "flow", "fact"]
KINDS: tuple[Kind, ...] = ("screen", "choice", "answer", "flow", "fact")


class CannotRename(Exception):
    """A name that is not there, or cannot be the new one."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A thing with its old name and its new one."""

    kind: Kind
    flow: str
    """That it is of; of a flow the flow itself, of a fact nothing."""
    answer: str = ""
    """Of a choice, the answer that it is one of."""
    old: str
    new: str
    is_of_variant: bool = False
    """Whether only variants of the flow have it; readers never met it."""


def asked_of(facts: Mapping[str, Fact], flows: Mapping[str, Flow], kind: Kind, old: str, new: str) -> Asked:
    """
    What an author means by an old name, written as short as it is clear: `SCREEN` or `FLOW/SCREEN`, `ANSWER/CHOICE`.

    Raises:
        CannotRename: when there is none, or several, or the new name is taken or no name.
    """
    *around, name = old.split("/")
    if kind in ("flow", "fact"):
        there: dict[str, Place] = {n: Place(flow.file) for n, flow in flows.items() if not is_variant(n)}
        there = there if kind == "flow" else {n: fact.place for n, fact in facts.items()}
        _check(new, there.keys(), there)
        if around or name not in there:
            raise CannotRename(say("nothing is called `{name}`{near}", name=old, near=nearest(old, there)))
        return Asked(kind=kind, flow=name if kind == "flow" else "", old=name, new=new)
    answer = around.pop() if kind == "choice" and around else ""
    if len(around) > 1 or (kind == "choice" and not answer):
        raise CannotRename(say("write a choice as ANSWER/CHOICE, and before it the flow if several have it"))
    names = dict[str, dict[str, Place]]()
    for one in flows.values():
        names[main_flow(one.name)] = _names(one, kind, answer) | names.get(main_flow(one.name), {})
    found = [flow for flow, there in names.items() if name in there and (not around or flow == around[0])]
    if not found:
        known = {n for there in names.values() for n in there}
        raise CannotRename(say("nothing is called `{name}`{near}", name=old, near=nearest(name, known)))
    if len(found) > 1:
        meant = any_of(*(f"`{flow}/{old}`" for flow in found))
        raise CannotRename(say("several flows have a `{name}`; say which: {meant}", name=old, meant=meant))
    (flow,) = found
    _check(new, names[flow], names[flow])
    is_of_variant = name not in _names(flows[flow], kind, answer)
    return Asked(kind=kind, flow=flow, answer=answer, old=name, new=new, is_of_variant=is_of_variant)


def _names(flow: Flow, kind: Kind, answer: str) -> dict[str, Place]:
    """Names of a kind in a flow, with their places; of choices those of one answer."""
    if kind == "screen":
        earlier = {old: screen.place for screen in flow.screens.values() for old in screen.formerly}
        return earlier | {name: screen.place for name, screen in flow.screens.items()}
    if kind == "answer":
        return dict(_answers(flow))
    return dict(_choices(flow, answer))


def _answers(flow: Flow) -> Iterator[tuple[str, Place]]:
    yield from ((name.partition(".")[0], variable.place) for name, variable in flow.variables.items())


def _choices(flow: Flow, answer: str) -> Iterator[tuple[str, Place]]:
    for screen in flow.screens.values():
        for block in screen.every_block:
            if block.answer == answer:
                yield from ((choice.name, choice.place) for choice in block.every_choice)
    known = flow.variables.get(answer)
    if known is not None:
        yield from ((name, known.place) for value in known.values for name in value.split("/"))


def _check(new: str, taken: Collection[str], places: "dict[str, Place]") -> None:
    if new in taken:
        raise CannotRename(say("`{name}` is taken: {place}", name=new, place=places[new]))
    report = Report()
    if not check_name(Scalar(new, Place(PurePosixPath())), say("nothing"), report):
        raise CannotRename(report[0].message)
