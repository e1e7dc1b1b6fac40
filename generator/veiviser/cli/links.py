"""`veiviser links`: checks the links of built HTML."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from veiviser.cli.progress import Progress
from veiviser.cli.reporting import FORMATS, show, summary
from veiviser.messages import current_language

if TYPE_CHECKING:
    from veiviser.links import Site
    from veiviser.problem import Problem

KNOWN = Path("links.toml")
CACHE = Path(".cache/outside-links.json")


def _site(_ctx: click.Context, _param: click.Parameter, url: str | None) -> "Site | None":
    from veiviser.links import site_at

    try:
        return site_at(url) if url else None
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from None


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER")
@click.option(
    "--site-url",
    "site",
    callback=_site,
    metavar="URL",
    help="Where the folder will stand. Left out: what its first page names as its canonical address.",
)
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="For whom."
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
@click.option("--external", is_flag=True, help="Ask the web, too, whether the addresses of other sites answer.")
@click.option(
    "--known",
    type=click.Path(path_type=Path),
    default=KNOWN,
    show_default=True,
    help="Outside addresses that need not answer, each with a reason and a last day.",
)
@click.option(
    "--cache",
    type=click.Path(dir_okay=False, path_type=Path),
    default=CACHE,
    show_default=True,
    help="What outside addresses answered, asked again after a week.",
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
        progress.tell("Checking links")
        checked = check_folder(folder, site)
        found = checked.problems
        outside: tuple[Problem, ...] = ()
        if external:
            from veiviser.links.outside import outside_problems

            progress.tell("Asking other sites")
            outside = outside_problems(checked, known, cache)
    told = tuple(sorted((*found, *outside)))
    if style == "text":
        show(told)
        click.echo(summary(told).capitalize() + ".", err=True)
    else:
        click.echo(FORMATS[style](told, explanations(current_language())).encode("utf-8", "replace"), nl=False)
    ctx.exit(any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in found))
