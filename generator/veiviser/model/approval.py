"""An approval: somebody has looked at what readers see, and stands by it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from veiviser.place import Place

Standing = Literal["holds", "words", "look", "ended", "alone", "gone", "none"]
"""
`words`: readers read something else by now. `look`: they read the same, and see it otherwise. `ended`: its last day is
past. `alone`: who approved it made it, and another one is asked for. `none`: nobody approved it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What somebody approved."""

    what: str
    """Its kind and its name: `screen flow/name`, `step flow/name/1`, `guide flow`, `page path.md`, `fact name`."""
    digest: str
    """Of what readers saw then."""
    words: str = ""
    """Of the words in it alone; empty in approvals that were written before these were."""
    who: str
    author: str = ""
    """Who had changed it last; empty where nobody knew."""
    day: date
    until: date | None = None
    """The last day on which it holds."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvable:
    """Something that can be approved, as it is."""

    what: str
    title: str
    digest: str
    words: str
    """The digest of its words alone."""
    place: Place
    """Where it is written."""


@dataclass(frozen=True, slots=True)
class Held:
    """An approval, or what lacks one, and how it stands."""

    what: str
    title: str
    place: Place
    approval: Approval | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals:
    """All approvals of a project, on one day."""

    by_what: Mapping[str, Approval] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    """Those whose last day is past."""
    by_another: bool = False
    """Whether who changed it last cannot approve it."""
    is_shown: bool = False
    """Whether readers are told of them."""

    def of(self, found: Iterable[Approvable]) -> Iterator[Held]:
        """Each thing with how its approval stands."""
        for one in found:
            approval = self.by_what.get(one.what)
            yield Held(one.what, one.title, one.place, approval, self.standing(one))

    def gone(self, there: Mapping[str, object]) -> Iterator[Held]:
        """Approvals of what is there no more, of the kinds that are."""
        kinds = {what.partition(" ")[0] for what in there}
        for what, approval in self.by_what.items():
            if what not in there and what.partition(" ")[0] in kinds:
                yield Held(what, "", approval.place, approval, "gone")

    def standing(self, one: Approvable) -> Standing:
        """How the approval of a thing stands."""
        approval = self.by_what.get(one.what)
        if approval is None:
            return "none"
        if approval.digest != one.digest:
            return "look" if approval.words == one.words else "words"
        if one.what in self.ended:
            return "ended"
        return "alone" if self.by_another and not _is_another(approval) else "holds"

    def on(self, day: date) -> "Approvals":
        """How they stand on a day."""
        ended = (what for what, one in self.by_what.items() if one.until is not None and one.until < day)
        return replace(self, ended=frozenset(ended))

    def of_flow(self, name: str) -> "Approvals":
        """Those of a flow alone."""
        kept = {what: one for what, one in self.by_what.items() if flow_of(what) == name}
        return replace(self, by_what=kept, ended=self.ended & kept.keys())


def named(kind: str, name: object) -> str:
    """What an approval calls something."""
    return f"{kind} {name}"


def flow_of(what: str) -> str:
    """The flow that something to be approved is of; of a page or a fact, nothing."""
    kind, _, name = what.partition(" ")
    return name.partition("/")[0] if kind in ("screen", "step", "guide") else ""


def _is_another(approval: Approval) -> bool:
    """Whether it is known that somebody else approved than had changed it."""
    who, author = (" ".join(name.split()).casefold() for name in (approval.who, approval.author))
    return bool(author) and who != author
