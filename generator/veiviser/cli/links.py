"""`veiviser links`: checks the links of built HTML."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.progress import Progress
from veiviser.cli.reporting import FORMATS, capitalized, show, summary, tell
from veiviser.cli.words import Argument, Command, option
from veiviser.messages import current_language, say

if TYPE_CHECKING:
    from veiviser.links import Site
    from veiviser.problem import Problem

KNOWN = Path("links.toml")
CACHE = Path(".cache/outside-links.json")


def _site(_ctx: click.Context, _param: click.Parameter, url: str | None) -> "Site | None":
    from veiviser.links import NoSite, site_at

    try:
        return site_at(url) if url else None
    except NoSite as wrong:
        raise click.BadParameter(wrong.message) from None


@click.command(cls=Command)
@click.argument("folder", cls=Argument, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER")
@option(
    "--site-url",
    "site",
    callback=_site,
    metavar="URL",
    help=say("Where the folder will stand. Left out: what its first page names as its canonical address."),
)
@option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help=say("For whom."))
@option("--strict", is_flag=True, help=say("Let warnings count as errors do."))
@option("--external", is_flag=True, help=say("Ask the web, too, whether the addresses of other sites answer."))
@option(
    "--known",
    type=click.Path(path_type=Path),
    default=KNOWN,
    show_default=True,
    help=say("Outside addresses that need not answer, each with a reason and a last day."),
)
@option(
    "--cache",
    type=click.Path(dir_okay=False, path_type=Path),
    default=CACHE,
    show_default=True,
    help=say("What outside addresses answered, asked again after a week."),
)
@click.pass_context
def links(
    ctx: click.Context,
    folder: Path,
    site: "Site | None",
    style: str,
    strict: bool,
    external: bool,
    known: Path,
    cache: Path,
) -> None:
    """
    Check the links of built HTML.

    FOLDER holds it, ours or not.

    What --external finds is never an error and never fails the command, not even with --strict.
    """
    from veiviser.cli.explanations import explanations
    from veiviser.links import check_folder

    with Progress() as progress:
        progress.tell(say("Checking links"))
        checked = check_folder(folder, site)
        found = checked.problems
        outside: tuple[Problem, ...] = ()
        if external:
            from veiviser.links.outside import outside_problems

            progress.tell(say("Asking other sites"))
            outside = outside_problems(checked, known, cache)
    told = tuple(sorted((*found, *outside)))
    if style == "text":
        show(told)
        tell(say("{summary}.", summary=capitalized(summary(told))), err=True)
    else:
        click.echo(FORMATS[style](told, explanations(current_language())).encode("utf-8", "replace"), nl=False)
    ctx.exit(any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in found))
