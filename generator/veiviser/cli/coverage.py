"""`veiviser coverage`: reports coverage of every branch."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.day import as_of
from veiviser.cli.folders import complete_flows, flow_file, project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import counted_branches, show
from veiviser.cli.words import Command, option
from veiviser.messages import Message, render, say

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.coverage import Colour, FlowCoverage

_COLOURS: "Mapping[Colour, Message]" = {
    "green": say("green"),
    "amber": say("amber"),
    "red": say("red"),
    "grey": say("not run"),
}


@click.command(cls=Command)
@click.argument("flows", nargs=-1, metavar="[FLOW]...", shell_complete=complete_flows)
@option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of
@click.pass_context
def coverage(ctx: click.Context, flows: Sequence[str], style: str) -> None:
    """
    Report what is drawn, told, tested and promised of each branch.

    Name flows to see what is missing in those, with its place: `veiviser coverage kommunal-nettlege`. What tests saw is
    known from the last `pytest flows/`. Fails when something is missing that `mkdocs.yml` requires.
    """
    root = project_folder(ctx)
    wanted = {Path(flow_file(root, flow)).stem for flow in flows}
    from veiviser.outputs.coverage import as_data, flow_as_data
    from veiviser.pipeline import generate

    with Progress() as progress:
        progress.tell(say("Reading and drawing"))
        made = generate(root)
    found = [flow for flow in made.coverage if not wanted or flow.name in wanted]
    missing = [problem for problem in made.missing if not wanted or problem.place.file.stem in wanted]
    if style == "json":
        click.echo(as_data(found, [flow_as_data(flow) for flow in found]).encode(), nl=False)
    else:
        click.echo("\n".join(_table(found)))
        if wanted:
            click.echo("\n".join(["", *_not_green(found)]))
        show(missing, err=True)
    ctx.exit(bool(missing))


def _table(flows: Sequence["FlowCoverage"]) -> Iterator[str]:
    """A line a column, flow by flow, and the figures in all."""
    for flow in flows:
        yield render(say("{flow}: {figures}", flow=flow.name, figures=_figures([flow])))
        for column in flow.columns:
            counts = [f"{flow.count(column, colour):5} {render(words)}" for colour, words in _COLOURS.items()]
            yield f"  {column:10}  {'  '.join(counts)}"
    yield render(say("In all: {figures}", figures=_figures(flows)))


def _figures(flows: Sequence["FlowCoverage"]) -> Message:
    from veiviser.model.coverage import figures

    counted = figures(flows)
    return counted_branches(counted.branches, counted.tried, counted.untold)


def _not_green(flows: Sequence["FlowCoverage"]) -> Iterator[str]:
    for flow in flows:
        for branch in flow.branches:
            cells = branch.cells.items()
            lacking = [f"{column} {render(_COLOURS[colour])}" for column, colour in cells if colour != "green"]
            if lacking:
                yield f"{branch.place}: «{branch.label}»: {', '.join(lacking)}"
