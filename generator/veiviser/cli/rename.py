"""`veiviser rename`: calls something otherwise, everywhere."""

from difflib import unified_diff
from pathlib import PurePosixPath

import click

from veiviser.cli.ending import Stopped
from veiviser.cli.folders import project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import counted, tell
from veiviser.cli.words import Command, option
from veiviser.messages import render, say

_KINDS = ("screen", "choice", "answer", "flow", "fact")


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@option("--dry-run", is_flag=True, help=say("Show what would be written, and write nothing."))
@click.pass_context
def rename(ctx: click.Context, kind: str, old: str, new: str, dry_run: bool) -> None:
    """
    Call a screen, a choice, an answer, a flow or a fact otherwise, everywhere.

    KIND is one of screen, choice, answer, flow and fact. A choice is written ANSWER/CHOICE. Where several flows have
    the name, the flow stands before it: FLOW/SCREEN.

    Changed are names in files, not words that readers see, and all else in the files stays as it is. Old addresses of
    screens and flows lead on. Nothing is written unless readers meet just what they met.

    \b
      veiviser rename screen velg-tid velg-time
      veiviser rename choice sykmelding/ja trenger
    """
    root = project_folder(ctx)
    from veiviser.correcting.files import Corrected
    from veiviser.correcting.journal import Journal
    from veiviser.renaming.asked import KINDS, CannotRename
    from veiviser.renaming.everywhere import renamed

    with Progress() as progress:
        progress.tell(say("Comparing"))
        try:
            found = renamed(root, next(one for one in KINDS if one == kind), old, new)
        except CannotRename as refused:
            raise Stopped(render(say("Error: {what}", what=refused.message)), 1) from None
    if dry_run:
        for name, data in sorted(found.after.items()):
            if data is not None:
                before = found.moved.get(name, name)
                click.echo(_diff(before, name, found.before[before], data), nl=False)
        return
    names = sorted(found.after, key=lambda name: found.after[name] is None)  # what is new stands before the old goes
    Journal(root).write(
        *(Corrected(file=name, before=found.before.get(name), after=found.after[name]) for name in names)
    )
    files = counted(sum(data is not None for data in found.after.values()), say("file"), say("files"))
    tell(say("Changed {files}.", files=files))
    if found.lost:
        tell(
            say("{count} addresses of answers lead nowhere any more; `veiviser review` tells which.", count=found.lost)
        )


def _diff(old: PurePosixPath, new: PurePosixPath, before: bytes, after: bytes) -> str:
    was, now = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    return "".join(unified_diff(was, now, str(old), str(new), n=0)) or f"--- {old}\n+++ {new}\n"
