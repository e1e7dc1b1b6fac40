"""`veiviser approve`: writes down who has approved what readers see, and tells what still holds."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.ending import Stopped
from veiviser.cli.folders import project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import counted, tell
from veiviser.cli.words import Argument, Command, option
from veiviser.kept.inputs import today
from veiviser.messages import Message, render, say
from veiviser.problem import ProblemsFound, Report, nearest

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from collections.abc import Mapping

    from veiviser.model.approval import Approvable, Approval, Held, Standing

_KINDS = ("screen", "step", "guide", "page", "fact")
_STANDINGS: "Mapping[Standing, Message]" = {
    "holds": say("approved"),
    "words": say("reads otherwise since"),
    "look": say("looks otherwise since"),
    "ended": say("approved until"),
    "alone": say("approved by who had changed it, or nobody knows who had"),
    "gone": say("is there no more"),
    "none": say("not approved"),
}


@click.command(cls=Command)
@click.argument("kind", cls=Argument, type=click.Choice([*_KINDS, "flow", "changed"]), required=False, metavar="[KIND]")
@click.argument("names", cls=Argument, nargs=-1, metavar="[NAME]...")
@option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=say("The last day on which it holds."))
@option("--who", default="", metavar="NAME", help=say("Who approves. Left out: the name that git knows you by."))
@option("--strict", is_flag=True, help=say("Fail, too, where something was never approved."))
@click.pass_context
def approve(
    ctx: click.Context, kind: str | None, names: Sequence[str], until: datetime | None, who: str, strict: bool
) -> None:
    """
    Approve what readers see, or tell what is approved.

    Without KIND, it tells what is approved, and fails where an approval holds no more. An approval lapses when readers
    see something else, and not when a file only says the same otherwise. It stands in `godkjent.yaml`.

    \b
      veiviser approve screen FLOW/SCREEN    one screen; likewise step FLOW/SCREEN/1, guide FLOW
      veiviser approve page help/index.md    one page; likewise fact NAME
      veiviser approve flow FLOW             all screens of a flow, its guide and the steps in it
      veiviser approve changed [BASE]        all that `veiviser review` shows
    """
    root = project_folder(ctx)
    from veiviser.reading.runs.approvals import read_approvals

    report = Report()
    approvals = read_approvals(root, report)
    if report:
        raise ProblemsFound(report)
    if kind is None:
        ctx.exit(_tell(root, approvals, strict))
    _write(root, approvals, _meant(root, kind, names), _name(root, who), until.date() if until else None)


def _tell(root: Path, approvals: "Mapping[str, Approval]", strict: bool) -> bool:
    """Whether something is wrong."""
    from veiviser.model.approval import Approvals
    from veiviser.reviewing.approving import approvables
    from veiviser.reviewing.sides import whole_side

    with Progress() as progress:
        progress.tell(say("Reading and drawing"))
        kinds = _KINDS if strict else {what.partition(" ")[0] for what in approvals}
        side = whole_side(root)
        known = (side.project.approvals or Approvals(by_what=approvals)).on(today())
        there = {one.what: one for one in approvables(side, kinds)}
        found = [*known.of(there.values()), *known.gone(there)]
    for one in found:
        if one.standing != "none" or strict:
            click.echo(_line(one))
    holding = sum(one.standing == "holds" for one in found)
    tell(say("Approved: {things}.", things=counted(holding, say("thing"), say("things"))), err=True)
    return any(one.standing != "holds" and (strict or one.standing != "none") for one in found)


def _line(one: "Held") -> str:
    words, approval = render(_STANDINGS[one.standing]), one.approval
    if approval is None:
        return f"{one.what} «{one.title}»: {words}"
    day = approval.until if one.standing == "ended" else approval.day
    return f"{one.what} «{one.title}»: {words} {day} ({approval.who})"


def _meant(root: Path, kind: str, names: Sequence[str]) -> "list[Approvable]":
    from veiviser.reviewing.approving import approvables
    from veiviser.reviewing.sides import whole_side

    if kind == "changed":
        return _changed(root, names)
    with Progress() as progress:
        progress.tell(say("Reading and drawing"))
        kinds = ("screen", "guide", "step") if kind == "flow" else (kind,)
        there = {one.what: one for one in approvables(whole_side(root), kinds)}
    found: list[Approvable] = []
    for name in names:
        of_flow = [one for what, one in there.items() if what.split(" ")[1].partition("/")[0] == name]
        meant = of_flow if kind == "flow" else [there[f"{kind} {name}"]] if f"{kind} {name}" in there else []
        if not meant:
            near = nearest(name, [what.split(" ")[1] for what in there])
            raise click.BadParameter(say("nothing is called `{name}`{near}", name=name, near=near), param_hint="NAME")
        found += meant
    if not names:
        raise click.BadParameter(say("name what you approve"), param_hint="NAME")
    return found


def _changed(root: Path, names: Sequence[str]) -> "list[Approvable]":
    from veiviser.reading.files.versions import NoVersion, where_it_left
    from veiviser.reviewing.approving import approvable_changes
    from veiviser.reviewing.comparing import review
    from veiviser.reviewing.sides import files_now, files_then

    with Progress() as progress:
        progress.tell(say("Comparing"))
        try:
            commit = where_it_left(root, names[0] if names else "")
            found = review(root, files_then(root, commit), files_now(root), commit)
        except NoVersion as none:
            raise Stopped(render(say("Error: {what}", what=none.message)), 1) from None
    return list(approvable_changes(found.seen.changes, found.facts_now))


def _name(root: Path, who: str) -> str:
    from veiviser.reading.files.versions import own_name

    name = who or own_name(root)
    if not name:
        raise click.BadParameter(say("git does not know your name; write it here"), param_hint="--who")
    return name


def _write(
    root: Path, approvals: "Mapping[str, Approval]", things: "Iterable[Approvable]", who: str, until: date | None
) -> None:
    from veiviser.reading.runs.approvals import FILE, written_approvals
    from veiviser.reviewing.approving import approved
    from veiviser.writing import replace_file

    made = approved(root, things, who, until)
    replace_file(root, str(FILE), written_approvals({**approvals, **made}.values()))
    for what in made:
        click.echo(what)
    tell(
        say(
            "Approved {things} as {who}, in {file}.",
            things=counted(len(made), say("thing"), say("things")),
            who=who,
            file=FILE,
        )
    )
