"""A task: something that people are asked to do when a flow is tested with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from veiviser.model.text import Target, Text
from veiviser.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is asked, and where one has done it."""

    name: str
    ask: Text
    entry: str
    """The entry's screen that it begins at."""
    goals: tuple[Target, ...]
    """Screens; on any of them it is done."""
    answers: Mapping[str, str]
    """Of questions, what must be answered for it to be done; of situations, those that it is tried in."""
    place: Place
