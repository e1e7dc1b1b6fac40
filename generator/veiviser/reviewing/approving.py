"""Approvals held against what readers see today."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal

from veiviser.model.approval import Approval
from veiviser.model.fact import Fact
from veiviser.outputs.contract import SiteView
from veiviser.reviewing.changes import Change
from veiviser.reviewing.drawing import page_of, screens_of, steps_of
from veiviser.reviewing.seen import Seen
from veiviser.reviewing.sides import Side

Standing = Literal["holds", "changed", "ended", "gone", "none"]
"""`changed`: readers see something else by now. `ended`: its last day is past. `none`: nobody approved it."""


@dataclass(frozen=True, slots=True)
class Approvable:
    """Something that can be approved, as it is."""

    what: str
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Held:
    """An approval, or what lacks one, and how it stands today."""

    what: str
    title: str
    approval: Approval | None
    standing: Standing


def name_of(seen: Seen) -> str:
    """What an approval calls it."""
    return _named(seen.kind, "/".join(part for part in (seen.group, seen.name) if part))


def _named(kind: str, name: str) -> str:
    return f"{kind} {name}"


def approvables(side: Side, kinds: Collection[str]) -> Iterator[Approvable]:
    """
    All of these kinds.

    Args:
        kinds: what is not among them is not drawn.
    """
    for view in side.views.values():
        seen = [*(screens_of(view) if "screen" in kinds else ()), *(steps_of(view) if _told(kinds) else ())]
        yield from (Approvable(name_of(one), one.title, one.digest) for one in seen if one.kind in kinds)
    for page in side.project.pages.values() if "page" in kinds else ():
        one = page_of(page, SiteView(project=side.project, environment=side.environment))
        yield Approvable(name_of(one), one.title, one.digest)
    for fact in side.facts.values() if "fact" in kinds else ():
        yield Approvable(_named("fact", fact.name), fact.words, digest_of_fact(fact))


def approvable_changes(changes: Iterable[Change], facts: Iterable[Fact]) -> Iterator[Approvable]:
    """All that a review shows and that is still there; of those that look otherwise in the same way, each."""
    for change in changes:
        if change.after is not None:
            for one in (change.after, *change.alike):
                yield Approvable(name_of(one), one.title, one.digest)
    yield from (Approvable(_named("fact", fact.name), fact.words, digest_of_fact(fact)) for fact in facts)


def digest_of_fact(fact: Fact) -> str:
    """The same for as long as it says the same to readers and to machines."""
    return blake2b(f"{fact.value}\0{fact.words}".encode(), digest_size=16).hexdigest()


def held(found: Iterable[Approvable], approvals: Mapping[str, Approval], day: date) -> Iterator[Held]:
    """Each thing with how its approval stands; then approvals of what is there no more."""
    there = dict[str, Approvable]()
    for one in found:
        there[one.what] = one
        approval = approvals.get(one.what)
        yield Held(one.what, one.title, approval, standing(approval, one.digest, day))
    kinds = {what.partition(" ")[0] for what in there}
    for what, approval in approvals.items():
        if what not in there and what.partition(" ")[0] in kinds:
            yield Held(what, "", approval, "gone")


def standing(approval: Approval | None, digest: str, day: date) -> Standing:
    """How an approval stands on a day."""
    if approval is None:
        return "none"
    if approval.digest != digest:
        return "changed"
    return "ended" if approval.until is not None and approval.until < day else "holds"


def _told(kinds: Collection[str]) -> bool:
    return "step" in kinds or "guide" in kinds
