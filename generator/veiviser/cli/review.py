"""`veiviser review`: shows what readers meet otherwise than before."""

from pathlib import Path

import click

from veiviser.cli.day import as_of
from veiviser.cli.ending import Stopped
from veiviser.cli.folders import near, project_folder
from veiviser.cli.progress import Progress
from veiviser.cli.reporting import tell
from veiviser.cli.words import Argument, Command, option
from veiviser.messages import render, say
from veiviser.problem import Report


@click.command(cls=Command)
@click.argument("base", cls=Argument, required=False, default="", metavar="[BASE]")
@option(
    "--format",
    "style",
    type=click.Choice(["page", "mail", "json"]),
    default="page",
    show_default=True,
    help=say("A page to look at, a paragraph for a mail, or data."),
)
@option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("review"),
    show_default=True,
    help=say("The folder of the page, in the project."),
)
@as_of
@click.pass_context
def review(ctx: click.Context, base: str, style: str, output: Path) -> None:
    """
    Show what readers meet otherwise than before.

    BASE is a branch or version that git knows; compared is with where you left it. Left out: the main branch.

    Compared is what readers see: each screen at every moment, each step of the guides, each page. What is only
    written otherwise in the files is no change. Both versions are drawn with this version of the tool.
    """
    root = project_folder(ctx)
    from veiviser.reading.files.versions import NoVersion, where_it_left
    from veiviser.reading.runs.approvals import read_approvals
    from veiviser.reviewing.comparing import review as compare
    from veiviser.reviewing.data import as_data
    from veiviser.reviewing.page import make_page
    from veiviser.reviewing.remembering import remember
    from veiviser.reviewing.sides import files_now, files_then
    from veiviser.reviewing.telling import paragraph
    from veiviser.writing import new_site, write_files

    with Progress() as progress:
        progress.tell(say("Comparing"))
        try:
            commit = where_it_left(root, base)
            approvals = read_approvals(root, Report())
            found = compare(root, files_then(root, commit), files_now(root), commit, approvals)
        except NoVersion as none:
            raise Stopped(render(say("Error: {what}", what=none.message)), 1) from None
    if style == "json":
        click.echo(as_data(found).encode(), nl=False)
        return
    remember(root, found)
    click.echo(paragraph(found).encode())
    if style == "page":
        target = output if output.is_absolute() else root / output
        with new_site(target, root) as folder:
            write_files(folder, make_page(found))
        tell(say("Open {page}", page=near(target / "index.html")))
