"""A session: what somebody did who tried a task of a flow, from screen to screen."""

from dataclasses import dataclass
from typing import Literal

Ending = Literal["done", "gave-up"]
"""What the person said in the end."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A screen, from coming to it until leaving it."""

    page: str
    """Its page's name, without ending."""
    screen: str
    title: str
    """As it read, without what anybody answered."""
    at: float
    """Seconds since the task began."""
    errors: int = 0
    """How often one pressed on while something was open."""
    vain: tuple[str, ...] = ()
    """What stood where one pressed and nothing can be pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One person, one task."""

    id: str
    flow: str
    task: str
    ask: str
    day: str
    """As `2026-11-28`."""
    fewest: int
    """From screen to screen, the fewest steps in which it can be done."""
    visits: tuple[Visit, ...]
    end: Ending
    seconds: float
    success: bool
    """Whether one said that it was done where it was."""
    words: str = ""
    """What one wrote in the end."""
    is_example: bool = False
    """Whether nobody did it: it is made by `wandering`."""

    @property
    def steps(self) -> int:
        """From screen to screen."""
        return len(self.visits) - 1

    @property
    def turned_back(self) -> tuple[Visit, ...]:
        """Screens that one left for the one before."""
        before_and_after = zip(self.visits, self.visits[1:], self.visits[2:], strict=False)
        return tuple(visit for before, visit, after in before_and_after if before.page == after.page)
