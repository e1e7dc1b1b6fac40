"""On which days something is there."""

from dataclasses import dataclass
from datetime import date

from veiviser.messages import Message, say


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last one, both among them."""

    first: date | None = None
    """None where it was always there."""
    last: date | None = None
    """None where no end is known."""

    def include(self, day: date) -> bool:
        """Whether it is there on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meet(self, other: "Days") -> bool:
        """Whether both are there on some day."""
        return _begins(self) <= _ends(other) and _begins(other) <= _ends(self)

    def distance(self, day: date) -> int:
        """How many days it is until it is there, or since it was; 0 where it is."""
        return max((_begins(self) - day).days, (day - _ends(self)).days, 0)

    def why_not(self, day: date) -> Message:
        """What is said of it on a day when it is not there."""
        if self.last is not None and self.last < day:
            return say("it was there until {day}", day=self.last)
        return say("it is there from {day}", day=self.first)


ALWAYS = Days()


def _begins(days: Days) -> date:
    return days.first or date.min


def _ends(days: Days) -> date:
    return days.last or date.max
