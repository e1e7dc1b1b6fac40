"""`veiviser pictures`: the screens of a flow as files, for slides and documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.booklet import printing
from veiviser.cli.compiled import compiled_flow
from veiviser.cli.day import as_of
from veiviser.cli.folders import complete_flows, near, project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import tell
from veiviser.cli.words import Command, option
from veiviser.messages import Count, say

if TYPE_CHECKING:  # imported where it is used: `--help` and completion must answer at once
    from veiviser.model.journey import Graph
    from veiviser.pipeline import Generated

FOLDER = "bilder"


@click.command(cls=Command)
@click.argument("flow", shell_complete=complete_flows)
@option(
    "--format", "style", type=click.Choice(["png", "pdf"]), default="png", show_default=True, help=say("What to make.")
)
@option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(FOLDER),
    show_default=True,
    metavar="DIR",
    help=say("The folder that the pictures are written to."),
)
@as_of
@click.pass_context
def pictures(ctx: click.Context, flow: str, style: str, folder: Path) -> None:
    """
    Take pictures of all screens of a flow, in all situations.

    \b
      png   a picture of each, named as its page
      pdf   one file with a sheet for each, to put on slides
    """
    root = project_folder(ctx)
    with printing(), Progress() as progress:
        from veiviser.booklet.photographing import bound, camera
        from veiviser.find_browser import installed_browser
        from veiviser.pipeline import generate
        from veiviser.writing import replace_file, scratch_folder, write_files

        progress.tell(say("Reading and checking"))
        graph = compiled_flow(root, flow).graph
        made = generate(root)
        program = installed_browser()
        with scratch_folder() as site, camera(str(program) if program else None) as phone:
            write_files(site, dict(_files(made)))
            pages = dict(_pages(graph, site))
            if style == "pdf":
                sheets = [(name, phone.pdf(address)) for name, address in pages.items()]
                replace_file(folder, f"{graph.flow.name}.pdf", bound(sheets))
                tell(say("Wrote {path}", path=near((folder / f"{graph.flow.name}.pdf").resolve())))
                return
            for name, address in pages.items():
                progress.tell(say("Taking a picture of «{name}»", name=name))
                replace_file(folder / graph.flow.name, f"{name}.png", phone.png(address))
    tell(say("Wrote {count} pictures into {path}", count=Count(len(pages)), path=near(folder.resolve())))


def draw_board(root: Path, flow: str, style: str) -> str | bytes:
    """
    A flow's board as one file.

    Args:
        style: `board-svg` or `board-pdf`.
    """
    with printing(), Progress() as progress:
        from veiviser.booklet.photographing import camera
        from veiviser.find_browser import installed_browser
        from veiviser.model.site import board_path
        from veiviser.pipeline import generate
        from veiviser.writing import scratch_folder, write_files

        progress.tell(say("Reading and checking"))
        graph = compiled_flow(root, flow).graph
        made = generate(root)
        program = installed_browser()
        with scratch_folder() as site, camera(str(program) if program else None) as wide:
            write_files(site, dict(_files(made)))
            address = (site / board_path(graph.flow.name)).resolve().as_uri()
            return wide.board_svg(address) if style == "board-svg" else wide.board_pdf(address)


def _files(made: "Generated") -> Iterator[tuple[str, str | bytes]]:
    """What the screens need to be seen, by path in the site."""
    yield from ((path, file) for path, file in made.theme.items() if path.endswith(".woff2"))
    yield from ((path, file) for path, file in made.docs.items() if isinstance(file, bytes))
    yield from made.site_files.items()


def _pages(graph: "Graph", site: Path) -> Iterator[tuple[str, str]]:
    """By name, the address of each state's page; what shows more of a long list is left out."""
    from veiviser.model.site import page_path

    for state in graph.states:
        name = graph.pages[state]
        yield name, (site / page_path(graph.flow.name, name)).resolve().as_uri()
