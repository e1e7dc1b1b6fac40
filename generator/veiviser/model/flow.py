"""A flow, with the place of every text; what it is built of is had from here, too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from veiviser.messages import Message
from veiviser.model.block import Block, Choice, End, Telling, Value, path_of
from veiviser.model.fact import Mention
from veiviser.model.promise import Promise
from veiviser.model.screen import Rule, Screen
from veiviser.model.shell import Shell
from veiviser.model.task import Task
from veiviser.model.text import Target, Text
from veiviser.place import Place

__all__ = [
    "Block",
    "Choice",
    "End",
    "Entry",
    "Flow",
    "NamedWalk",
    "Rule",
    "Screen",
    "Target",
    "Task",
    "Telling",
    "Text",
    "Value",
    "Variable",
    "Variant",
    "path_of",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A way into the flow."""

    screen: str
    label: Text
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable: an answer, a situation, or what choices set."""

    name: str
    kind: Literal["choice", "box", "free", "situation", "set", "asked"]
    """
    `choice`: an answer. `box`: one box of an answer with many. `set`: known only from `set:`. `asked`: whether an
    answer was asked for on the way, which a row that shows it depends on.
    """
    values: tuple[str, ...]
    """In the order written, leaves only (`day/time`); of free text none."""
    place: Place
    label: Text | None = None
    """The question, the field's name or the situation's label."""
    labels: Mapping[str, Text] = field(default_factory=dict)
    """Of the values."""
    sample: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWalk:
    """A walk that the author named: the shortest from the entry to `to` that gives these answers."""

    name: str
    title: Text
    entry: str
    """An entry's screen."""
    to: Target
    answers: Mapping[str, str]
    """Of questions and situations."""
    place: Place
    about: Text | None = None
    """A sentence on whose walk it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of several flows that do the same otherwise; each is compiled, checked and drawn as itself."""

    flow: str
    """Its name; of the first, that of the file."""
    label: Text | None
    """What it is called; nothing where the first has no name of its own."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True, kw_only=True)
class Flow:
    """One service journey."""

    name: str
    """The file's, without its ending; of a variant, that and its own, with a point between them."""
    title: Text
    file: PurePosixPath
    entries: tuple[Entry, ...]
    """The first is the main one."""
    screens: Mapping[str, Screen]
    """In the order written."""
    variables: Mapping[str, Variable] = field(default_factory=dict)
    situations: tuple[str, ...] = ()
    """Names of variables; the first value of each is its usual one."""
    task: Text | None = None
    """What the reader wants to do: the guide's heading. Left out, the title."""
    lead: Text | None = None
    """The guide's first paragraph."""
    checked: date | None = None
    """When it was last compared with the real service."""
    clock: str = ""
    address: str = ""
    """As drawn on the phone's frame; never linked."""
    band: str = ""
    """What stands after «Prototype –» on every page, so that nobody takes it for the service; empty: as usual."""
    shell: Shell | None = None
    """What the service has around every screen."""
    look: str = ""
    """The name of that which its screens have; empty where it is the site's."""
    is_help: bool = False
    """Whether it helps here and now, on pages of the site, and is no picture of a service: `publish: help`."""
    walks: tuple[NamedWalk, ...] = ()
    main: NamedWalk | None = None
    """The walk that the guide tells first."""
    variants: tuple[Variant, ...] = ()
    """It and those that do the same otherwise, in the order written; none where it is the only one."""
    tasks: tuple[Task, ...] = ()
    """What people are asked to do when it is tested with them."""
    promises: tuple[Promise, ...] = ()
    formerly: tuple[str, ...] = ()
    """Names that it had before, as of a screen."""
    listing: str = "{some}, {last}"
    """How answers to one question are told, in the language of the site: `{some} og {last}`."""
    mentions: tuple[Mention, ...] = ()
    """Of facts, in the order written."""
    absent: Mapping[str, Message] = field(default_factory=dict)
    """Screens that are not there on this day, each with why."""
