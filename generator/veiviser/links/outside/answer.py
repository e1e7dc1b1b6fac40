"""What another site answered."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Answer:
    """What another site answered."""

    kind: Literal["fine", "moved", "dead", "unsure", "unasked"]
    told: str = ""
    """What is wrong and what would mend it, to stand behind the address."""
