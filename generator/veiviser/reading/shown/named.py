"""What texts show by a name with a point in it, beside facts: `{edition.name}`, `{date.frist}`."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """The names of one kind, and the words that stand for them."""

    words: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """Names of those with problems of their own."""
    is_whole: bool = True
    """Whether all names are known."""


NONE = Known()
UNREAD = Known(is_whole=False)
"""Where the names are, and what they are, cannot be said."""
MISSING: Mapping[str, tuple[str, str]] = {
    "edition": ("the edition has no `{}`", "; add it to `editions.yaml`, beside the pages"),
    "date": ("no date is called `{}`", "; name it under `dates:`, at the top"),
}
"""By kind: what is said of a name that is not known, and what would mend it where none is near."""
