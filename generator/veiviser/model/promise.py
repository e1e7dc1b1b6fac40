"""Promises: properties that must hold on every walk."""

from dataclasses import dataclass
from typing import Literal

from veiviser.model.condition import Atom, Condition
from veiviser.place import Place

PromiseKind = Literal["always before", "never", "can always reach", "at most", "every end says"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a flow that a promise names."""

    kind: Literal["screen", "words", "end", "answer"]
    """`words` are read on any screen; `end` is any; an `answer` is one just given."""
    words: str
    """The screen's name, or what is read; of an end nothing."""
    place: Place
    answer: tuple[Atom, ...] = ()
    """Any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A property that must hold on every walk, for the graph to prove."""

    kind: PromiseKind
    spot: Spot
    """What it is about: where one comes to; of `every end says` the words."""
    place: Place
    earlier: Spot | None = None
    """Of `always before` what comes first, of `never` where one comes from."""
    steps: int = 0
    """Of `at most`."""
    when: Condition | None = None
    """The situations that it is made for; left out, all."""
