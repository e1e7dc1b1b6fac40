"""The data that a component's template receives."""

from dataclasses import dataclass, field
from typing import Any, Literal

from markupsafe import Markup

from veiviser.templating.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """One form of something to press; of several, the page shows the one that its answers lead to."""

    tag: Literal["a", "span"]
    attributes: Markup
    """With a leading space for each."""
    kind: Literal["screen", "outside", "error", "stop"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a component asks for."""

    name: str
    id: str
    error_id: str
    required: bool
    value: str
    """Free text to show as written; empty on a page, where the reader writes."""
    error: bool
    """Whether the error shows, in a picture."""


@dataclass(frozen=True, slots=True)
class DrawnChoice:
    """One alternative, with what the component declares under `each` as attributes of its own."""

    name: str
    label: Words
    id: str
    group: str
    """The name that the alternatives' inputs share."""
    value: str
    checked: bool
    attributes: Markup
    """For the element around it."""
    ways: tuple[Way, ...]
    exclusive: bool = False
    """Whether nothing else can be ticked with it."""
    options: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.options[name]
        except KeyError:
            raise AttributeError(name) from None
