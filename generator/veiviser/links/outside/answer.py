"""The answer of another site."""

from dataclasses import dataclass
from typing import Literal

from veiviser.messages import Message


@dataclass(frozen=True, slots=True)
class Answer:
    """What another site answered."""

    kind: Literal["fine", "moved", "dead", "unsure", "unasked"]
    told: Message | None = None
    """What is wrong and what would mend it."""
