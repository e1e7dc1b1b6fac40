"""An approval: somebody has looked at what readers see, and stands by it."""

from dataclasses import dataclass
from datetime import date

from veiviser.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What somebody approved."""

    what: str
    """Its kind and its name: `screen flow/name`, `step flow/name/1`, `guide flow`, `page path.md`, `fact name`."""
    digest: str
    """Of what readers saw then."""
    who: str
    day: date
    until: date | None = None
    """The last day on which it holds."""
    place: Place
