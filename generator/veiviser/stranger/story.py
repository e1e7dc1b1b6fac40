"""What somebody has done in a journey so far, as far as it can matter for what the next page says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Answer = str | tuple[str, ...] | None
"""A choice as `day/time`, the boxes that are ticked, what was written; None where the question was left open."""


@dataclass(slots=True)
class Story:
    """One person's journey; who asks what must be on the page now asks this."""

    screen: str
    situations: dict[str, str]
    scripts: bool
    trail: list[tuple[str, dict[str, Answer]]] = field(default_factory=list)
    """The screens on the way here, each once, with what each asked for and what was answered."""
    given: dict[str, Answer] = field(default_factory=dict)
    """All that was asked for and is not surely taken back."""
    remembered: dict[str, Answer] = field(default_factory=dict)
    """Likewise with what was taken back, to be offered again."""
    written: dict[str, str] = field(default_factory=dict)
    """Numbers, as they were written."""
    sets: dict[str, str] = field(default_factory=dict)
    picks: dict[str, Answer] = field(default_factory=dict)
    """On this page, shown or not."""
    within: dict[tuple[str, str], str] = field(default_factory=dict)
    """By answer and choice, what is picked inside it, and so is picked again together with it."""
    unsure: set[str] = field(default_factory=set)
    """What is picked on the page by the browser's own memory, or was hidden: the page tells."""
    pressed: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By screen, what was pressed there last."""
    review: str = ""
    """The screen that «Endre» was pressed on."""
    errors: Literal["none", "told", "perhaps"] = "none"

    def copy(self) -> "Story":
        return Story(
            screen=self.screen,
            situations=dict(self.situations),
            scripts=self.scripts,
            trail=[(name, dict(asked)) for name, asked in self.trail],
            given=dict(self.given),
            remembered=dict(self.remembered),
            written=dict(self.written),
            sets=dict(self.sets),
            picks=dict(self.picks),
            within=dict(self.within),
            unsure=set(self.unsure),
            pressed=dict(self.pressed),
            review=self.review,
            errors=self.errors,
        )

    def hold(self, name: str, answer: Answer) -> None:
        """Keep what is picked inside each choice around it."""
        parts = answer.split("/") if isinstance(answer, str) else []
        for depth in range(1, len(parts)):
            self.within[name, "/".join(parts[:depth])] = "/".join(parts)

    @property
    def counting(self) -> Mapping[str, Answer]:
        """What was asked for on the way here."""
        return {name: answer for _, asked in self.trail for name, answer in asked.items()}
