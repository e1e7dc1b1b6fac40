"""`veiviser tests`: what people did who tried the tasks of a flow."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.compiled import compiled_flow
from veiviser.cli.ending import Stopped
from veiviser.cli.folders import near, project_folder
from veiviser.cli.reporting import tell
from veiviser.cli.words import Argument, Command, option
from veiviser.messages import Message, render, say

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.session import Session
    from veiviser.trials.figures import OfScreen, OfTask

_LARGEST = 1_000_000
"""Bytes of one file; that of a long test has some thousands."""


@click.command(cls=Command)
@click.argument("folder", cls=Argument, type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@option(
    "--format", "style", type=click.Choice(["text", "csv"]), default="text", show_default=True, help=say("For whom.")
)
@option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=say("The file to write. Left out: it is printed."),
)
@option("--examples", metavar="FLOW", help=say("First write examples of participants into the folder, of each task."))
@option("--count", type=click.IntRange(1, 500), default=8, show_default=True, help=say("How many examples."))
@option("--seed", type=int, default=1, show_default=True, help=say("The same number makes the same examples."))
@click.pass_context
def tests(
    ctx: click.Context, folder: Path, style: str, output: Path | None, examples: str | None, count: int, seed: int
) -> None:
    """
    Count what people did who tried the tasks of a flow.

    The folder has the files that participants saved. Nothing is sent anywhere.

    \b
      text   for each task how many did it, time, detour, and where it went wrong
      csv    a table with a row for each screen that each came to

    \b
      veiviser tests svar
      veiviser tests svar --format csv --output svar.csv
    """
    if examples is not None:
        _write_examples(project_folder(ctx), examples, folder, count, seed)
    from veiviser.trials.figures import figures
    from veiviser.trials.table import table
    from veiviser.writing import replace_file

    sessions = list(_sessions(folder))
    if not sessions:
        raise Stopped(render(say("Error: no file in {folder} is from a test", folder=str(folder))), 1)
    made = table(sessions) if style == "csv" else "".join(f"{render(line)}\n" for line in _told(figures(sessions)))
    if output is None:
        click.echo(made.encode(), nl=False)
    else:
        replace_file(output.parent, output.name, made)
        tell(say("Wrote {path}", path=near(output.resolve())))


def _sessions(folder: Path) -> "Iterator[Session]":
    from veiviser.trials.reading import NoSession, read_session

    for path in sorted(folder.glob("*.json")):
        try:
            if path.stat().st_size > _LARGEST:
                raise NoSession
            yield read_session(path.read_text(encoding="utf-8-sig"))
        except (NoSession, UnicodeDecodeError):
            tell(say("{file} is not from a test; it is left out", file=path.name), err=True)


def _write_examples(root: Path, flow: str, folder: Path, count: int, seed: int) -> None:
    from veiviser.journeys.trying.wandering import wander
    from veiviser.trials.reading import written_session
    from veiviser.writing import replace_file

    graph = compiled_flow(root, flow).graph
    for task in graph.flow.tasks:
        for number in range(1, count + 1):
            session = wander(graph, task, number, seed)
            if session is not None:
                replace_file(folder, f"{session.flow}-{task.name}-{session.id}.json", written_session(session))


def _told(tasks: "Iterable[OfTask]") -> Iterator[Message]:
    for task in tasks:
        low, high = task.done.of_hundred
        yield say("{flow}: {task}: «{ask}»", flow=task.flow, task=task.task, ask=task.ask)
        if made_up := sum(session.is_example for session in task.sessions):
            yield say("  Examples, whom nobody was: {count} of {of}", count=made_up, of=len(task.sessions))
        yield say(
            "  Did it: {count} of {of}. Of a hundred others, most likely between {low} and {high} would.",
            count=task.done.count,
            of=task.done.of,
            low=low,
            high=high,
        )
        yield say(
            "  Gave up: {up}. Thought it was done elsewhere: {elsewhere}.", up=task.gave_up, elsewhere=task.elsewhere
        )
        if task.seconds and task.detour:
            middle, least, most = map(round, (task.seconds.middle, task.seconds.least, task.seconds.most))
            yield say("  Seconds: {middle} ({least}–{most})", middle=middle, least=least, most=most)
            yield say(
                "  Steps more than the fewest: {middle} ({least}–{most})",
                middle=f"{task.detour.middle:g}",
                least=f"{task.detour.least:g}",
                most=f"{task.detour.most:g}",
            )
        yield from map(_on_screen, task.screens)


def _on_screen(of: "OfScreen") -> Message:
    return say(
        "  {screen}: {seen} saw it, {errors} pressed on too early, {vain} in vain, {turned} turned back, {ended} ended",
        screen=of.screen,
        seen=of.seen,
        errors=of.errors,
        vain=sum(of.vain.values()),
        turned=of.turned_back,
        ended=of.ended,
    )
