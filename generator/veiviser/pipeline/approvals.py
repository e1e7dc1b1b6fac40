"""Approvals, and screens that were changed, as the outputs are told of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from veiviser.messages import say
from veiviser.model.approval import Approvals, Held, named
from veiviser.model.earlier import Earlier, since
from veiviser.model.project import Project
from veiviser.model.site import main_flow
from veiviser.outputs.contract import CoverageNote, FlowView, SiteView
from veiviser.problem import Problem
from veiviser.reading import Opened
from veiviser.seeing.approvables import approvable_fact, approvable_page, approvables_of_flow
from veiviser.seeing.drawing import screens_of


def with_approvals(view: FlowView, approvals: Approvals | None) -> FlowView:
    """A flow with how its approvals stand; of a variant, which no reader meets, nobody asks for any."""
    if approvals is None:
        return view
    if main_flow(view.graph.flow.name) != view.graph.flow.name:
        return replace(view, held=())
    held = tuple(approvals.of(approvables_of_flow(view)))
    days = [one.approval.day for one in held if one.approval is not None and one.standing == "holds"]
    is_all = approvals.is_shown and len(days) == len(held) > 0
    return replace(view, held=held, approved=min(days) if is_all else None)


def with_changes(view: FlowView, earlier: Earlier | None) -> FlowView:
    """A flow with what of its screens is otherwise than in an earlier version."""
    if earlier is None:
        return view
    return replace(view, since=since(earlier, {one.name: one.digest for one in screens_of(view)}))


def held_of_site(site: SiteView) -> tuple[Held, ...]:
    """How the approval of each thing that readers meet stands, and then each that is there no more."""
    approvals = site.project.approvals
    if approvals is None:
        return ()
    of_flows = [held for note in site.drawn.notes_of(CoverageNote) for held in note.held]
    pages = [approvable_page(page, site) for page in site.project.pages.values()]
    staff = {named("page", page.path) for page in site.project.pages.values() if page.is_for_staff}
    facts = [approvable_fact(fact) for fact in site.project.facts.values()]
    found = [*of_flows, *approvals.of(pages), *approvals.of(facts)]
    waiting = {named("page", f"{page}.md") for page in site.project.absent}
    gone = approvals.gone({one.what: one for one in found})
    return tuple(
        one
        for one in (*found, *(one for one in gone if one.what not in waiting))
        if one.what not in staff or one.approval is not None
    )


def on_day(opened: Opened, day: date) -> Opened:
    """A project with its approvals as they stand on a day."""
    if opened.project is None or opened.project.approvals is None:
        return opened
    return replace(opened, project=replace(opened.project, approvals=opened.project.approvals.on(day)))


def ended_approvals(project: Project, day: date) -> Iterator[Problem]:
    """A warning for each."""
    for approval in (project.approvals or Approvals()).by_what.values():
        if approval.until is not None and approval.until < day:
            message = say(
                "{who} approved this until {until}; have it looked at again, and run `veiviser approve`",
                who=approval.who,
                until=approval.until,
            )
            yield Problem(approval.place, "approval-ended", message, "warning")
