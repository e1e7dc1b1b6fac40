"""Paper: how large a booklet's sheets and letters are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A way to lay a booklet out."""

    name: str
    """As the template's style knows it."""
    suffix: str
    """Of the file's name."""


NORMAL = Paper("normal", "")
LARGE = Paper("large", "-stor-skrift")
"""Letters of 18 points, as associations of blind and partially sighted people ask for."""
