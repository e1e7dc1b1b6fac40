"""`veiviser pack`: a prototype as one file, to send and to open anywhere."""

from pathlib import Path

import click

from veiviser.cli.compiled import compiled_flow
from veiviser.cli.day import as_of
from veiviser.cli.folders import complete_flows, near, project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import tell
from veiviser.cli.words import Command, option
from veiviser.messages import all_of, render, say
from veiviser.problem import nearest


@click.command(cls=Command)
@click.argument("flow", shell_complete=complete_flows)
@option(
    "--task", metavar="NAME", default="", help=say("Only what somebody sees who takes part in a test with this task.")
)
@option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=say("The file to write; with the ending .zip, files for a host. Left out: FLOW.html, here."),
)
@as_of
@click.pass_context
def pack(ctx: click.Context, flow: str, task: str, output: Path | None) -> None:
    """
    Pack a prototype into one HTML file, which can be sent by mail, or into a zip for a host.

    The file has all screens in all situations, the guide with its pictures, the map and the people to follow. It opens
    without network. A link out of it tells where it leads first. A zip has the board and the tasks, too.

    \b
      veiviser pack kommunal-nettlege --output nettlege.html
      veiviser pack kommunal-nettlege --task bestille --output oppgave.html
      veiviser pack kommunal-nettlege --output nettlege.zip
    """
    root = project_folder(ctx)
    from veiviser.packing import draw_guide, zipped
    from veiviser.packing import pack as bind
    from veiviser.pipeline import generate
    from veiviser.templating.words import banner
    from veiviser.writing import replace_file

    with Progress() as progress:
        progress.tell(say("Reading and checking"))
        graph = compiled_flow(root, flow).graph
        _refuse_unknown(task, [one.name for one in graph.flow.tasks])
        made = generate(root)
    entry = next(iter(graph.entries.values()))
    flow, title, start = graph.flow.name, graph.flow.title.words, graph.pages[entry]
    site, band = {**made.docs, **made.theme, **made.site_files}, banner(graph.flow, made.words)
    if not task:
        site |= draw_guide(flow, title, band, start, site, made.pictures, made.templates)
    written = output or Path(f"{flow}{task and '-'}{task}.html")
    packed = (
        zipped(flow, title, start, site, made.url, made.templates, task)
        if written.suffix.lower() == ".zip"
        else bind(flow, title, band, start, site, made.url, made.templates, task).encode()
    )
    replace_file(written.parent, written.name, packed)
    size = max(1, round(len(packed) / 1000))
    tell(say("Wrote {path} ({size} kB)", path=near(written.resolve()), size=size))


def _refuse_unknown(task: str, names: list[str]) -> None:
    if task and task not in names:
        near = nearest(task, names) or say("; the flow has {tasks}", tasks=all_of(*names) if names else say("none"))
        message = say("no task `{name}`{near}", name=task, near=near)
        raise click.BadParameter(render(message), param_hint="--task")
