"""What of a version of a project, and of a review, can be approved."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from veiviser.model.approval import Approvable, Approval
from veiviser.model.fact import Fact
from veiviser.outputs.contract import SiteView
from veiviser.place import Place
from veiviser.reading.files.authors import Authors
from veiviser.reading.runs.approvals import FILE
from veiviser.reviewing.changes import Change
from veiviser.reviewing.sides import Side
from veiviser.seeing.approvables import OF_FLOWS, approvable_fact, approvable_of, approvable_page, approvables_of_flow


def approvables(side: Side, kinds: Collection[str]) -> Iterator[Approvable]:
    """
    All of these kinds.

    Args:
        kinds: what is not among them is not drawn.
    """
    for view in side.views.values() if {*OF_FLOWS} & {*kinds} else ():
        yield from approvables_of_flow(view, kinds)
    site = SiteView(project=side.project, environment=side.environment)
    yield from (approvable_page(page, site) for page in (side.project.pages.values() if "page" in kinds else ()))
    yield from (approvable_fact(fact) for fact in (side.facts.values() if "fact" in kinds else ()))


def approved(root: Path, things: Iterable[Approvable], who: str, until: date | None = None) -> Mapping[str, Approval]:
    """Approvals of today, each with who had changed it last."""
    authors = Authors(root)
    return {
        one.what: Approval(
            what=one.what,
            digest=one.digest,
            words=one.words,
            who=who,
            author=authors.of_file(file) if (file := _whole_file(one)) else authors.of_block(one.place),
            day=date.today(),
            until=until,
            place=Place(FILE),
        )
        for one in things
    }


def _whole_file(one: Approvable) -> PurePosixPath | None:
    """A page, and what a guide says around its steps, are made of the file; anything else is a part of one."""
    return one.place.file if one.what.startswith(("page ", "guide ")) else None


def approvable_changes(changes: Iterable[Change], facts: Iterable[Fact]) -> Iterator[Approvable]:
    """All that a review shows and that is still there; of those that look otherwise in the same way, each."""
    for change in changes:
        if change.after is not None:
            yield from (approvable_of(one) for one in (change.after, *change.alike))
    yield from map(approvable_fact, facts)
