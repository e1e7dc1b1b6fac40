"""Approvals on the page about coverage: a column of the branches, and a table of all that is approved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from veiviser.model.approval import Held, Standing, named
from veiviser.model.coverage import APPROVED, Colour, FlowCoverage
from veiviser.model.interface import InterfaceWords
from veiviser.templating.plain import one_line
from veiviser.templating.words import Date

KINDS = ("screen", "guide", "step", "page", "fact")


def with_approvals(flow: FlowCoverage, held: Sequence[Held] | None) -> FlowCoverage:
    """The same with the column of approvals, if there are any: that of a branch is its screen's."""
    if held is None:
        return flow
    colours = {one.what: _colour(one.standing) for one in held}
    branches = (
        replace(
            branch, cells={**branch.cells, APPROVED: colours.get(named("screen", f"{flow.name}/{branch.on}"), "grey")}
        )
        for branch in flow.branches
    )
    return replace(flow, branches=tuple(branches), is_approved=True)


def _colour(standing: Standing) -> Colour:
    """Amber is an approval that holds no more, or is not enough."""
    return "green" if standing == "holds" else "red" if standing == "none" else "amber"


def tell_approvals(held: Sequence[Held], words: InterfaceWords) -> Iterator[str]:
    """Markdown of the table: what holds no more first, and what nobody approved as numbers."""
    if not held:
        return
    yield from (f"## {words('approved.heading')} {{ #godkjenninger }}", "", words("approved.lead"), "")
    told = [one for one in held if one.approval is not None]
    if told:
        yield from (words("approved.table"), "| --- | --- | --- | --- |")
        yield from (_row(one, words) for one in sorted(told, key=lambda one: one.standing == "holds"))
        yield ""
    lacking = Counter(one.what.partition(" ")[0] for one in held if one.standing == "none")
    counted = [words(f"approved.lacking_{kind}", count=lacking[kind]) for kind in KINDS if lacking[kind]]
    if counted:
        yield from (words("approved.lacking", counted=", ".join(counted)), "")


def _row(one: Held, words: InterfaceWords) -> str:
    assert one.approval is not None
    approval, kind = one.approval, one.what.partition(" ")[0]
    name = words("approved.named", kind=words(f"approved.{kind}"), title=one.title or one.what.partition(" ")[2])
    until = Date(approval.until, words).short if approval.until is not None else words("approved.open")
    when = words("approved.by", who=approval.who, day=Date(approval.day, words).short)
    cells = (name, words(f"approved.{one.standing}"), when, until)
    return f"| {' | '.join(one_line(cell).replace('|', '&#124;') for cell in cells)} |"


def approvals_as_data(held: Sequence[Held]) -> list[dict[str, str]]:
    """One table a thing, for JSON."""
    return [
        {"what": one.what, "title": one.title, "standing": one.standing}
        | (
            {"who": one.approval.who, "author": one.approval.author, "day": f"{one.approval.day}"}
            | ({"until": f"{one.approval.until}"} if one.approval.until else {})
            if one.approval is not None
            else {}
        )
        for one in held
    ]
