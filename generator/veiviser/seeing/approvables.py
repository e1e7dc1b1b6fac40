"""What can be approved, each with digests of what readers see of it."""

from collections.abc import Collection, Iterator
from hashlib import blake2b

from veiviser.model.approval import Approvable, named
from veiviser.model.fact import Fact
from veiviser.model.project import Page
from veiviser.outputs.contract import FlowView, SiteView
from veiviser.seeing.drawing import page_of, screens_of, steps_of
from veiviser.seeing.seen import Seen, digest_of

OF_FLOWS = ("screen", "step", "guide")
"""Kinds of what is of a flow."""


def approvables_of_flow(view: FlowView, kinds: Collection[str] = OF_FLOWS) -> Iterator[Approvable]:
    """
    Args:
        kinds: what is not among them is not drawn.
    """
    seen = [*(screens_of(view) if "screen" in kinds else ()), *(steps_of(view) if {"step", "guide"} & {*kinds} else ())]
    yield from (approvable_of(one) for one in seen if one.kind in kinds)


def approvable_page(page: Page, site: SiteView) -> Approvable:
    return approvable_of(page_of(page, site))


def approvable_of(seen: Seen) -> Approvable:
    """A screen, a step, a guide or a page."""
    words = digest_of(moment.words for moment in seen.moments)
    return Approvable(what=name_of(seen), title=seen.title, digest=seen.digest, words=words, place=seen.place)


def approvable_fact(fact: Fact) -> Approvable:
    """The same for as long as it says the same to readers and to machines."""
    digest = blake2b(f"{fact.value}\0{fact.words}".encode(), digest_size=16).hexdigest()
    return Approvable(what=named("fact", fact.name), title=fact.words, digest=digest, words=digest, place=fact.place)


def name_of(seen: Seen) -> str:
    """What an approval calls it."""
    return named(seen.kind, "/".join(part for part in (seen.group, seen.name) if part))
