"""`veiviser export`: gives a flow to other tools."""

from pathlib import Path

import click

from veiviser.cli.compiled import compiled_flow
from veiviser.cli.day import as_of
from veiviser.cli.ending import Stopped
from veiviser.cli.folders import complete_flows, flow_name, near, project_folder
from veiviser.cli.picturing import draw_board
from veiviser.cli.reporting import tell
from veiviser.cli.words import Command, option
from veiviser.messages import render, say

NAMES = ("mermaid", "dot", "xstate", "gherkin", "texts")
"""Of the formats, which are imported where they are used."""
DRAWN = ("board-svg", "board-pdf")
"""What a browser draws."""


@click.command(cls=Command)
@click.argument("flow", shell_complete=complete_flows)
@option("--format", "style", type=click.Choice((*NAMES, *DRAWN)), required=True, help=say("What to make of the flow."))
@option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=say("The file to write. Left out: it is printed."),
)
@as_of
@click.pass_context
def export(ctx: click.Context, flow: str, style: str, output: Path | None) -> None:
    """
    Give a flow to another tool, as a chart, a machine, scenarios or a table.

    \b
      mermaid   a chart that GitHub and many others draw from text
      dot       a chart for Graphviz
      xstate    a state machine as JSON, for XState 5 and Stately
      gherkin   scenarios in Norwegian that together take every way
      texts     all texts as a table for Excel, which `veiviser import` reads
      board-svg the board as one drawing, each screen as a picture in it
      board-pdf the board as one sheet

    \b
      veiviser export kommunal-nettlege --format texts --output texts.csv
    """
    root = project_folder(ctx)
    from veiviser.writing import replace_file

    if style in DRAWN:
        written = output or Path(f"{flow_name(flow)}.{style.rpartition('-')[2]}")
        replace_file(written.parent, written.name, draw_board(root, flow, style))
        tell(say("Wrote {path}", path=near(written.resolve())))
        return
    from veiviser.exports import FORMATS, CannotExport, Subject

    found = compiled_flow(root, flow)
    try:
        made = FORMATS[style].export(Subject(graph=found.graph, words=found.words, source=found.source))
    except CannotExport as refused:
        raise Stopped(render(say("Error: {what}", what=refused.message)), 1) from None
    if output is None:
        click.echo(made.encode(), nl=False)
    else:
        replace_file(output.parent, output.name, made)
        tell(say("Wrote {path}", path=near(output.resolve())))
